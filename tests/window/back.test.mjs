// @ts-check
/** The way back through the pages of the real window, with the keys of a browser. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

const MANY = Array.from({ length: 24 }, (_, index) => ({ id: `mara-${index}`, name: `Mara the ${index}.` }));

test(
  'Alt and Left leads back through every page, to the place it was left',
  { timeout: 150_000 },
  async (t) => {
    const owner = held(t);
    const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), MANY));
    const display = await startDisplay(owner);
    const { page } = await openWindow(owner, display, home);
    await page.visible(id('card'), 30_000);
    const address = () => page.script('return location.hash');
    const begun = await page.script('return history.length');

    await page.type(id('search'), 'mara the 7');
    await page.visible(cardOf('mara-7'));
    await page.click(`${cardOf('mara-7')} ${id('card-link')}`);
    await page.visible(id('detail'));
    for (const [key, place] of [
      ['2', 'installed'],
      ['3', 'updates'],
      ['6', 'sources'],
    ]) {
      await page.press(KEY.alt, key ?? '');
      await page.visible(`${id(`nav-${place}`)}[aria-current="page"]`);
    }
    assert.ok((await page.script('return history.length')) > begun);

    await page.press(KEY.alt, KEY.left);
    await page.visible(`${id('nav-updates')}[aria-current="page"]`);
    await page.press(KEY.alt, KEY.left);
    await page.visible(`${id('nav-installed')}[aria-current="page"]`);
    await page.press(KEY.alt, KEY.left);
    await page.visible(id('detail'));
    assert.equal(await address(), '#/package/shelf/mara-7');
    await page.press(KEY.alt, KEY.left);
    await page.visible(cardOf('mara-7'));
    assert.equal(
      await page.script(`return document.querySelector('${id('search')}').value`),
      'mara the 7',
      'what was searched for is still there',
    );
    await page.press(KEY.alt, KEY.right);
    await page.visible(id('detail'));
  },
);
