// @ts-check
/** What people do in the window, in the words of people; the marks are those of ui/README.md. */
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * The selector of a marked element.
 * @param {string} mark
 */
export const id = (mark) => `[data-testid="${mark}"]`;

/**
 * The card of a package.
 * @param {string} packageId
 */
export const cardOf = (packageId) => `${id('card')}[data-package="${packageId}"]`;

/** Direction marks that Fluent puts around arguments.
 * @param {string} text
 */
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '');

/** The window in a browser. */
export class Screen {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} mark */
  get(mark) {
    return this.page.locator(id(mark));
  }

  /**
   * Waits until one with this mark is on screen.
   * @param {string} mark
   */
  async sees(mark) {
    await this.get(mark).first().waitFor();
  }

  /** @param {string} mark */
  async loses(mark) {
    await until(`nothing is marked ${mark}`, async () => (await this.get(mark).count()) === 0);
  }

  /** @param {string} mark */
  async click(mark) {
    await this.get(mark).first().click();
  }

  /**
   * Opens the first of these menus and presses one of its items.
   * @param {string} menu
   * @param {string} item
   */
  async choose(menu, item) {
    await this.click(menu);
    await this.click(item);
  }

  /**
   * Waits until an element with this mark has these words.
   * @param {string} mark
   * @param {RegExp} pattern
   * @param {number} [within] milliseconds
   */
  async says(mark, pattern, within) {
    return until(
      `${mark} says ${pattern}`,
      async () => {
        const texts = (await this.get(mark).allInnerTexts()).map(plain);
        const found = texts.find((text) => pattern.test(text));
        if (found === undefined) throw new Error(texts.join(' | ') || 'nothing');
        return found;
      },
      { within },
    );
  }

  /** @param {'explore' | 'installed' | 'updates' | 'sources' | 'activity' | 'settings'} place */
  async go(place) {
    // In a narrow window the quieter places wait behind “More”.
    if (!(await this.get(`nav-${place}`).first().isVisible()) && (await this.get('nav-more').count()) > 0)
      await this.click('nav-more');
    await this.click(`nav-${place}`);
    await this.page.waitForURL((url) => url.hash === `#/${place}`);
  }

  /** The number of listings the window says it has found. */
  async total() {
    const text = await this.says('total', /\d/);
    return Number(text.replace(/\D/g, ''));
  }

  /**
   * Searches, and looks at the cards rather than at what the box offers.
   * @param {string} text
   */
  async search(text) {
    await this.get('search').fill(text);
    await this.get('search').press('Enter');
  }

  /** @param {string} packageId */
  card(packageId) {
    return this.page.locator(cardOf(packageId));
  }

  /**
   * Opens a package's own page from its card.
   * @param {string} packageId
   */
  async open(packageId) {
    await this.card(packageId).locator(id('card-link')).click();
    await this.sees('detail');
  }

  /**
   * Presses Install on a card and agrees to the plan.
   * @param {string} packageId
   */
  async install(packageId) {
    await this.card(packageId).locator(id('install-button')).click();
    await this.sees('install-dialog');
    await this.click('confirm-install');
    await this.card(packageId).locator(id('installed-mark')).waitFor({ timeout: 30_000 });
  }

  /**
   * Adds a gallery in the dialog of Sources.
   * @param {string} location
   */
  async addSource(location) {
    await this.click('add-source');
    await this.sees('add-source-dialog');
    await this.get('source-location').fill(location);
    await this.click('preview-source');
    // What it says of itself, or why that could not be seen.
    await this.page.locator(`${id('source-preview')}, ${id('source-error')}`).waitFor({ timeout: 40_000 });
    const add = this.get('confirm-add-source');
    if ((await add.count()) > 0) await add.click();
  }
}
