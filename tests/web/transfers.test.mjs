// @ts-check
/** How bytes arrive, with the real engine: only what changed, and a download that is put off until later. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill', bytes: 3_000_000 };

/** @param {import('node:test').TestContext} t */
async function start(t) {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const server = await serveGallery(owner, buildGallery(parent, [MARA]));
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: server.address, name: 'shelf', allowInsecure: true });
  const { page, watched } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.card('mara').waitFor();
  return { owner, parent, server, bridge, page, screen, watched };
}

test('an update of one text fetches little, and the window says so', { timeout: 90_000 }, async (t) => {
  const { parent, server, screen, watched } = await start(t);
  await screen.install('mara');
  buildGallery(parent, [{ ...MARA, version: '1.1.0', short: 'Better than before.' }]);
  await screen.go('sources');
  await screen.click('sync');
  await screen.sees('badge-updates');
  await screen.go('installed');
  await screen.click('update-button');
  await screen.says('transfer-plan', /Fetches [\d.]+ kB of 3(\.\d+)? MB/);
  server.sent = 0;
  await screen.click('confirm-install');
  // While the new version is on its way the row names both.
  await screen.says('installed-row', /^(?!.*→)[^]*1\.1\.0/s, 30_000);
  assert.ok(server.sent > 0 && server.sent < 40_000, `${server.sent} bytes went out`);
  await screen.go('activity');
  await screen.says('job-cost', /3(\.\d+)? MB here already · [\d.]+ kB fetched/);
  assert.deepEqual(watched.troubles, []);
});

test(
  'a download is paused, and goes on where it was after the program was started again',
  { timeout: 90_000 },
  async (t) => {
    const { owner, server, bridge, page, screen } = await start(t);
    server.pace = 500_000;
    await screen.card('mara').getByTestId('install-button').click();
    await screen.click('confirm-install');
    await screen.go('activity');
    await screen.says('progress-text', /1\.\d MB of 3(\.\d+)? MB · .*left/, 20_000);
    await screen.click('pause-job');
    await screen.says('job', /Paused/);
    await screen.sees('resume-job');
    await bridge.running.stop();

    const again = await startBridge(owner, { home: bridge.home });
    await page.goto(again.at('activity'));
    await screen.says('job', /Paused/);
    server.sent = 0;
    await screen.click('resume-job');
    await screen.says('reuse-text', /1(\.\d+)? MB here already/, 20_000);
    // The bar is of what is fetched now; what was here is its own part.
    await screen.says('progress-text', /of (1|2)(\.\d+)? MB/);
    server.pace = null;
    await until('it is installed', async () => (await again.invoke('installed')).length === 1, {
      within: 20_000,
    });
    assert.ok(server.sent < 2_500_000, `${server.sent} bytes were fetched again`);
  },
);
