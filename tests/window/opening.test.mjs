// @ts-check
/** Links and files opened from outside, whether the program runs or not; and what is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { Running } from '../support/process.mjs';
import { startResident } from '../support/resident.mjs';
import { cardOf } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const LINK = 'vitrine://package/shelf/mara';

/** @param {import('node:test').TestContext} t */
async function stage(t) {
  const owner = held(t);
  const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
  const display = await startDisplay(owner);
  const again = async (/** @type {string[]} */ ...args) => {
    const second = new Running(program('vitrine-desktop'), ['--home', home, ...args], { env: display.env });
    owner.after(() => second.stop());
    return { code: await second.end(20_000), said: second.output };
  };
  return { owner, home, display, again };
}

/**
 * The page takes what was opened; when it has not done so yet, this does in its place.
 * @param {import('../support/resident.mjs').Resident} resident
 * @param {import('../support/webdriver.mjs').Session} page
 */
async function isPassedOn(resident, page) {
  await until('the page was given the link', async () => {
    await page.scriptLater(
      `const done = arguments[arguments.length - 1];
       window.__TAURI_INTERNALS__.invoke('open_requested', { argument: null }).then(done, done);`,
    );
    return /a link or file was passed on/.test(resident.running.output);
  });
}

test('a link of a cold start waits for the page', { timeout: 90_000 }, async (t) => {
  const { owner, home, display } = await stage(t);
  const resident = await startResident(owner, display, home, { args: [LINK] });
  await isPassedOn(resident, await resident.page());
});

test('a link of a second start reaches the first one’s window', { timeout: 90_000 }, async (t) => {
  const { owner, home, display, again } = await stage(t);
  const resident = await startResident(owner, display, home);
  const page = await resident.page();
  await page.visible(cardOf('mara'), 30_000);
  const { code, said } = await again(LINK);
  assert.equal(code, 0, said);
  await isPassedOn(resident, page);
  assert.equal(display.windows().filter((title) => title.includes('Vitrine')).length, 1);
});

test('a second hidden start leaves everything as it is', { timeout: 90_000 }, async (t) => {
  const { owner, home, display, again } = await stage(t);
  const resident = await startResident(owner, display, home, { args: ['--hidden'] });
  await resident.running.line(/the engine is open/);
  const { code, said } = await again('--hidden');
  assert.equal(code, 0, said);
  assert.deepEqual(display.windows(), []);
});

test('two at a time and 100 kB are refused in a sentence', { timeout: 60_000 }, async (t) => {
  const { again } = await stage(t);
  const two = await again(LINK, LINK);
  assert.equal(two.code, 2);
  assert.match(two.said, /one link or file at a time/);
  const long = await again(`vitrine://${'x'.repeat(100_000)}`);
  assert.equal(long.code, 2);
  assert.match(long.said, /longer than 4096 bytes/);
});
