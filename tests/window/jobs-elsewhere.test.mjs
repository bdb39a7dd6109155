// @ts-check
/** Jobs that the resident process began by itself, seen and steered from the window: two processes, one library. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { run, Running } from '../support/process.mjs';
import { startResident } from '../support/resident.mjs';
import { id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { keepSettings, tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const UPDATE = '/packages/mara/1.1.0/persona.hpersona';

/**
 * A home where updates install by themselves, and one whose download stops on the way.
 * @param {import('node:test').TestContext} t
 */
async function stage(t) {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const server = await serveGallery(owner, buildGallery(parent, [MARA]));
  const home = await homeWith(owner, server.address);
  const install = new Running(program('vitrine'), ['install', 'shelf/mara', '--yes', '--home', home]);
  owner.after(() => install.stop());
  assert.equal(await install.end(60_000), 0, install.output);
  keepSettings(home, { firstStartDone: true, updatePolicy: 'install' });
  buildGallery(parent, [{ ...MARA, version: '1.1.0', bytes: 2_000_000 }]);
  server.faults.set(UPDATE, { stall: 100_000 });
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true });
  const resident = await startResident(owner, display, home, { args: ['--hidden'] });
  await desktop.icon();
  await resident.running.line(/the engine is open/);
  await desktop.click('Check now');
  await until('the update is being fetched', () => server.asked.includes(UPDATE));
  assert.equal(resident.window, null, 'no window had to do with it');
  await desktop.click('Open Vitrine');
  const page = await resident.page();
  await page.visible(id('nav-activity'), 30_000);
  await page.press(KEY.alt, '5');
  await page.visible(`${jobIn('running')} ${id('pause-job')}`, 30_000);
  return { home, server, resident, page };
}

/** @param {string} state */
const jobIn = (state) => `${id('job')}[data-kind="several"][data-state="${state}"]`;

/** @param {string} home */
const versionIn = (home) =>
  JSON.parse(run(program('vitrine'), ['list', '--json', '--home', home])).packages?.[0]?.version;

test(
  'an update the resident installs is paused in the window, and goes on there',
  { timeout: 180_000 },
  async (t) => {
    const { home, server, page } = await stage(t);
    await page.click(`${jobIn('running')} ${id('pause-job')}`);
    await page.visible(`${jobIn('paused')} ${id('resume-job')}`, 30_000);
    assert.equal(versionIn(home), '1.0.0');
    server.mend();
    await page.click(`${jobIn('paused')} ${id('resume-job')}`);
    await page.visible(jobIn('done'), 30_000);
    assert.equal(versionIn(home), '1.1.0');
  },
);

test('an update the resident installs is cancelled in the window', { timeout: 180_000 }, async (t) => {
  const { home, page } = await stage(t);
  await page.click(`${jobIn('running')} ${id('cancel-job')}`);
  await page.visible(`${jobIn('cancelled')} ${id('retry-job')}`, 30_000);
  assert.equal(versionIn(home), '1.0.0');
});
