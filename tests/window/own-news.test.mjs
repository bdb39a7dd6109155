// @ts-check
/** A newer Vitrine outside of its settings: a line in the notification, an entry in the tray's menu, a card. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { run } from '../support/process.mjs';
import { buildReleases } from '../support/releases.mjs';
import { startResident } from '../support/resident.mjs';
import { id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const NEWS = 'Vitrine 99.0.0 is available';

/**
 * The program in the tray of that home, which knows of a release 99.0.0.
 * @param {import('../support/owner.mjs').Owner} owner
 * @param {string} home
 * @param {string} [lang]
 */
async function startWith(owner, home, lang = 'C.UTF-8') {
  const env = {
    VITRINE_RELEASES: buildReleases(tempdir(owner, 'releases'), '99.0.0'),
    LANG: lang,
    LANGUAGE: '',
  };
  const display = await startDisplay(owner);
  const notifications = ['body', 'body-markup', 'actions'];
  const desktop = await playDesktop(owner, display, { tray: true, notifications });
  const resident = await startResident(owner, display, home, { args: ['--hidden'], env });
  await desktop.icon();
  await resident.running.line(/the engine is open/);
  return { display, desktop, resident };
}

test(
  'it is a line beside the updates of packages, counted as none of them, until it is skipped',
  { timeout: 150_000 },
  async (t) => {
    const owner = held(t);
    const parent = tempdir(owner, 'gallery');
    const home = await homeWith(owner, buildGallery(parent, [MARA]));
    run(program('vitrine'), ['install', 'shelf/mara', '--yes', '--home', home]);
    buildGallery(parent, [{ ...MARA, version: '1.1.0' }]);
    const { desktop, resident } = await startWith(owner, home);
    await desktop.click('Check now');
    const told = await until('it is told', async () => (await desktop.shown())[0]);
    assert.equal(told.summary, 'One update is ready');
    assert.equal(told.body, `Mara Quill\n${NEWS}`);
    await until('the menu has both', async () => {
      const { menu = [] } = (await desktop.item()) ?? {};
      return menu[1] === 'Updates (1)' && menu[2] === NEWS;
    });
    assert.equal((await desktop.item())?.tip, 'One update is ready');

    await desktop.click(NEWS);
    const page = await resident.page();
    await page.visible(id('own-news'), 30_000);
    await page.says(id('own-news'), /Vitrine 99\.0\.0 is available/);
    await page.says(id('own-elsewhere'), /where you got this one/);
    await page.says(id('badge-updates'), /^\s*1\s*one update/, 30_000);

    await page.click(id('own-skip'));
    await until('the menu has one', async () => {
      const { menu = [] } = (await desktop.item()) ?? {};
      return menu[1] === 'Updates (1)' && !menu.includes(NEWS);
    });
    assert.equal(await page.count(id('own-news')), 0);
    assert.equal((await desktop.shown()).length, 1, 'it was one notification all along');
    await desktop.click('Quit');
    assert.equal(await resident.running.end(), 0, resident.running.output);
  },
);

test('it is found without any gallery, and told in the notification', { timeout: 120_000 }, async (t) => {
  const owner = held(t);
  const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
  run(program('vitrine'), ['sources', 'remove', 'shelf', '--home', home]);
  const { display, desktop } = await startWith(owner, home, 'de_DE.UTF-8');
  await desktop.click('Jetzt suchen');
  const told = await until('it is told', async () => (await desktop.shown())[0]);
  assert.equal(told.summary, 'Vitrine 99.0.0 ist verfügbar');
  assert.equal(told.body, '');
  await until('the menu has it', async () => (await desktop.item())?.menu.includes(told.summary));
  assert.equal((await desktop.item())?.tip, told.summary);
  assert.deepEqual(display.windows(), [], 'telling never brings up the window');
});
