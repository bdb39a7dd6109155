// @ts-check
/** Every page, dialog and state of the list in ui/scripts/pictures.mjs, in both themes, both directions, a narrow
 * window and one at 200 %: it paints, axe finds nothing, the console says nothing, nothing scrolls sideways. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PAGES } from '../../ui/scripts/pictures.mjs';
import { violations } from '../support/axe.mjs';
import { keepPicture, launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ width: number, height: number, scheme: 'light' | 'dark', language: string, of: string }} Look */

/**
 * Each theme with each direction once, each in another size: 1280 pixels, the narrowest window, and a window at
 * 200 % on a small laptop. `of` is the look of the list (ui/scripts/pictures.mjs) whose views are taken: the first two
 * are of every view, the small ones of those whose layout is another one there.
 * @type {Record<string, Look>}
 */
const LOOKS = {
  'light, left to right': { width: 1280, height: 860, scheme: 'light', language: 'en', of: '' },
  'dark, right to left': { width: 1280, height: 860, scheme: 'dark', language: 'ar', of: '' },
  '360 px, light, right to left': { width: 360, height: 640, scheme: 'light', language: 'ar', of: 'small' },
  '200 % zoom, dark, the longest words': {
    width: 640,
    height: 430,
    scheme: 'dark',
    language: 'de',
    of: 'zoom',
  },
};

/** `VITRINE_VIEWS` looks at a part of them only, while something is being mended. */
const VIEWS = PAGES.filter(({ name }) => new RegExp(process.env.VITRINE_VIEWS ?? '').test(name));

/** Pages, dialogs and states of the issue that may not be missing from the list. */
const WANTED = [
  ...['explore', 'search-nothing', 'explore-offline', 'explore-empty', 'first-start', 'collection', 'detail'],
  ...[
    'detail-alarm',
    'ratings',
    'review',
    'report',
    'install',
    'update',
    'build',
    'several',
    'remove',
    'handover',
  ],
  ...['shortcuts', 'installed', 'favourites', 'export', 'import-file', 'import', 'updates', 'updates-menu'],
  ...['updates-plan', 'updates-running', 'updates-failed', 'updates-policies', 'updates-history', 'submit'],
  ...[
    'submit-listing',
    'submit-check',
    'submit-send',
    'submit-sending',
    'activity',
    'activity-failed',
    'galleries',
  ],
  ...[
    'add-gallery',
    'add-gallery-link',
    'identity',
    'remove-gallery',
    'settings',
    'clean-up',
    'diagnostics',
    'file',
  ],
  ...['registry-account', 'registry-inbox', 'registry-submission', 'registry-queue', 'registry-review'],
  ...['registry-collections', 'registry-accounts', 'registry-numbers', 'registry-audit', 'web-explore'],
];

test('the list has every page', () => {
  const names = new Set(PAGES.map(({ name }) => name));
  assert.deepEqual(
    WANTED.filter((name) => !names.has(name)),
    [],
  );
});

/** @param {string} site @param {import('../../ui/scripts/pictures.mjs').PicturePage} view @param {Look} look */
function addressOf(site, { name, hash = '#/explore', query = '' }, { scheme, language }) {
  const mock = /(^|&)mock=/.test(query) ? '' : '&mock=300';
  return `${site}/?view=${name}&lang=${language}&theme=${scheme}${mock}&${query}${hash}`;
}

/** Until nothing was added to the page or taken from it for a few frames; a job that runs never rests. */
const RESTED = `new Promise((resolve) => {
  let quiet = 0, frames = 0;
  const observer = new MutationObserver(() => (quiet = 0));
  observer.observe(document.body, { childList: true, subtree: true });
  const step = () => {
    quiet += 1;
    frames += 1;
    if (quiet < 8 && frames < 90) return requestAnimationFrame(step);
    observer.disconnect();
    resolve(document.fonts.ready.then(() => true));
  };
  requestAnimationFrame(step);
})`;

/**
 * Opens a page as if the window had just been started, and does what leads to what is looked at.
 * @param {Page} page
 * @param {string} address
 * @param {import('../../ui/scripts/pictures.mjs').PicturePage} view
 * @param {string} direction
 */
async function open(page, address, { name, act }, direction) {
  await page.goto(address);
  const shown = name === 'explore-loading' ? '[data-testid="search"]' : 'main h1, main h2';
  await page.locator(`html[dir="${direction}"]`).waitFor();
  await page.locator(shown).first().waitFor();
  await page.evaluate(RESTED);
  await act?.(page);
  await page.evaluate(RESTED);
}

describe('every page, dialog and state', { concurrency: 2 }, () => {
  for (const [title, look] of Object.entries(LOOKS)) {
    test(title, { timeout: 800_000 }, async (t) => {
      const owner = held(t);
      const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
      const direction = look.language === 'ar' ? 'rtl' : 'ltr';
      const { page, watched } = await openPage(browser, { ...look, locale: look.language });
      // Each page is looked at in a window that remembers nothing.
      await page.addInitScript(() => {
        localStorage.clear();
        sessionStorage.clear();
        // A page opened beside it would hide this one, and a hidden page draws no frames.
        window.open = () => null;
      });
      const nothing = (await page.screenshot()).length;
      for (const view of VIEWS.filter(({ looks = ['small'] }) => !look.of || looks.includes(look.of))) {
        await t.test(view.name, { timeout: 40_000 }, async () => {
          watched.troubles = [];
          watched.requests = [];
          await open(page, addressOf(site, view, look), view, direction);
          const picture = await keepPicture(page, `${view.name}-${look.width}-${look.scheme}`);
          assert.ok(picture.length > 2 * nothing, `nothing is painted: ${picture.length} bytes`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px wider than the window`);
          assert.deepEqual(await violations(page), []);
          assert.deepEqual(watched.troubles, []);
          assert.deepEqual(watched.strangers(site), []);
        });
      }
    });
  }
});

test('axe itself finds what is wrong', { timeout: 60_000 }, async (t) => {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page } = await openPage(browser);
  await page.goto(`${site}/?mock=60#/settings`);
  await new Screen(page).sees('settings');
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const found = await violations(page);
  assert.match(found.join('\n'), /^button-name: /);
});
