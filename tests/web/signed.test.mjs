// @ts-check
/** Signed galleries with the real engine: recognised, added, and every way in which one can turn out wrong. */
import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, signGallery } from '../support/personas.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { subfolder, tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const PERSONAS = [
  { id: 'mara', name: 'Mara Quill' },
  { id: 'otto', name: 'Otto Lund' },
];

/** @param {string} text */
const letters = (text) => text.replace(/[^0-9a-f]/gi, '').toLowerCase();

/**
 * A signed gallery on a host, and a window at Sources.
 * @param {import('node:test').TestContext} t
 */
async function start(t) {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const { folder, fingerprint } = signGallery(parent, PERSONAS);
  const server = await serveGallery(owner, folder);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(bridge.at('sources'));
  return { owner, parent, folder, fingerprint, server, bridge, page, watched, screen: new Screen(page) };
}

/** @typedef {Awaited<ReturnType<typeof start>>} Started */

/** @param {Started} started */
async function added({ screen, server }) {
  await screen.addSource(server.address);
  await screen.says('source-row', /\b2 items/, 20_000);
}

/**
 * Puts other files in the place of the gallery's.
 * @param {string} folder
 * @param {string} other
 */
function swap(folder, other) {
  rmSync(folder, { recursive: true });
  cpSync(other, folder, { recursive: true });
}

/**
 * What was listed stays to be looked at, and nothing of it can be installed, past the window neither.
 * @param {import('../support/bridge.mjs').Bridge} bridge
 * @param {Screen} screen
 * @param {RegExp} why
 */
async function lookingOnly(bridge, screen, why) {
  await screen.go('explore');
  assert.equal(await screen.total(), 2);
  await screen.open('otto');
  await screen.says('blocked', why);
  assert.equal(await screen.page.locator(`${id('detail')} ${id('install-button')}`).count(), 0);
  const [source] = await bridge.invoke('sources');
  const { id: job } = await bridge.invoke('install', { package: { source: source.name, id: 'otto' } });
  await until('the install is refused', async () => {
    const jobs = await bridge.invoke('jobs');
    return jobs.find((/** @type {{ id: string }} */ row) => row.id === job)?.state === 'failed';
  });
  assert.equal((await bridge.invoke('installed')).length, 1, 'what was installed before is not touched');
}

test(
  'a signed gallery is compared, added, and vouches for what is installed',
  { timeout: 90_000 },
  async (t) => {
    const started = await start(t);
    const { fingerprint, server, screen, page, watched } = started;
    await screen.click('add-source');
    await screen.get('source-location').fill(server.address);
    await screen.click('preview-source');
    await screen.says('source-preview', /Test gallery[\s\S]*provisional/i, 20_000);
    const print = await page.locator(`${id('source-preview')} ${id('fingerprint')}`).innerText();
    assert.equal(letters(print).slice(0, 64), letters(fingerprint));

    await screen.click('preview-back');
    await page.locator(`${id('source-expectations')} summary`).click();
    await screen.get('source-fingerprint').fill('ab12 '.repeat(16));
    await screen.click('preview-source');
    await screen.says('source-error', /fingerprint/, 20_000);
    await screen.get('source-fingerprint').fill(fingerprint);
    await screen.click('preview-source');
    await screen.sees('preview-fits');
    await screen.click('confirm-add-source');
    await screen.says('source-trust', /provisional/i, 20_000);

    await screen.go('explore');
    await screen.install('mara');
    await screen.open('mara');
    await screen.says('provenance', /Signed/);
    await screen.says('provenance', /Signed by Test gallery/);
    await screen.says('provisional-note', /one single key/);
    await screen.go('installed');
    await screen.says('installed-row', /Signed/);
    assert.deepEqual(
      watched.troubles.filter((line) => !line.includes('422')),
      [],
    );
  },
);

test(
  'a gallery that shows another identity is stopped until the person decides',
  { timeout: 90_000 },
  async (t) => {
    const started = await start(t);
    const { owner, folder, fingerprint, bridge, screen, page } = started;
    await added(started);
    await screen.go('explore');
    await screen.install('mara');
    const other = signGallery(tempdir(owner, 'other'), PERSONAS);
    swap(folder, other.folder);
    await screen.go('sources');
    await screen.click('sync');
    await screen.sees('trust-alarm');
    const shown = async (/** @type {string} */ mark) => letters(await page.locator(id(mark)).innerText());
    assert.ok((await shown('fingerprint-before')).endsWith(letters(fingerprint)));
    assert.ok((await shown('fingerprint-now')).endsWith(letters(other.fingerprint)));
    await lookingOnly(bridge, screen, /in doubt/);

    await screen.go('sources');
    await screen.click('compare-identity');
    await screen.get('identity-typed').fill(other.fingerprint);
    await screen.click('confirm-identity');
    await screen.loses('trust-alarm');
    await screen.go('explore');
    await screen.install('otto');
  },
);

test('a gallery that is put back to an older state is stopped', { timeout: 90_000 }, async (t) => {
  const started = await start(t);
  const { owner, parent, folder, bridge, screen } = started;
  const before = subfolder(tempdir(owner, 'before'), 'gallery');
  cpSync(folder, before, { recursive: true });
  buildGallery(parent, PERSONAS);
  await added(started);
  await screen.go('explore');
  await screen.install('mara');
  swap(folder, before);
  await screen.go('sources');
  await screen.click('sync');
  await screen.says('trust-alarm', /older|back/i);
  await screen.go('explore');
  await screen.sees('alarm-banner');
  await lookingOnly(bridge, screen, /in doubt/);
});

test('signatures that have ended: looking yes, installing no, and why', { timeout: 90_000 }, async (t) => {
  const started = await start(t);
  const { owner, bridge, page, screen } = started;
  await added(started);
  await screen.go('explore');
  await screen.install('mara');
  await bridge.running.stop();

  const later = await startBridge(owner, { home: bridge.home, daysAhead: 45 });
  await page.goto(later.at('sources'));
  await screen.says('source-trust', /not valid[\s\S]*current until/);
  await lookingOnly(later, screen, /out of date/);
  await screen.go('installed');
  await screen.says('installed-row', /Mara Quill/);
});
