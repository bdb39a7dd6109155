// @ts-check
/** Explore with the real engine behind it: the demo gallery, typos, filters, content ratings, pictures. */
import assert from 'node:assert/strict';
import { before, after, describe, test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { Holder } from '../support/owner.mjs';
import { id, Screen } from '../support/screen.mjs';
import { until } from '../support/until.mjs';

const QUERY = {
  text: '',
  kinds: [],
  tags: [],
  sources: [],
  ratings: [],
  hideInstalled: false,
  sort: 'name',
  offset: 0,
  limit: 50,
};

describe('the demo gallery', { timeout: 150_000 }, () => {
  const holder = new Holder();
  /** @type {import('../support/bridge.mjs').Bridge} */
  let bridge;
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    [bridge, browser] = await Promise.all([startBridge(holder, { demo: true }), launch(holder)]);
    await until('the demo gallery is listed', async () => (await bridge.invoke('app_state')).listings >= 20, {
      within: 30_000,
    });
  });
  after(() => holder.end());

  async function explore() {
    const { page, watched } = await openPage(browser);
    await page.goto(bridge.at('explore'));
    const screen = new Screen(page);
    await screen.sees('card');
    return { page, screen, watched };
  }

  test('shows its cards with pictures, all from the page’s own address', { timeout: 40_000 }, async () => {
    const { page, screen, watched } = await explore();
    assert.ok((await screen.total()) >= 20);
    await until('the pictures in sight are drawn', () =>
      page.evaluate(() => {
        const seen = [...document.querySelectorAll('main img')].filter(
          (picture) => picture.getBoundingClientRect().bottom < innerHeight,
        );
        return (
          seen.length >= 4 &&
          seen.every((picture) => /** @type {HTMLImageElement} */ (picture).naturalWidth >= 128)
        );
      }),
    );
    assert.deepEqual(watched.strangers(bridge.origin), []);
    assert.deepEqual(watched.troubles, []);
  });

  test('forgives a typo and says so', { timeout: 40_000 }, async () => {
    const { cards } = await bridge.invoke('browse', QUERY);
    const card = cards.find((/** @type {{ name: string }} */ { name }) => /[A-Za-z]{6}/.test(name));
    const word = /** @type {RegExpExecArray} */ (/[A-Za-z]{6,}/.exec(card.name))[0];
    const misspelt = word.slice(0, 3) + word[4] + word[3] + word.slice(5);
    const { screen } = await explore();
    await screen.search(misspelt);
    await screen.card(card.package.id).waitFor();
    await screen.says('corrected', new RegExp(word, 'i'));
  });

  test('says in one sentence that nothing was found, and how to go on', { timeout: 40_000 }, async () => {
    const { screen } = await explore();
    const all = await screen.total();
    await screen.search('qqqqzzzzxxxxkkkk');
    await screen.sees('no-results');
    await screen.click('clear-search');
    await until('everything is listed again', async () => (await screen.total()) === all);
  });

  test('filters by tag, and takes the filter off again', { timeout: 40_000 }, async () => {
    const { page, screen } = await explore();
    const all = await screen.total();
    const { tags } = await bridge.invoke('facets', { tagPrefix: '' });
    const { value, count } = tags.find((/** @type {{ count: number }} */ tag) => tag.count < all);
    await page
      .locator(id('tag'))
      .filter({ has: page.getByText(value, { exact: true }) })
      .click();
    await until('only those are listed', async () => (await screen.total()) === count);
    await screen.click('chosen-filter');
    await until('everything is listed again', async () => (await screen.total()) === all);
  });

  test('sorts by name', { timeout: 40_000 }, async () => {
    const { cards } = await bridge.invoke('browse', QUERY);
    const { screen } = await explore();
    await screen.get('sort').selectOption('name');
    await screen.says('card-link', new RegExp(cards[0].name.slice(0, 5)));
    await until('the first by name is first', async () => {
      return (await screen.get('card').first().getAttribute('data-package')) === cards[0].package.id;
    });
  });

  test('hides mature listings until Settings allow them', { timeout: 60_000 }, async () => {
    const { page, screen } = await explore();
    const modest = await screen.total();
    await screen.go('settings');
    await screen.click('allow-mature');
    await until('the setting is kept', async () => (await bridge.invoke('settings')).allowMature);
    await screen.go('explore');
    await until('there are more', async () => (await screen.total()) > modest);
    await screen.says('card', /mature/i);
    await screen.go('settings');
    await screen.click('allow-mature');
    await until('the setting is kept', async () => !(await bridge.invoke('settings')).allowMature);
    await page.reload();
    await screen.go('explore');
    await until('they are hidden again', async () => (await screen.total()) === modest);
  });

  test('keeps theme and language for the next visit', { timeout: 60_000 }, async () => {
    const { page, screen } = await explore();
    await screen.go('settings');
    await screen.get('language').selectOption('ar');
    await page.locator('html[dir="rtl"][lang="ar"]').waitFor();
    await page.reload();
    await page.locator('html[dir="rtl"][lang="ar"]').waitFor();
    await screen.get('language').selectOption('en');
    await page.locator('html[dir="ltr"][lang="en"]').waitFor();
  });
});
