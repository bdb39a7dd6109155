// @ts-check
/** Every page and dialog, light and dark, English and Arabic: nothing axe finds, nothing the console says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { keepPicture, launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { until } from '../support/until.mjs';

/**
 * @typedef {{ name: string, page: string, query?: string, reach?: (screen: Screen) => Promise<void>,
 *   troubles?: RegExp }} View
 */

/** The second listing of the mock is installed at the start; see ui/src/backend/mock.ts. */
/** @type {View[]} */
const VIEWS = [
  { name: 'explore', page: 'explore', reach: (screen) => screen.sees('card') },
  {
    name: 'explore-nothing-found',
    page: 'explore',
    async reach(screen) {
      await screen.sees('card');
      await screen.search('qqqqzzzzxxxxkkkk');
      await screen.sees('no-results');
    },
  },
  {
    name: 'explore-error',
    page: 'explore',
    query: 'fail=browse:offline',
    reach: (s) => s.sees('error-state'),
  },
  {
    name: 'explore-source-fails',
    page: 'explore',
    query: 'fail=source-community:offline',
    reach: (s) => s.sees('card'),
  },
  {
    name: 'explore-no-gallery',
    page: 'explore',
    query: 'mock=0',
    reach: (screen) => screen.sees('empty-state'),
  },
  {
    name: 'explore-notice',
    page: 'explore',
    query: 'notice=The+catalogue+was+made+anew.',
    reach: (s) => s.sees('notice'),
  },
  {
    name: 'detail',
    page: 'explore',
    async reach(screen) {
      await screen.click('card-link');
      await screen.sees('detail');
    },
  },
  {
    name: 'dialog-install',
    page: 'explore',
    async reach(screen) {
      await screen.click('install-button');
      await screen.sees('confirm-install');
    },
  },
  { name: 'installed', page: 'installed', reach: (screen) => screen.sees('installed-row') },
  {
    name: 'dialog-remove',
    page: 'installed',
    async reach(screen) {
      await screen.choose('row-menu', 'remove-button');
      await screen.sees('confirm-remove');
    },
  },
  { name: 'sources', page: 'sources', reach: (screen) => screen.sees('source-row') },
  {
    name: 'dialog-add-source',
    page: 'sources',
    async reach(screen) {
      await screen.click('add-source');
      await screen.sees('preview-source');
    },
  },
  {
    name: 'dialog-remove-source',
    page: 'sources',
    async reach(screen) {
      await screen.choose('source-menu', 'remove-source');
      await screen.sees('confirm-remove-source');
    },
  },
  { name: 'activity-empty', page: 'activity', reach: (screen) => screen.sees('empty-state') },
  {
    name: 'activity-failed',
    page: 'explore',
    query: 'fail=job:digest&tick=5',
    async reach(screen) {
      await screen.click('install-button');
      await screen.click('confirm-install');
      await screen.go('activity');
      await screen.sees('retry-job');
    },
  },
  {
    name: 'activity-running',
    page: 'explore',
    query: 'tick=60000',
    async reach(screen) {
      await screen.click('install-button');
      await screen.click('confirm-install');
      await screen.go('activity');
      await screen.sees('cancel-job');
    },
  },
  {
    name: 'detail-alarm',
    page: 'package/workshop/persona-000004',
    query: 'trust=identity',
    reach: (screen) => screen.sees('trust-alarm'),
  },
  {
    name: 'detail-tool',
    page: 'package/homepilot/tool-000021',
    query: 'installed=1,21',
    async reach(screen) {
      await screen.sees('path-hint');
      await screen.page.locator('[data-testid="digests"] summary').click();
    },
  },
  {
    name: 'dialog-update',
    page: 'package/workshop/persona-000004',
    async reach(screen) {
      await screen.click('update-button');
      await screen.sees('transfer-plan');
    },
  },
  {
    name: 'dialog-build',
    page: 'package/workshop/tool-000003',
    async reach(screen) {
      await screen.click('build-offer');
      await screen.sees('build-recipe');
    },
  },
  {
    name: 'sources-identity',
    page: 'sources',
    query: 'trust=identity',
    async reach(screen) {
      await screen.page.locator('[data-testid="source-more"] summary').last().click();
      await screen.sees('trust-alarm');
    },
  },
  {
    name: 'dialog-identity',
    page: 'sources',
    query: 'trust=identity',
    async reach(screen) {
      await screen.click('compare-identity');
      await screen.sees('confirm-identity');
    },
  },
  {
    name: 'dialog-source-preview',
    page: 'sources',
    async reach(screen) {
      await screen.click('add-source');
      await screen.get('source-location').fill('https://someone.example/');
      await screen.click('preview-source');
      await screen.sees('source-preview');
    },
  },
  {
    name: 'activity-held',
    page: 'activity',
    query: 'history&tick=60000',
    reach: (screen) => screen.sees('resume-job'),
  },
  { name: 'settings', page: 'settings', reach: (screen) => screen.sees('allow-mature') },
  {
    name: 'dialog-shortcuts',
    page: 'explore',
    async reach(screen) {
      await screen.sees('card');
      await screen.page.keyboard.press('Control+/');
      await screen.sees('shortcuts-dialog');
    },
  },
  {
    name: 'dialog-handover',
    page: 'installed',
    query: 'homepilot=1',
    async reach(screen) {
      await screen.get('installed-row').getByRole('link').first().click();
      await screen.click('handover');
      await screen.sees('confirm-handover');
    },
  },
];

/** @param {string} site @param {View} view @param {string} more */
const addressOf = (site, view, more) =>
  `${site}/?${view.query?.includes('mock=') ? '' : 'mock=300&'}${view.query ?? ''}&${more}#/${view.page}`;

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const language of ['en', 'ar']) {
    test(`every page and dialog in ${scheme} and ${language}`, { timeout: 420_000 }, async (t) => {
      const owner = held(t);
      const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
      for (const view of VIEWS) {
        await t.test(view.name, { timeout: 40_000 }, async () => {
          const { page, watched, close } = await openPage(browser, { scheme });
          await page.goto(addressOf(site, view, `lang=${language}&theme=${scheme}`));
          await view.reach?.(new Screen(page));
          // A view that fails at once may be painted before the settings, and the language in them, have come.
          const direction = language === 'ar' ? 'rtl' : 'ltr';
          await until(
            `the page reads ${direction}`,
            async () => (await page.locator('html').getAttribute('dir')) === direction,
          );
          await keepPicture(page, `${view.name}-${scheme}-${language}`);
          assert.deepEqual(await violations(page), []);
          assert.deepEqual(watched.troubles, []);
          assert.deepEqual(watched.strangers(site), []);
          await close();
        });
      }
    });
  }
}

/** The narrowest window, and a window at 200 % on a small laptop. */
const NARROW = { '360 px wide': { width: 360, height: 640 }, '200 % zoom': { width: 640, height: 430 } };

for (const [name, size] of Object.entries(NARROW)) {
  test(`nothing scrolls sideways: ${name}`, { timeout: 300_000 }, async (t) => {
    const owner = held(t);
    const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
    for (const view of VIEWS) {
      await t.test(view.name, { timeout: 40_000 }, async () => {
        const { page, close } = await openPage(browser, size);
        await page.goto(addressOf(site, view, 'lang=en'));
        await view.reach?.(new Screen(page));
        await keepPicture(page, `${view.name}-${name.replace(/\W+/g, '-')}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${view.name} is ${wide} px wider than the window`);
        await close();
      });
    }
  });
}

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
