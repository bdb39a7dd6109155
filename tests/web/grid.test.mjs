// @ts-check
/** However long the list, never more than 100 cards are in the document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { writeRegistry } from '../support/listings.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

/** Counts on every change of the document, not only when somebody looks. */
const COUNT = `
  window.mostCards = 0;
  const count = () => {
    window.mostCards = Math.max(window.mostCards, document.querySelectorAll('[data-card]').length);
  };
  new MutationObserver(count).observe(document, { childList: true, subtree: true });
`;

/**
 * Scrolls through the whole list in long jumps, like a dragged scroll bar, and to its end.
 * @param {import('playwright-core').Page} page
 * @param {number} total
 */
async function scrollThrough(page, total) {
  const scroller = page.getByTestId('grid').locator('xpath=..');
  for (let step = 1; step <= 40; step++) {
    await scroller.evaluate((node, part) => (node.scrollTop = node.scrollHeight * part), step / 40);
    await page.evaluate(
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    );
  }
  await until('the last card is there', () =>
    page.locator(`[data-testid="card"][aria-posinset="${total}"]`).isVisible(),
  );
  assert.ok(
    /** @type {number} */ (await page.evaluate('window.mostCards')) < 100,
    `${await page.evaluate('window.mostCards')} cards in the document`,
  );
}

test('50,000 listings of the mock', { timeout: 90_000 }, async (t) => {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser, { width: 1600, height: 1000 });
  await page.addInitScript(COUNT);
  await page.goto(`${site}/?mock=50000#/explore`);
  const screen = new Screen(page);
  await screen.sees('card');
  await scrollThrough(page, await screen.total());
  assert.deepEqual(watched.troubles, []);
});

test('100,000 listings of a real catalogue', { timeout: 200_000 }, async (t) => {
  const owner = held(t);
  const folder = tempdir(owner, 'many');
  writeRegistry(folder, 100_000);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: folder, name: 'many', allowInsecure: false });
  await until(
    'the catalogue has them all',
    async () => (await bridge.invoke('app_state')).listings === 100_000,
    { within: 120_000, every: 300 },
  );
  const { page, watched } = await openPage(browser, { width: 1600, height: 1000 });
  await page.addInitScript(COUNT);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.sees('card');
  assert.equal(await screen.total(), 100_000);
  await scrollThrough(page, 100_000);
  await screen.search('greta gallo');
  await screen.says('card', /Greta Gallo/);
  // This registry names pictures that nobody has.
  assert.deepEqual(
    watched.troubles.filter((line) => !line.includes('/img/')),
    [],
  );
});
