// @ts-check
/** Closing the window while a package arrives, and closing it where there is no tray: nothing is lost. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { startResident } from '../support/resident.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { keepSettings, tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const FILE = '/packages/mara/1.0.0/persona.hpersona';

/**
 * A package whose download stops on the way until the gallery is mended.
 * @param {import('../support/owner.mjs').Owner} owner
 */
async function slowGallery(owner) {
  const gallery = buildGallery(tempdir(owner, 'gallery'), [{ ...MARA, bytes: 2_000_000 }]);
  const server = await serveGallery(owner, gallery);
  const home = await homeWith(owner, server.address);
  server.faults.set(FILE, { stall: 900_000 });
  return { server, home };
}

/**
 * Begins to install and waits until bytes arrive.
 * @param {import('../support/webdriver.mjs').Session} page
 * @param {{ asked: string[] }} server
 */
async function beginInstall(page, server) {
  await page.visible(cardOf('mara'), 30_000);
  await page.click(`${cardOf('mara')} ${id('install-button')}`);
  await page.click(id('confirm-install'));
  await until('the download has begun', () => server.asked.includes(FILE));
  await page.visible(id('job-progress'));
}

test('closed to the tray a job goes on to its end', { timeout: 180_000 }, async (t) => {
  const owner = held(t);
  const { server, home } = await slowGallery(owner);
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true });
  const program = await startResident(owner, display, home);
  await desktop.icon();
  await beginInstall(await program.page(), server);
  display.closeWindow('Vitrine');
  await until('the window is gone from the screen', () => display.windows().length === 0);
  assert.ok(program.window, 'its process stays with the job');
  server.mend();
  await until('it is installed', () => existsSync(join(home, 'library/shelf/mara')), { within: 30_000 });
  await program.isInTray();
  await desktop.click('Open Vitrine');
  const page = await program.page();
  await page.visible(cardOf('mara'), 30_000);
  await page.press(KEY.alt, '2');
  await page.says(id('installed-row'), /Mara Quill/, 30_000);
});

test(
  'shown again while a closed window’s job runs, it is the same window',
  { timeout: 180_000 },
  async (t) => {
    const owner = held(t);
    const { server, home } = await slowGallery(owner);
    const display = await startDisplay(owner);
    const desktop = await playDesktop(owner, display, { tray: true });
    const program = await startResident(owner, display, home);
    await desktop.icon();
    const page = await program.page();
    await beginInstall(page, server);
    const process = program.window;
    display.closeWindow('Vitrine');
    await until('the window is gone from the screen', () => display.windows().length === 0);
    await desktop.click('Open Vitrine');
    await until('the window is back', () => display.windows().length === 1);
    await page.visible(id('job-progress'));
    assert.equal(program.window, process);
    server.mend();
    await page.press(KEY.alt, '2');
    await page.says(id('installed-row'), /Mara Quill/, 30_000);
    assert.equal(program.window, process, 'a window that was shown again stays when its job is done');
  },
);

test('without a tray the job stops, and goes on with the next start', { timeout: 180_000 }, async (t) => {
  const owner = held(t);
  const { server, home } = await slowGallery(owner);
  const display = await startDisplay(owner);
  const first = await startResident(owner, display, home);
  await beginInstall(await first.page(), server);
  display.closeWindow('Vitrine');
  assert.equal(await first.running.end(), 0, first.running.output);
  server.mend();
  const second = await startResident(owner, display, home);
  const page = await second.page();
  await page.visible(cardOf('mara'), 30_000);
  await page.press(KEY.alt, '5');
  // Its end was written before the program ended: what died in the middle would be shown as interrupted.
  await page.visible(`${id('job')}[data-state="paused"][data-kind="install"]`, 30_000);
  await page.click(id('resume-job'), 30_000);
  await page.visible(`${id('job')}[data-state="done"][data-kind="install"]`, 30_000);
});

for (const tray of [false, true]) {
  test(
    `closing minimises where the person chose so, ${tray ? 'with' : 'without'} a tray`,
    { timeout: 120_000 },
    async (t) => {
      const owner = held(t);
      const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
      keepSettings(home, { firstStartDone: true, onClose: 'minimise' });
      const display = await startDisplay(owner);
      const desktop = tray ? await playDesktop(owner, display, { tray }) : null;
      const program = await startResident(owner, display, home);
      const page = await program.page();
      await page.visible(cardOf('mara'), 30_000);
      await desktop?.icon();
      assert.equal(display.stateOf('Vitrine'), 'Normal');
      display.closeWindow('Vitrine');
      await until('it is minimised', () => display.stateOf('Vitrine') === 'Iconic');
      assert.ok(program.window, 'its process is there');
      display.activateWindow('Vitrine');
      await until('it is back', () => display.stateOf('Vitrine') === 'Normal');
      await page.visible(cardOf('mara'));
    },
  );
}
