// @ts-check
/** Command-line tools of a gallery of manifests, with the real engine: installed, typed, updated, switched back. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { said, writeTools } from '../support/tools.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {import('../support/tools.mjs').Tool[]} tools
 */
async function start(t, tools) {
  const owner = held(t);
  const server = await serveGallery(owner, writeTools(tempdir(owner, 'tools'), tools));
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(bridge.at('sources'));
  const screen = new Screen(page);
  await screen.addSource(server.address);
  await screen.says(
    'source-row',
    new RegExp(tools.length === 1 ? 'one item' : `${tools.length} items`),
    20_000,
  );
  await screen.go('explore');
  return { server, bridge, page, screen, watched };
}

test(
  'a tool is installed, typed, brought up to date, and a kept version used again',
  { timeout: 90_000 },
  async (t) => {
    const { bridge, screen, watched } = await start(t, [{ name: 'greet', versions: ['2.9.0', '2.20.0'] }]);
    await screen.open('greet');
    await screen.says('platform', /x86_64|aarch64/);
    await screen.says('platform', /Nobody has such a computer/);
    await screen.get('version').filter({ hasText: '2.9.0' }).getByTestId('install-version').click();
    await screen.says('install-dialog', /greet/);
    await screen.click('confirm-install');
    await screen.says('command', /greet/, 20_000);
    await screen.says('path-hint', /export PATH=.*bin/);
    assert.equal(said(bridge.home, 'greet', 'a b'), 'greet 2.9.0 a b');

    await screen.click('update-button');
    await screen.says('install-dialog', /2\.20\.0/);
    await screen.click('confirm-install');
    await screen.says('use-version', /Use this version/, 20_000);
    assert.equal(said(bridge.home, 'greet'), 'greet 2.20.0');
    await screen.click('use-version');
    await screen.says('toast', /2\.9\.0 is in use/, 20_000);
    assert.equal(said(bridge.home, 'greet'), 'greet 2.9.0');

    await screen.click('remove-button');
    await screen.click('confirm-remove');
    await screen.loses('command');
    assert.ok(!existsSync(join(bridge.home, 'bin/greet')));
    assert.deepEqual(watched.troubles, []);
  },
);

test(
  'what a tool needs comes with it, and what cannot be had is said first',
  { timeout: 60_000 },
  async (t) => {
    const { bridge, page, screen } = await start(t, [
      { name: 'top', versions: ['1.0.0'], needs: ['bottom'] },
      { name: 'bottom', versions: ['1.0.0'] },
      { name: 'lost', versions: ['1.0.0'], needs: ['nowhere'] },
    ]);
    await screen.card('lost').getByTestId('install-button').click();
    await screen.says('plan-problems', /nowhere/);
    await page.keyboard.press('Escape');
    await screen.loses('install-dialog');
    await screen.card('top').getByTestId('install-button').click();
    await screen.says('install-with', /bottom/);
    await screen.click('confirm-install');
    await screen.card('top').getByTestId('installed-mark').waitFor({ timeout: 20_000 });
    assert.equal(said(bridge.home, 'bottom'), 'bottom 1.0.0');
  },
);

test('a mirror that is out of order is left out, and named', { timeout: 60_000 }, async (t) => {
  const away = 'elsewhere/greet.tar.gz';
  const { server, bridge, screen, watched } = await start(t, [
    { name: 'greet', versions: ['1.0.0'], mirrors: [away] },
  ]);
  server.faults.set(`/${away}`, { status: 410 });
  await screen.install('greet');
  assert.equal(said(bridge.home, 'greet'), 'greet 1.0.0');
  await screen.go('activity');
  const job = screen.get('job').filter({ hasText: 'greet' }).first();
  await job.locator('details.quiet summary').first().click();
  await job
    .locator('[data-mirror="failed"]')
    .getByText(/nothing was found/)
    .waitFor();
  assert.deepEqual(watched.troubles, []);
});
