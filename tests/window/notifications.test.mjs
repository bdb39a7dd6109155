// @ts-check
/** What is told on the desktop while there is no window: read, and its buttons pressed, over D-Bus. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { run } from '../support/process.mjs';
import { startResident } from '../support/resident.mjs';
import { id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };
const IVO = { id: 'ivo', name: 'Ivo Marsh' };
const ODA = { id: 'oda', name: 'Oda Fell' };
const WITH_BUTTONS = ['body', 'body-markup', 'actions'];

/**
 * The program in the tray of a home where a package is installed that has a newer version.
 * @param {import('node:test').TestContext} t
 * @param {{ capabilities?: string[], lang?: string }} [options]
 */
async function start(t, { capabilities = WITH_BUTTONS, lang = 'C.UTF-8' } = {}) {
  const owner = held(t);
  const parent = tempdir(owner, 'gallery');
  const home = await homeWith(owner, buildGallery(parent, [MARA]));
  run(program('vitrine'), ['install', 'shelf/mara', '--yes', '--home', home]);
  buildGallery(parent, [{ ...MARA, version: '1.1.0' }]);
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true, notifications: capabilities });
  const env = { LANG: lang, LANGUAGE: '' };
  const resident = await startResident(owner, display, home, { args: ['--hidden'], env });
  await desktop.icon();
  await resident.running.line(/the engine is open/);
  return { home, display, desktop, resident };
}

test(
  'updates that were found are told once, and a press of the button leads to them',
  { timeout: 150_000 },
  async (t) => {
    const { home, display, desktop, resident } = await start(t);
    await desktop.click('Check now');
    const first = await until('it is told', async () => (await desktop.shown())[0]);
    assert.equal(first.app, 'Vitrine');
    assert.equal(first.summary, 'One update is ready');
    assert.equal(first.body, 'Mara Quill');
    assert.deepEqual(first.actions, ['default', 'See updates', 'see', 'See updates', 'later', 'Later']);
    assert.equal(first.hints.urgency, 1);
    assert.equal(first.replaces, 0);
    assert.deepEqual(display.windows(), [], 'telling never brings up the window');
    await until('the tray counts it', async () => (await desktop.item())?.menu.includes('Updates (1)'));
    assert.equal((await desktop.item())?.tip, 'One update is ready');

    // Asked again, it takes the place of the first.
    await desktop.click('Check now');
    const second = await until('it is told again', async () => (await desktop.shown())[1]);
    assert.equal(second.replaces, first.id);

    await desktop.press(second.id, 'see');
    const page = await resident.page();
    await page.visible(id('nav-updates'), 30_000);
    assert.match(await page.script('return location.hash'), /^#\/updates/);

    // Made in a terminal beside the window: the tray has nothing to count any more.
    run(program('vitrine'), ['update', '--yes', '--home', home]);
    await until('the dot is gone', async () => (await desktop.item())?.menu.includes('Updates'));
    await desktop.click('Quit');
    assert.equal(await resident.running.end(), 0, resident.running.output);
  },
);

test('“Later” puts it away, and no window comes', { timeout: 90_000 }, async (t) => {
  const { display, desktop } = await start(t);
  await desktop.click('Check now');
  const first = await until('it is told', async () => (await desktop.shown())[0]);
  await desktop.press(first.id, 'later');
  // What is asked for next comes after what was pressed before: had it opened a window, it would be there.
  await desktop.click('Check now');
  const second = await until('it is told again', async () => (await desktop.shown())[1]);
  assert.equal(second.replaces, 0, 'the first was put away');
  assert.deepEqual(display.windows(), []);
});

test(
  'a service without buttons gets words only, in the language of the desktop',
  { timeout: 90_000 },
  async (t) => {
    const { desktop } = await start(t, { capabilities: ['body'], lang: 'ar_EG.UTF-8' });
    await desktop.click('تحقّق الآن');
    const first = await until('it is told', async () => (await desktop.shown())[0]);
    assert.deepEqual(first.actions, []);
    assert.equal(first.summary, 'تحديث واحد جاهز');
  },
);

test('a pause is in the menu until it is ended', { timeout: 90_000 }, async (t) => {
  const { desktop } = await start(t);
  await desktop.click('Pause checks for a day');
  await until('it can be ended', async () => (await desktop.item())?.menu.includes('Go on checking'));
  await desktop.click('Go on checking');
  await until('it can be begun', async () => (await desktop.item())?.menu.includes('Pause checks for a day'));
});

test(
  'tray, notification and navigation count the same: what is held is in none of them',
  { timeout: 120_000 },
  async (t) => {
    const owner = held(t);
    const parent = tempdir(owner, 'gallery');
    const home = await homeWith(owner, buildGallery(parent, [MARA, IVO, ODA]));
    for (const { id } of [MARA, IVO, ODA])
      run(program('vitrine'), ['install', `shelf/${id}`, '--yes', '--home', home]);
    const newer = { version: '1.1.0' };
    // One asks for a tool it did not ask for before: it waits for the person's word.
    buildGallery(parent, [
      { ...MARA, ...newer },
      { ...IVO, ...newer },
      { ...ODA, ...newer, tools: ['shell'] },
    ]);
    const display = await startDisplay(owner);
    const desktop = await playDesktop(owner, display, { tray: true, notifications: WITH_BUTTONS });
    const resident = await startResident(owner, display, home, { args: ['--hidden'] });
    await desktop.icon();
    await resident.running.line(/the engine is open/);
    await desktop.click('Check now');
    const told = await until('it is told', async () => (await desktop.shown())[0]);
    assert.equal(told.summary, '2 updates are ready');
    assert.match(told.body, /Ivo Marsh/);
    assert.doesNotMatch(told.body, /Oda Fell/);
    await until('the tray counts them', async () => (await desktop.item())?.menu.includes('Updates (2)'));
    assert.equal((await desktop.item())?.tip, '2 updates are ready');
    await desktop.press(told.id, 'see');
    const page = await resident.page();
    await page.visible(id('section-held'), 30_000);
    await page.says(id('badge-updates'), /^\s*2\s*2 updates/, 30_000);
    assert.equal(await page.count(`${id('section-ready')} ${id('update-row')}`), 2);
    assert.equal(await page.count(`${id('section-held')} ${id('update-row')}`), 1);
  },
);
