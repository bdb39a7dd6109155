// @ts-check
/** Settings, the first start, a file and a link, through the real engine in a browser. */
import assert from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { pack, writePersona } from '../support/personas.mjs';
import { Screen } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} page
 * @param {Parameters<typeof startBridge>[1]} [options]
 */
async function start(t, page, options) {
  const owner = held(t);
  const [bridge, browser] = await Promise.all([startBridge(owner, options), launch(owner)]);
  const { page: tab } = await openPage(browser);
  await tab.goto(bridge.at(page));
  return { owner, bridge, tab, screen: new Screen(tab) };
}

/** @param {{ home: string }} bridge */
const kept = (bridge) => JSON.parse(readFileSync(join(bridge.home, 'settings.json'), 'utf8'));

test('the first start asks once, and what was chosen is kept', { timeout: 120_000 }, async (t) => {
  const { bridge, tab, screen } = await start(t, 'explore', { demo: true, firstStart: true });
  await screen.sees('first-start');
  assert.deepEqual(await violations(tab), []);
  await tab.getByTestId('start-policy-download').check();
  await tab.getByTestId('start-mature').check();
  await tab.getByTestId('start-begin').click();
  await screen.sees('card');
  const { firstStartDone, updatePolicy, allowMature, autostart } = kept(bridge);
  assert.deepEqual(
    { firstStartDone, updatePolicy, allowMature, autostart },
    { firstStartDone: true, updatePolicy: 'download', allowMature: true, autostart: false },
  );
  await tab.reload();
  await screen.sees('card');
  assert.equal(await tab.getByTestId('first-start').count(), 0);
});

test('skipping the first start changes nothing else', { timeout: 120_000 }, async (t) => {
  const { bridge, tab, screen } = await start(t, 'explore', { demo: true, firstStart: true });
  await screen.sees('first-start');
  await tab.getByTestId('start-mature').check();
  await tab.getByTestId('start-skip').click();
  await screen.sees('card');
  const { firstStartDone, allowMature } = kept(bridge);
  assert.deepEqual({ firstStartDone, allowMature }, { firstStartDone: true, allowMature: false });
});

test(
  'settings are kept at once, and wrong ones are said beside the field',
  { timeout: 120_000 },
  async (t) => {
    const { bridge, tab, screen } = await start(t, 'settings');
    await screen.sees('section-network');
    assert.deepEqual(await violations(tab), []);
    const proxy = tab.getByTestId('proxy');
    await proxy.fill('ftp://nowhere');
    await proxy.blur();
    assert.equal(await proxy.getAttribute('aria-invalid'), 'true');
    assert.equal(kept(bridge).proxy ?? null, null);
    await proxy.fill('proxy.invalid:3128');
    await proxy.blur();
    await until('the proxy is kept', () => kept(bridge).proxy === 'http://proxy.invalid:3128');
    await tab.getByTestId('parallel-downloads').fill('99');
    await tab.getByTestId('parallel-downloads').blur();
    assert.equal(await tab.getByTestId('parallel-downloads').getAttribute('aria-invalid'), 'true');
    await tab.getByTestId('motion-reduced').check();
    await until('motion is reduced', () =>
      tab.evaluate(() => document.documentElement.dataset.motion === 'reduced'),
    );
    assert.equal(kept(bridge).parallelDownloads, 3);
    await tab.getByTestId('settings-index').getByRole('link').nth(3).click();
    await until('the section has the focus', () =>
      tab.evaluate(() => document.activeElement?.id === 'settings-network-title'),
    );
  },
);

test('the index says which section is being read', { timeout: 120_000 }, async (t) => {
  const { tab, screen } = await start(t, 'settings');
  await screen.sees('section-about');
  const here = tab.getByTestId('settings-index').locator('[aria-current="location"]');
  assert.equal(await here.innerText(), 'Look');
  await tab.getByTestId('section-storage').evaluate((section) => section.scrollIntoView({ block: 'start' }));
  await until('it says Storage', async () => (await here.innerText()) === 'Storage');
  await screen.get('settings').evaluate((page) => page.scrollTo(0, 0));
  await until('it says Look again', async () => (await here.innerText()) === 'Look');
  // The last ones are all in view at the end: the one that was asked for goes before the others.
  await tab.getByTestId('settings-index').getByRole('link', { name: 'Privacy' }).click();
  await until('it says Privacy', async () => (await here.innerText()) === 'Privacy');
});

test('the library is moved to another folder, and back', { timeout: 120_000 }, async (t) => {
  const { owner, bridge, tab, screen } = await start(t, 'settings');
  const place = join(tempdir(owner, 'disk'), 'vitrine');
  await screen.sees('move-library');
  await tab.getByTestId('move-library').click();
  await tab.getByTestId('move-folder').fill(join(bridge.home, 'inside'));
  await tab.getByTestId('look-move').click();
  await screen.sees('move-refused');
  assert.deepEqual(await violations(tab), []);
  await tab.getByTestId('move-folder').fill(place);
  await tab.getByTestId('look-move').click();
  await screen.sees('move-plan');
  assert.equal(existsSync(place), false, 'looking makes nothing');
  await tab.getByTestId('confirm-move').click();
  await until('the library is there', () => existsSync(join(place, 'library', '.journal')));
  await screen.sees('move-library-back');
  assert.equal(await tab.getByTestId('library-folder').innerText(), join(realpathSync(place), 'library'));
  assert.ok(lstatSync(join(bridge.home, 'library')).isSymbolicLink());
  await tab.getByTestId('move-library-back').click();
  await tab.getByTestId('look-move').click();
  await tab.getByTestId('confirm-move').click();
  await until('the library is back', () => !lstatSync(join(bridge.home, 'library')).isSymbolicLink());
  await until('the old place is empty', () => readdirSync(place).length === 0);
});

test('diagnostics are shown before they are copied', { timeout: 120_000 }, async (t) => {
  const { bridge, tab, screen } = await start(t, 'settings/diagnostics', { demo: true });
  await screen.sees('copy');
  assert.deepEqual(await violations(tab), []);
  const text = await tab.getByTestId('diagnostics').innerText();
  for (const fact of ['D-Bus', 'Keyring', 'Tray', 'Notifications', 'library.db'])
    assert.ok(text.includes(fact), fact);
  assert.ok(!text.includes(bridge.token));
});

test('a package file is shown, agreed to, and installed as it was shown', { timeout: 120_000 }, async (t) => {
  const folder = tempdir(held(t), 'file');
  writePersona(join(folder, 'fern'), { id: 'fern', name: 'Fern' });
  const file = pack(join(folder, 'fern'), join(folder, 'fern.hpersona'));
  const { bridge, tab, screen } = await start(t, `file/${encodeURIComponent(file)}`);
  await screen.sees('file-name');
  assert.deepEqual(await violations(tab), []);
  assert.ok(await tab.getByTestId('install-file').isDisabled(), 'nothing before a word');
  await tab.getByTestId('consent').check();
  await tab.getByTestId('install-file').click();
  await screen.sees('file-installed');
  const [installed] = await bridge.invoke('installed');
  assert.equal(installed.package.source, 'file');

  writeFileSync(join(folder, 'no.hpersona'), 'not a package');
  await tab.goto(bridge.at(`file/${encodeURIComponent(join(folder, 'no.hpersona'))}`));
  await screen.sees('error-state');
  assert.deepEqual(await violations(tab), []);
});
