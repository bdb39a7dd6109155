// @ts-check
/** Menus are laid out and placed the way the language is read, and the keys know them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';

/** @param {import('playwright-core').Locator} what */
async function edges(what) {
  const { x, width } = (await what.boundingBox()) ?? assert.fail('it is not drawn');
  return { left: Math.round(x), right: Math.round(x + width) };
}

for (const { language, width } of [
  { language: 'en', width: 1400 },
  { language: 'ar', width: 1400 },
  { language: 'ar', width: 360 },
]) {
  test(`a menu in “${language}” at ${width} pixels`, { timeout: 60_000 }, async (t) => {
    const owner = held(t);
    const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
    const { page } = await openPage(browser, { width, height: 860 });
    const screen = new Screen(page);
    await page.goto(`${site}/?mock=300&lang=${language}#/installed`);
    const button = screen.get('row-menu').first();
    await button.focus();
    await page.keyboard.press('Enter');
    const list = screen.get('row-menu-list');
    await list.waitFor();
    const [menu, opener] = [await edges(list), await edges(button)];
    const item = list.getByTestId('open-folder');
    const icon = await edges(item.locator('svg'));
    const around = await edges(item);
    const rightToLeft = language === 'ar';
    // It ends where its button ends, unless it would not fit into the window.
    if (rightToLeft) assert.ok(Math.abs(menu.left - opener.left) <= 1, `${menu.left} and ${opener.left}`);
    else assert.ok(Math.abs(menu.right - opener.right) <= 1, `${menu.right} and ${opener.right}`);
    assert.ok(menu.left >= 0 && menu.right <= width, 'it is inside of the window');
    const [before, behind] = [icon.left - around.left, around.right - icon.right];
    assert.equal(before > behind, rightToLeft, 'the sign stands where the line begins');

    // Down the list, to its end, and back to the button.
    const focused = (/** @type {string} */ mark) => page.locator(`[data-testid="${mark}"]:focus`).waitFor();
    await focused('open-folder');
    await page.keyboard.press('ArrowDown');
    await focused('verify');
    await page.keyboard.press('End');
    await focused('remove-button');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await focused('row-menu');
  });
}
