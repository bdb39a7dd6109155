// @ts-check
/** Adding galleries, and what a person is told when an address is no gallery or a host is gone. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, pack, writePersona } from '../support/personas.mjs';
import { Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { subfolder, tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const PERSONAS = [
  { id: 'mara', name: 'Mara Quill' },
  { id: 'otto', name: 'Otto Lund' },
];

/** @param {import('node:test').TestContext} t */
async function start(t) {
  const owner = held(t);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(bridge.at('sources'));
  return { owner, bridge, page, watched, screen: new Screen(page) };
}

test('a gallery is added by its address, synced, and removed', { timeout: 90_000 }, async (t) => {
  const { owner, bridge, screen, watched } = await start(t);
  const server = await serveGallery(owner, buildGallery(tempdir(owner, 'gallery'), PERSONAS));
  await screen.addSource(server.address);
  await screen.says('source-row', /\b2 items/, 20_000);
  await screen.go('explore');
  await screen.card('mara').waitFor();
  await screen.go('sources');
  await screen.click('sync');
  await until('it was asked again', async () => (await bridge.invoke('jobs')).length >= 2);
  await screen.choose('source-menu', 'remove-source');
  await screen.click('confirm-remove-source');
  await screen.loses('source-row');
  await screen.go('explore');
  await screen.sees('empty-state');
  assert.deepEqual(
    watched.troubles.filter((line) => !line.includes('422')),
    [],
  );
});

/** @type {Record<string, { fault: import('../support/site.mjs').Fault, says: RegExp }>} */
const REFUSED = {
  'a web page': { fault: { html: '<!doctype html><title>Hi</title><h1>Hello</h1>' }, says: /web page|HTML/i },
  'nothing (404)': { fault: { status: 404 }, says: /404|not found|no gallery|nothing/i },
  'an error of the host (500)': { fault: { status: 500 }, says: /500|error/i },
  'a request for patience (429)': {
    fault: { status: 429, headers: { 'retry-after': '3600' } },
    says: /asks .* to wait|patience/i,
  },
};

for (const [name, { fault, says }] of Object.entries(REFUSED)) {
  test(`an address that answers with ${name} is told in a sentence`, { timeout: 60_000 }, async (t) => {
    const { owner, bridge, screen } = await start(t);
    const server = await serveGallery(owner, tempdir(owner, 'nothing'));
    server.faults.set('*', fault);
    await screen.addSource(server.address);
    await screen.says('source-failed', says, 40_000);
    assert.equal((await bridge.invoke('app_state')).listings, 0);
  });
}

test('an address that is none is refused in the dialog', { timeout: 60_000 }, async (t) => {
  const { bridge, screen } = await start(t);
  await screen.addSource('not a place at all');
  await screen.says('source-error', /\w+ .*\w/);
  await screen.get('source-location').fill(join(bridge.home, 'no-such-folder'));
  await screen.click('preview-source');
  await screen.says('source-error', /folder/i);
  assert.deepEqual(await bridge.invoke('sources'), []);
});

test(
  'a package dropped into a folder that is a gallery appears in the window',
  { timeout: 60_000 },
  async (t) => {
    const { owner, screen } = await start(t);
    const work = tempdir(owner, 'dropped');
    const folder = subfolder(work, 'shelf');
    for (const persona of PERSONAS) writePersona(subfolder(work, persona.id), persona);
    pack(join(work, 'mara'), join(folder, 'mara.hpersona'));
    await screen.addSource(folder);
    await screen.says('source-row', /one item/, 20_000);
    await screen.go('explore');
    await screen.card('mara').waitFor();
    pack(join(work, 'otto'), join(folder, 'otto.hpersona'));
    await screen.card('otto').waitFor({ timeout: 20_000 });
    rmSync(join(folder, 'mara.hpersona'));
    await screen.card('mara').waitFor({ state: 'detached', timeout: 20_000 });
  },
);

test('a host that is gone leaves the catalogue as it was, and says so', { timeout: 60_000 }, async (t) => {
  const { owner, screen } = await start(t);
  const server = await serveGallery(owner, buildGallery(tempdir(owner, 'gallery'), PERSONAS));
  await screen.addSource(server.address);
  await screen.says('source-row', /\b2 items/, 20_000);
  server.faults.set('*', { status: 503 });
  await screen.click('sync');
  await screen.sees('source-failed');
  await screen.go('explore');
  await screen.sees('source-banner');
  assert.equal(await screen.total(), 2);
  server.mend();
  await screen.get('source-banner').getByRole('button').first().click();
  await screen.loses('source-banner');
});

test('an unencrypted address is added only when the person confirms it', { timeout: 60_000 }, async (t) => {
  const { bridge, screen } = await start(t);
  await screen.addSource('http://gallery.example/registry.json');
  await screen.says('source-error', /encrypted|https/i);
  assert.deepEqual(await bridge.invoke('sources'), []);
  await screen.click('allow-insecure');
  await screen.click('preview-source');
  await screen.click('confirm-add-source');
  await screen.sees('source-row');
});
