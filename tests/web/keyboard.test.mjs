// @ts-check
/** The main job without a mouse, and the grid under the fingers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { until } from '../support/until.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} query
 */
async function start(t, query) {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(`${site}/?${query}#/explore`);
  const screen = new Screen(page);
  await screen.sees('card');
  return { page, screen, watched };
}

/**
 * Presses Tab until the focus is on something.
 * @param {import('playwright-core').Page} page
 * @param {string} css
 */
async function tabTo(page, css) {
  for (let steps = 0; steps < 40; steps++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), css)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`40 Tabs did not lead to ${css}`);
}

test(
  'search, open, install and find it in Installed with the keyboard alone',
  { timeout: 60_000 },
  async (t) => {
    const { page, screen, watched } = await start(t, 'mock=300&tick=5');
    const wanted = screen.page.locator(id('card')).filter({ has: page.locator(id('install-button')) });
    const name = (await wanted.first().locator(id('card-link')).innerText()).trim();
    const packageId = await wanted.first().getAttribute('data-package');

    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
    await page.keyboard.type(name);
    await until('the first card is the one', async () => {
      return (await screen.get('card').first().getAttribute('data-package')) === packageId;
    });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await screen.sees('detail');
    await tabTo(page, id('install-button'));
    await page.keyboard.press('Enter');
    await screen.sees('confirm-install');
    await until('the dialog has the focus', () =>
      page.evaluate(() => document.activeElement?.closest('[role="dialog"], [role="alertdialog"]') !== null),
    );
    await tabTo(page, id('confirm-install'));
    await page.keyboard.press('Enter');
    await screen.loses('install-dialog');
    await page.keyboard.press('Alt+2');
    await screen.says('installed-row', new RegExp(name.slice(0, 6)), 20_000);
    assert.deepEqual(watched.troubles, []);
  },
);

test('Escape closes a dialog and the focus goes back to where it was', { timeout: 40_000 }, async (t) => {
  const { page, screen } = await start(t, 'mock=60');
  const button = screen.get('install-button').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await screen.sees('confirm-install');
  await page.keyboard.press('Escape');
  await screen.loses('confirm-install');
  await until('the button has the focus again', () =>
    button.evaluate((node) => node === document.activeElement),
  );
});

test('Alt and a number leads to every place', { timeout: 40_000 }, async (t) => {
  const { page } = await start(t, 'mock=60');
  const places = ['explore', 'installed', 'updates', 'submit', 'activity', 'sources', 'settings'];
  for (const [index, place] of places.entries()) {
    await page.keyboard.press(`Alt+${index + 1}`);
    await until(`${place} is shown`, () => page.url().endsWith(`#/${place}`));
    await page.locator(`${id(`nav-${place}`)}[aria-current="page"]`).waitFor();
  }
});

test('arrows, End and Home move through the grid one card at a time', { timeout: 40_000 }, async (t) => {
  const { page, screen } = await start(t, 'mock=5000');
  await screen.get('card-link').first().focus();
  const place = () => page.evaluate(() => Number(document.activeElement?.getAttribute('data-index') ?? -1));
  await page.keyboard.press('ArrowRight');
  await until('the second card has the focus', async () => (await place()) === 1);
  await page.keyboard.press('End');
  await until('a card far down has the focus', async () => (await place()) > 1000);
  await page.keyboard.press('Home');
  await until('the first card has the focus', async () => (await place()) === 0);
});

test('Back brings back the words, the place and the focus', { timeout: 40_000 }, async (t) => {
  const { page, screen } = await start(t, 'mock=5000');
  await screen.get('card-link').first().focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press('PageDown');
  const place = await until('a card below has the focus', () =>
    page.evaluate(() => Number(document.activeElement?.getAttribute('data-index') ?? 0)),
  );
  await page.keyboard.press('Enter');
  await screen.sees('detail');
  await page.keyboard.press('Alt+ArrowLeft');
  await until('the same card has the focus', () =>
    page.evaluate((index) => Number(document.activeElement?.getAttribute('data-index')) === index, place),
  );
});
