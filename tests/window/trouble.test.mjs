// @ts-check
/** No network, and a clock that was set back: said in a sentence, and everything that is here stays usable. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held, Holder } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program, systemProgram } from '../support/places.mjs';
import { run } from '../support/process.mjs';
import { startResident } from '../support/resident.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const IVO = { id: 'ivo', name: 'Ivo Marsh' };

test('without a network a sync fails in a sentence, and the cards stay', { timeout: 120_000 }, async (t) => {
  const owner = held(t);
  const line = new Holder();
  owner.after(() => line.end());
  const server = await serveGallery(line, buildGallery(tempdir(owner, 'gallery'), [MARA, IVO]));
  const home = await homeWith(owner, server.address);
  // Nobody answers any more at any address the home knows.
  await line.end();
  const display = await startDisplay(owner);
  const program = await startResident(owner, display, home);
  const page = await program.page();
  await page.visible(cardOf('mara'), 30_000);
  await page.press(KEY.alt, '6');
  await page.click(`${id('source-row')} ${id('sync')}`);
  const said = await page.says(id('source-failed'), /\w/, 30_000);
  assert.match(said, /could not|cannot|refused|reach/i);
  assert.doesNotMatch(said, /undefined|\[object|Err\(/);
  await page.press(KEY.alt, '1');
  await page.visible(cardOf('mara'));
  await page.visible(cardOf('ivo'));
  await page.click(`${cardOf('ivo')} ${id('card-link')}`);
  await page.says(id('detail-name'), /Ivo Marsh/);
});

test('a clock that was set back a year hinders nothing', { timeout: 150_000 }, async (t) => {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const folder = buildGallery(parent, [MARA, IVO]);
  const home = tempdir(owner, 'home');
  // The home was used by a clock that ran a year ahead of the one of now.
  const ahead = (/** @type {string[]} */ ...args) =>
    run(systemProgram(['faketime'], 'faketime'), [
      '-f',
      '+365d',
      program('vitrine'),
      ...args,
      '--home',
      home,
    ]);
  ahead('sources', 'add', folder, '--name', 'shelf');
  ahead('install', 'shelf/mara', '--yes');
  ahead('check');
  buildGallery(parent, [{ ...MARA, version: '1.1.0' }, IVO]);

  const display = await startDisplay(owner);
  const resident = await startResident(owner, display, home);
  const page = await resident.page();
  await page.visible(cardOf('mara'), 30_000);
  await page.press(KEY.alt, '3');
  await page.click(id('check-now'));
  await page.says(id('badge-updates'), /1/, 30_000);
  await page.press(KEY.alt, '6');
  await page.visible(id('source-row'));
  assert.equal(await page.count(id('source-failed')), 0);
  const text = await page.text(id('source-row'));
  assert.doesNotMatch(
    text,
    /NaN|in \d+ (days|months|years)|in \d+ year/i,
    'nothing was synced in the future',
  );
  await page.press(KEY.alt, '1');
  await page.click(`${cardOf('ivo')} ${id('install-button')}`);
  await page.click(id('confirm-install'));
  // While the dialog is there the keys are its own.
  await page.gone(id('install-dialog'));
  await page.press(KEY.alt, '2');
  await until('both are installed', async () => (await page.count(id('installed-row'))) === 2, {
    within: 30_000,
  });
});
