// @ts-check
/** A page that is built anew on its address, by a reload or by a window that comes back, is where it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { until } from '../support/until.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} address
 */
async function start(t, address) {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(`${site}/${address}`);
  return { page, screen: new Screen(page), watched };
}

/** @param {import('playwright-core').Page} page */
const top = (page) =>
  page.evaluate(() => document.querySelector('#main .page, #main [data-scroller]')?.scrollTop ?? -1);

/**
 * @param {import('playwright-core').Page} page
 * @param {number} to
 */
async function scroll(page, to) {
  await page.evaluate((place) => {
    document.querySelector('#main .page, #main [data-scroller]')?.scrollTo({ top: place });
  }, to);
  await until('where it is was written down', () =>
    page.evaluate((place) => sessionStorage.getItem('vitrine.scrolled')?.includes(`"top":${place}`), to),
  );
}

test('Explore keeps words, filters, order and place', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '?mock=5000#/explore');
  await screen.sees('card');
  await screen.click('kind-persona');
  await screen.get('sort').selectOption('name');
  await screen.search('tutor');
  await page.waitForURL((url) => url.hash === '#/explore?q=tutor&kind=persona&sort=name');
  await screen.loses('front');
  const total = await screen.total();
  await scroll(page, 900);
  await page.reload();
  await until('it is scrolled there again', async () => (await top(page)) === 900);
  assert.equal(await screen.total(), total);
  assert.equal(await screen.get('search').inputValue(), 'tutor');
  assert.equal(await screen.get('sort').inputValue(), 'name');
  assert.equal(await screen.get('kind-persona').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(watched.troubles, []);
});

test('Back leads from one list to the one before, each where it was', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, '?mock=5000#/explore?kind=persona');
  await screen.sees('card');
  await scroll(page, 1200);
  await page.evaluate(() => (location.hash = '#/explore?kind=tool'));
  await until('the other list begins at its top', async () => (await top(page)) === 0);
  assert.equal(await screen.get('kind-tool').getAttribute('aria-pressed'), 'true');
  await page.goBack();
  await until('the first list is where it was', async () => (await top(page)) === 1200);
  assert.equal(await screen.get('kind-persona').getAttribute('aria-pressed'), 'true');
});

test('a package’s page is scrolled to where it was, once', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, '?mock=300#/package/workshop/persona-000004');
  await screen.sees('version');
  await scroll(page, 400);
  await page.reload();
  await until('it is scrolled there again', async () => (await top(page)) === 400);
  // Another page, and this one gone to anew, begin at their tops.
  await page.evaluate(() => (location.hash = '#/settings'));
  await screen.sees('settings');
  assert.equal(await top(page), 0);
  await page.evaluate(() => (location.hash = '#/package/workshop/persona-000004'));
  await screen.sees('version');
  assert.equal(await top(page), 0);
});
