// @ts-check
/** Links and files opened from outside, whether the program runs or not; and what is refused. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, pack, writePersona } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { Running } from '../support/process.mjs';
import { startResident } from '../support/resident.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { subfolder, tempdir } from '../support/tempdir.mjs';

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
 * Waits until the page has taken what was opened by itself, and is where it leads.
 * @param {import('../support/webdriver.mjs').Session} page
 * @param {{ hash: string, shows: string, says: RegExp }} place
 */
async function leadsTo(page, { hash, shows, says }) {
  await page.visible(shows, 30_000);
  assert.equal(await page.script('return location.hash'), hash);
  await page.says(shows, says);
}

/** The page of the package the link names. */
const PACKAGE = { hash: '#/package/shelf/mara', shows: id('detail'), says: /Mara Quill/ };

/** @param {string} path the page of a package file */
const pageOf = (path) => ({
  hash: `#/file/${encodeURIComponent(path)}`,
  shows: id('file-name'),
  says: /Orla Finch/,
});

/**
 * A package file of somebody who is in no gallery, in a folder with a space in its name.
 * @param {import('../support/owner.mjs').Owner} owner
 */
function packageFile(owner) {
  const folder = subfolder(tempdir(owner, 'downloads'), 'from a friend');
  writePersona(join(folder, 'orla'), { id: 'orla', name: 'Orla Finch' });
  return pack(join(folder, 'orla'), join(folder, 'orla.hpersona'));
}

test('a link of a cold start is opened by the page', { timeout: 90_000 }, async (t) => {
  const { owner, home, display } = await stage(t);
  const resident = await startResident(owner, display, home, { args: [LINK] });
  await leadsTo(await resident.page(), PACKAGE);
});

test('a package file of a cold start is opened by the page', { timeout: 90_000 }, async (t) => {
  const { owner, home, display } = await stage(t);
  const file = packageFile(owner);
  const resident = await startResident(owner, display, home, { args: [file] });
  await leadsTo(await resident.page(), pageOf(file));
});

test(
  'a link, then a file, of second starts reach the first one’s window',
  { timeout: 120_000 },
  async (t) => {
    const { owner, home, display, again } = await stage(t);
    const file = packageFile(owner);
    const resident = await startResident(owner, display, home);
    const page = await resident.page();
    await page.visible(cardOf('mara'), 30_000);
    for (const [opened, place] of /** @type {const} */ ([
      [LINK, PACKAGE],
      [file, pageOf(file)],
    ])) {
      const { code, said } = await again(opened);
      assert.equal(code, 0, said);
      await leadsTo(page, place);
      assert.equal(display.windows().filter((title) => title.includes('Vitrine')).length, 1);
    }
  },
);

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
