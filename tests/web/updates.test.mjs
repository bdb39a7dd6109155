// @ts-check
/** New versions, the way back, bytes republished under an old number, and packages that come with another. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { id, Screen } from '../support/screen.mjs';
import { subfolder, tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };

/**
 * A window in a browser on a gallery of these personas, with the first one installed.
 * @param {import('node:test').TestContext} t
 * @param {import('../support/personas.mjs').Persona[]} personas
 */
async function start(t, personas) {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const gallery = buildGallery(parent, personas);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: gallery, name: 'shelf', allowInsecure: false });
  const { page } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.install('mara');
  return { parent, gallery, bridge, page, screen };
}

/**
 * Puts a gallery with other contents in the place of one, as somebody does who copies files to a host.
 * @param {string} parent
 * @param {string} gallery
 * @param {import('../support/personas.mjs').Persona[]} personas
 */
function publishOver(parent, gallery, personas) {
  cpSync(buildGallery(subfolder(parent, 'next'), personas), gallery, { recursive: true });
}

/** @param {import('../support/bridge.mjs').Bridge} bridge */
const versionOf = async (bridge) => (await bridge.invoke('installed'))[0]?.version;

test('a new version is shown, installed, and taken back', { timeout: 90_000 }, async (t) => {
  const { parent, bridge, screen } = await start(t, [MARA]);
  buildGallery(parent, [{ ...MARA, version: '1.1.0', short: 'Better than before.' }]);
  await screen.sees('badge-updates');
  await screen.go('installed');
  await screen.says('installed-row', /1\.0\.0.*1\.1\.0/s);
  await screen.click('update-button');
  await screen.says('install-dialog', /1\.1\.0/);
  await screen.click('confirm-install');
  await until('the new version is installed', async () => (await versionOf(bridge)) === '1.1.0');
  await screen.loses('badge-updates');
  await screen.choose('row-menu', 'rollback');
  await until('the version before is back', async () => (await versionOf(bridge)) === '1.0.0');
});

test('updates are planned, held, made as one job, and taken back', { timeout: 120_000 }, async (t) => {
  const others = [MARA, { id: 'nico', name: 'Nico Vale' }, { id: 'oda', name: 'Oda Lind' }];
  const { parent, bridge, page, screen } = await start(t, others);
  await screen.install('nico');
  await screen.install('oda');
  const newer = others.map((one) => ({ ...one, version: '1.1.0', tools: one.id === 'oda' ? ['shell'] : [] }));
  buildGallery(parent, newer);
  await screen.sees('badge-updates');
  await screen.go('updates');
  const row = (/** @type {string} */ name) => page.locator(`${id('update-row')}[data-package="${name}"]`);
  await row('mara').waitFor();
  await until('what asks for more is held', async () => {
    return (await row('oda').getAttribute('data-section')) === 'held';
  });
  await screen.says('held-reason', /asks for more/);

  // Skipped by keyboard alone, and offered again by the menu.
  await row('nico').locator(id('update-menu')).focus();
  await page.keyboard.press('Enter');
  await screen.sees('update-menu-list');
  await page.keyboard.press('Enter');
  await until('the skipped one is held', async () => {
    return (await row('nico').getAttribute('data-section')) === 'held';
  });
  await row('nico').locator(id('update-menu')).click();
  await screen.click('update-menu-none');
  await until('it is offered again', async () => {
    return (await row('nico').getAttribute('data-section')) === 'ready';
  });

  await screen.click('update-all');
  await until('the plan names two', async () => (await screen.get('plan-item').count()) === 2);
  await screen.says('left-out', /Oda Lind/);
  await screen.click('start-updates');
  await until('both are installed', async () => {
    const installed = await bridge.invoke('installed');
    return installed.filter((/** @type {{ version: string }} */ one) => one.version === '1.1.0').length === 2;
  });
  await until('the job is done', async () => {
    return (await screen.get('several').getAttribute('data-state')) === 'done';
  });
  await screen.click('roll-back-item');
  await until('one is back', async () => {
    const installed = await bridge.invoke('installed');
    return installed.filter((/** @type {{ version: string }} */ one) => one.version === '1.1.0').length === 1;
  });
  await screen.click('updates-tab-history');
  await screen.says('history-row', /Rolled back/);
  await screen.click('undo');
  await until('taken back again', async () => {
    const installed = await bridge.invoke('installed');
    return installed.filter((/** @type {{ version: string }} */ one) => one.version === '1.1.0').length === 2;
  });
});

test(
  'other bytes under the same number are shown, and wait for the person’s word',
  { timeout: 90_000 },
  async (t) => {
    const { parent, gallery, bridge, page, screen } = await start(t, [MARA]);
    const [before] = await bridge.invoke('installed');
    publishOver(parent, gallery, [{ ...MARA, short: 'Republished without a new number.' }]);
    await screen.go('installed');
    await screen.sees('update-button');
    await screen.click('update-button');
    await screen.sees('consent');
    assert.ok(await screen.get('confirm-install').isDisabled(), 'not before the person agreed');
    assert.equal((await bridge.invoke('installed'))[0].sha256, before.sha256);
    await screen.click('consent');
    await screen.click('confirm-install');
    await until('the other bytes are installed', async () => {
      return (await bridge.invoke('installed'))[0].sha256 !== before.sha256;
    });
    await page.close();
  },
);

test('a gallery that shrinks below half waits for the person’s word', { timeout: 90_000 }, async (t) => {
  const many = Array.from({ length: 11 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }));
  const { parent, gallery, bridge, page, screen } = await start(t, [MARA, ...many]);
  publishOver(parent, gallery, [MARA]);
  await screen.go('sources');
  await screen.click('sync');
  await screen.sees('shrink');
  assert.equal((await bridge.invoke('app_state')).listings, 12);
  await screen.click('accept-shrink');
  await until('the shorter list is taken', async () => (await bridge.invoke('app_state')).listings === 1);
  await page.close();
});

test('a package that needs another offers to install it too', { timeout: 90_000 }, async (t) => {
  const owner = held(t);
  const [bridge, browser] = await Promise.all([startBridge(owner, { demo: true }), launch(owner)]);
  const offering = await until('the demo gallery is listed', () => findOffer(bridge), { within: 40_000 });
  const { page } = await openPage(browser);
  await page.goto(`${bridge.url}#/package/${offering.source}/${offering.id}`);
  const screen = new Screen(page);
  await page.locator(`${id('detail')} ${id('install-button')}`).click();
  await screen.get('offer').first().check();
  await screen.click('confirm-install');
  await until('both are installed', async () => (await bridge.invoke('installed')).length === 2, {
    within: 30_000,
  });
});

/**
 * A package of the demo gallery that needs another of its packages.
 * @param {import('../support/bridge.mjs').Bridge} bridge
 */
async function findOffer(bridge) {
  const query = { text: '', kinds: [], tags: [], sources: [], ratings: [], hideInstalled: false };
  const { cards } = await bridge.invoke('browse', { ...query, sort: 'name', offset: 0, limit: 50 });
  for (const { package: reference } of cards) {
    const detail = await bridge.invoke('detail', reference);
    if (detail.dependencies.some((/** @type {{ available: unknown }} */ need) => need.available))
      return reference;
  }
  return null;
}
