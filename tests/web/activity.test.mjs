// @ts-check
/** Jobs that take a while or fail: progress, cancel, retry, details. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const PACKAGE = '/packages/mara/1.0.0/persona.hpersona';

/** @param {import('node:test').TestContext} t */
async function start(t) {
  const owner = held(t);
  const folder = buildGallery(tempdir(owner, 'gallery'), [
    { id: 'mara', name: 'Mara Quill', bytes: 2_000_000 },
  ]);
  const server = await serveGallery(owner, folder);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: server.address, name: 'shelf', allowInsecure: true });
  const { page } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.card('mara').waitFor();
  return { server, bridge, screen };
}

/** @param {Screen} screen */
async function agree(screen) {
  await screen.card('mara').getByTestId('install-button').click();
  await screen.click('confirm-install');
}

test(
  'a download that stands still is shown, cancelled, and done at the second try',
  { timeout: 90_000 },
  async (t) => {
    const { server, bridge, screen } = await start(t);
    server.faults.set(PACKAGE, { stall: 700_000 });
    await agree(screen);
    await screen.sees('badge-activity');
    await screen.go('activity');
    await until('the bar shows what has arrived', async () => {
      const value = await screen.get('job').getByRole('progressbar').first().getAttribute('aria-valuenow');
      return value !== null && Number(value) > 0;
    });
    await screen.click('cancel-job');
    await screen.sees('retry-job');
    assert.deepEqual(await bridge.invoke('installed'), []);
    server.mend();
    await screen.click('retry-job');
    await until('it is installed', async () => (await bridge.invoke('installed')).length === 1, {
      within: 20_000,
    });
    await screen.go('installed');
    await screen.says('installed-row', /Mara Quill/);
  },
);

test(
  'a download that the host refuses fails in words, with details to copy',
  { timeout: 120_000 },
  async (t) => {
    const { server, bridge, screen } = await start(t);
    server.faults.set(PACKAGE, { status: 403 });
    await agree(screen);
    await screen.says('toast', /Mara Quill/, 60_000);
    await screen.go('activity');
    await screen.sees('retry-job');
    const failed = screen.page.locator(`${id('job')}[data-state="failed"]`);
    await failed.locator('summary').click();
    await failed.getByText('403').first().waitFor();
    assert.deepEqual(await bridge.invoke('installed'), []);
    await screen.click('clear-jobs');
    await screen.loses('job');
  },
);

test('a connection that breaks half way is taken up again', { timeout: 90_000 }, async (t) => {
  const { server, bridge, screen } = await start(t);
  server.faults.set(PACKAGE, { cut: 600_000 });
  await agree(screen);
  await until('the host was asked for the package', () => server.asked.includes(PACKAGE));
  server.mend();
  await until('it is installed', async () => (await bridge.invoke('installed')).length === 1, {
    within: 60_000,
  });
});
