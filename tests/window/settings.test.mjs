// @ts-check
/** Settings, sources and keys in the real window. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { seeDemoGallery } from '../support/main-job.mjs';
import { Holder } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

describe('the real window', { timeout: 200_000 }, () => {
  const holder = new Holder();
  const home = tempdir(holder, 'home');
  /** @type {import('../support/webdriver.mjs').Session} */
  let page;

  before(async () => {
    const display = await startDisplay(holder);
    page = (await openWindow(holder, display, home)).page;
    await seeDemoGallery(page);
  });
  after(() => holder.end());

  const total = async () => Number((await page.says(id('total'), /\d/)).replace(/\D/g, ''));

  test('Alt and a number leads to every place, Alt and Left back', { timeout: 40_000 }, async () => {
    const places = ['explore', 'installed', 'updates', 'submit', 'activity', 'sources', 'settings'];
    for (const [index, place] of places.entries()) {
      await page.press(KEY.alt, String(index + 1));
      await page.visible(`${id(`nav-${place}`)}[aria-current="page"]`);
    }
    await page.press(KEY.alt, KEY.left);
    await page.visible(`${id('nav-sources')}[aria-current="page"]`);
  });

  test('a slash leads to the search', { timeout: 30_000 }, async () => {
    await page.press(KEY.alt, '1');
    await page.visible(id('card'));
    await page.press('/');
    await until('the search has the focus', () =>
      page.script('return document.activeElement.id === "search"'),
    );
  });

  test('mature listings are shown when Settings allow them', { timeout: 40_000 }, async () => {
    await page.press(KEY.alt, '1');
    const modest = await total();
    await page.press(KEY.alt, '7');
    await page.click(id('allow-mature'));
    await page.press(KEY.alt, '1');
    await until('there are more', async () => (await total()) > modest);
  });

  test('the dark theme is dark', { timeout: 40_000 }, async () => {
    const brightness = () =>
      page.script(`
        const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
        return (r + g + b) / 3;
      `);
    await page.press(KEY.alt, '7');
    await page.click(id('theme-light'));
    await until('the page is light', async () => (await brightness()) > 200);
    await page.click(id('theme-dark'));
    await until('the page is dark', async () => (await brightness()) < 70);
  });

  test('a folder is added in Sources and its packages appear', { timeout: 60_000 }, async () => {
    const folder = buildGallery(tempdir(holder, 'gallery'), [{ id: 'mara', name: 'Mara Quill' }]);
    await page.press(KEY.alt, '6');
    await page.click(id('add-source'));
    await page.type(id('source-location'), folder);
    await page.click(id('preview-source'));
    await page.click(id('confirm-add-source'));
    await until('there are two sources', async () => (await page.count(id('source-row'))) === 2);
    await page.press(KEY.alt, '1');
    await page.type(id('search'), 'mara quill');
    await page.press(KEY.enter);
    await page.visible(cardOf('mara'));
    assert.equal(await page.count(id('source-banner')), 0);
  });
});
