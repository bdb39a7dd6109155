// @ts-check
/** Where the focus is when what had it is gone: on its row, on the next one, or on what opened a dialog. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { until } from '../support/until.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} hash
 * @param {string} query
 * @param {string} mark what is there when the page is
 */
async function start(t, hash, query, mark) {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(`${site}/?mock=300&tick=20&${query}${hash}`);
  const screen = new Screen(page);
  await screen.sees(mark);
  return { page, screen, watched };
}

/**
 * Whether something that fits is what has the focus.
 * @param {import('playwright-core').Page} page
 * @param {string} css
 */
const isOn = (page, css) =>
  page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, css);

/**
 * Opens the menu of a row and chooses in it.
 * @param {import('playwright-core').Page} page
 * @param {string} menu
 * @param {string} item
 */
async function choose(page, menu, item) {
  await page.getByTestId(menu).first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId(item).waitFor();
  await until(`${item} is highlighted`, async () => {
    if (await isOn(page, id(item))) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
  await page.keyboard.press('Enter');
}

test('a row that goes to another section keeps the focus', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '#/updates', 'installed=0,4,1,9,2', 'update-row');
  const first = (await screen.get('update-row').first().getAttribute('data-package')) ?? '';
  await choose(page, 'update-menu', 'update-menu-never');
  const moved = `[data-section="held"][data-package="${first}"]`;
  await page.locator(moved).waitFor();
  await until('its menu has the focus', () => isOn(page, `${moved} ${id('update-menu')}`));
  assert.deepEqual(watched.troubles, []);
});

test('when a row is gone, the one in its place has the focus', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '#/installed', 'installed=0,4,1,9', 'installed-row');
  const before = await screen.get('installed-row').count();
  await choose(page, 'row-menu', 'remove-button');
  await screen.sees('confirm-remove');
  await screen.get('confirm-remove').focus();
  await page.keyboard.press('Enter');
  await until('the row is gone', async () => (await screen.get('installed-row').count()) < before);
  await until('another row has the focus', () => isOn(page, `${id('installed-row')} *`));
  assert.deepEqual(watched.troubles, []);
});

test('Escape in a dialog of a registry goes back to what opened it', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, '#/at/workshop/moderate/q1', 'at=curator', 'rendered-listing');
  await screen.get('decide-changes').focus();
  await page.keyboard.press('Enter');
  await until('the reason has the focus', () => isOn(page, id('decide-reason')));
  await page.keyboard.press('Escape');
  await screen.loses('decide-reason');
  await until('the button has the focus again', () => isOn(page, id('decide-changes')));
});

test('writing a review begins at the stars and ends where it began', { timeout: 60_000 }, async (t) => {
  const query = 'at=member&installed=4,20,32';
  const { page, screen } = await start(t, '#/package/workshop/persona-000004', query, 'write-review');
  await screen.get('write-review').focus();
  await page.keyboard.press('Enter');
  await until('the first star has the focus', () => isOn(page, id('star-1')));
  await screen.get('review-form').getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await screen.loses('review-form');
  await until('the button has the focus again', () => isOn(page, id('write-review')));
});

test('Escape ends choosing several, and leaves words in the field to it', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, '#/installed', '', 'installed-row');
  await screen.get('choose-several').focus();
  await page.keyboard.press('Enter');
  await screen.sees('choose-row');
  await page.keyboard.press('/');
  await page.keyboard.type('a');
  await page.keyboard.press('Escape');
  assert.equal(await screen.get('choose-several').getAttribute('aria-pressed'), 'true');
  await screen.get('choose-row').first().focus();
  await page.keyboard.press('Escape');
  await screen.loses('choose-row');
});
