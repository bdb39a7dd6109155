// @ts-check
/** The program in the tray: its menu read and clicked over D-Bus, its window going and coming back. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { startResident } from '../support/resident.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
/** Most the program may keep in the tray, all its processes together, in kilobytes. */
const TRAY_LIMIT = 60_000;

/** @param {import('../support/owner.mjs').Owner} owner */
const shelf = (owner) => homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));

/**
 * The program with its window and a tray beside it.
 * @param {import('../support/owner.mjs').Owner} owner
 */
async function besideTray(owner) {
  const home = await shelf(owner);
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true });
  const program = await startResident(owner, display, home);
  const page = await program.page();
  await page.visible(cardOf('mara'), 30_000);
  return { home, display, desktop, program, page };
}

test(
  'closed to the tray nothing of the window is left, and it comes back on the page it was on',
  { timeout: 180_000 },
  async (t) => {
    const { home, display, desktop, program, page: first } = await besideTray(held(t));

    const { menu, title, status, pictures } = await desktop.icon();
    assert.equal(title, 'Vitrine');
    assert.equal(status, 'Active');
    assert.ok(pictures.some(([width]) => width === 22) && pictures.every(([, , drawn]) => drawn));
    assert.deepEqual(menu, [
      'Open Vitrine',
      'Updates',
      '-',
      'Check now',
      'Pause checks for a day',
      '-',
      'Quit',
    ]);

    await first.script('location.hash = "#/package/shelf/mara"');
    await first.visible(id('detail'));
    display.closeWindow('Vitrine');
    await program.isInTray();
    await until('no window is left', () => display.windows().length === 0);
    await until('the page is written down', () => /"at":"#\/package/.test(kept(home)));
    const inTray = program.memory();
    t.diagnostic(`in the tray: ${inTray} kB PSS`);
    assert.ok(inTray < TRAY_LIMIT, `${inTray} kB in the tray`);

    const begun = performance.now();
    await desktop.click('Open Vitrine');
    await until('the window is back', () => display.windows().length === 1);
    t.diagnostic(`from tray to window: ${Math.round(performance.now() - begun)} ms`);
    const second = await program.page();
    await second.visible(id('detail'), 30_000);
    assert.equal(await second.script('return location.hash'), '#/package/shelf/mara');

    await desktop.click('Updates');
    await until('the window is on Updates', async () =>
      (await second.script('return location.hash')).startsWith('#/updates'),
    );
    await desktop.click('Quit');
    assert.equal(await program.running.end(), 0, program.running.output);
    await until('no window is left', () => display.windows().length === 0);
    await until('the icon is gone', async () => (await desktop.item()) === null);
  },
);

/** @param {string} home */
function kept(home) {
  return readFileSync(join(home, 'window.json'), 'utf8');
}

test(
  'started hidden it is in the tray only; a press of the icon opens it, a signal ends it',
  { timeout: 120_000 },
  async (t) => {
    const owner = held(t);
    const home = await shelf(owner);
    const display = await startDisplay(owner);
    const program = await startResident(owner, display, home, { args: ['--hidden'] });
    await program.running.line(/the engine is open/);
    // The panel comes later than the program, as it does at the start of a session.
    const desktop = await playDesktop(owner, display, { tray: true });
    await desktop.icon();
    assert.deepEqual(display.windows(), []);
    await desktop.activate();
    await until('the window opens', () => display.windows().length === 1);
    program.running.child.kill('SIGTERM');
    assert.equal(await program.running.end(), 0, program.running.output);
  },
);

test('when the panel goes, closing quits; when it comes, closing hides', { timeout: 180_000 }, async (t) => {
  const owner = held(t);
  const { display, desktop: first, program } = await besideTray(owner);
  await first.icon();
  await first.stop();
  const second = await playDesktop(owner, display, { tray: true });
  await second.icon();
  display.closeWindow('Vitrine');
  await program.isInTray();
  await second.click('Open Vitrine');
  await (await program.page()).visible(cardOf('mara'), 30_000);
  await second.stop();
  await program.running.line(/there is no tray/);
  display.closeWindow('Vitrine');
  assert.equal(await program.running.end(), 0, program.running.output);
});

test('without a tray closing quits', { timeout: 90_000 }, async (t) => {
  const owner = held(t);
  const home = await shelf(owner);
  const display = await startDisplay(owner);
  const program = await startResident(owner, display, home);
  await (await program.page()).visible(cardOf('mara'), 30_000);
  display.closeWindow('Vitrine');
  assert.equal(await program.running.end(), 0, program.running.output);
});

test('without a session bus everything but the tray is there', { timeout: 90_000 }, async (t) => {
  const owner = held(t);
  const home = await shelf(owner);
  const display = await startDisplay(owner);
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'no-such-bus')}` };
  const program = await startResident(owner, display, home, { env });
  await (await program.page()).visible(cardOf('mara'), 30_000);
  display.closeWindow('Vitrine');
  assert.equal(await program.running.end(), 0, program.running.output);
});

test(
  'a window that is killed can be opened again; a resident that is killed takes its window along',
  { timeout: 150_000 },
  async (t) => {
    const { desktop, program } = await besideTray(held(t));
    await desktop.icon();
    // A window that never painted would end the program: it has said why.
    await program.running.line(/the engine is open/);
    process.kill(program.window ?? 0, 'SIGKILL');
    await program.isInTray();
    const begun = performance.now();
    await desktop.click('Open Vitrine');
    await program.running.line(/first card painted[^]*first card painted/);
    t.diagnostic(`from tray to first card: ${Math.round(performance.now() - begun)} ms`);
    const window = program.window ?? 0;
    program.running.child.kill('SIGKILL');
    await until('the window ends with it', () => !existsSync(`/proc/${window}`));
  },
);
