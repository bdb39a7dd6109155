// @ts-check
/** The longer jobs of the window without a mouse, and that Tab always goes on and always shows where it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';
import { until } from '../support/until.mjs';

/** @typedef {import('playwright-core').Page} Page */

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
  return { page, screen, watched, site };
}

/**
 * Presses Tab until the focus is on something.
 * @param {Page} page
 * @param {string} css
 */
async function tabTo(page, css) {
  for (let steps = 0; steps < 90; steps++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), css)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`90 Tabs did not lead to ${css}`);
}

/** @param {Page} page @param {string} mark */
async function pressOn(page, mark) {
  await tabTo(page, id(mark));
  await page.keyboard.press('Enter');
}

test('update all: its plan, the job, and where the focus is then', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '#/explore', 'installed=0,4,1,9,2,11,21,3', 'card');
  await page.keyboard.press('Alt+3');
  await screen.sees('update-row');
  await pressOn(page, 'update-all');
  await screen.sees('plan-item');
  await pressOn(page, 'start-updates');
  await screen.sees('several');
  await until('the job is done', async () => (await screen.get('update-row').count()) < 3);
  assert.deepEqual(watched.troubles, []);
});

test('import a library file', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '#/installed', '', 'installed-row');
  await pressOn(page, 'library-menu');
  await screen.sees('import-library');
  await until('the import is highlighted', async () => {
    if (await page.evaluate(() => document.activeElement?.matches('[data-testid="import-library"]')))
      return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
  await page.keyboard.press('Enter');
  await screen.sees('import-dialog');
  await tabTo(page, id('file-path'));
  await page.keyboard.type('/home/mira/library.json');
  await page.keyboard.press('Enter');
  await screen.sees('import-row');
  await pressOn(page, 'confirm-import');
  await screen.sees('import-report');
  assert.deepEqual(watched.troubles, []);
});

test('submit: from the listing to what is sent', { timeout: 90_000 }, async (t) => {
  const { page, screen, watched } = await start(
    t,
    '#/submit',
    'drafts=/home/mira/harbour-notes',
    'draft-row',
  );
  await pressOn(page, 'open-draft');
  await screen.sees('detected');
  for (const step of ['listing', 'check', 'difference', 'rights', 'send']) {
    await pressOn(page, 'step-next');
    await until(`${step} is shown`, () => page.url().endsWith(`/${step}`));
    await until('its heading has the focus', () =>
      page.evaluate(() => document.activeElement?.matches('h2.step-title') ?? false),
    );
    if (step === 'listing') {
      await tabTo(page, id('field-licence'));
      await page.keyboard.type('MIT');
      await until('it is kept', async () => !(await screen.get('saved').innerText()).includes('Keeping'));
    }
    if (step === 'rights') {
      await tabTo(page, id('agree'));
      await page.keyboard.press('Space');
    }
  }
  await tabTo(page, id('target'));
  await page.keyboard.press('Space');
  await pressOn(page, 'send');
  await screen.sees('status');
  assert.deepEqual(watched.troubles, []);
});

test('moderate: open, claim and decide', { timeout: 60_000 }, async (t) => {
  const { page, screen, watched } = await start(t, '#/at/workshop/moderate', 'at=curator', 'queue-item');
  await pressOn(page, 'queue-link');
  await screen.sees('rendered-listing');
  await page.keyboard.press('c');
  await screen.sees('claim-lock');
  await page.keyboard.press('m');
  await screen.sees('decide-reason');
  await tabTo(page, id('decide-reason'));
  await page.keyboard.type('Please say what the calendar server keeps.');
  await pressOn(page, 'confirm-decision');
  await screen.loses('decide-reason');
  assert.deepEqual(watched.troubles, []);
});

test('settings: a choice by arrows, kept at once', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, '#/settings', '', 'section-about');
  await tabTo(page, '[data-testid^="theme-"]');
  for (let presses = 0; presses < 3; presses++) {
    if (await page.evaluate(() => document.documentElement.dataset.theme === 'dark')) break;
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(80);
  }
  await until('the window is dark', () =>
    page.evaluate(() => document.documentElement.dataset.theme === 'dark'),
  );
  await screen.sees('section-about');
});

test('a shelf is one stop of Tab, and its arrows go along it', { timeout: 40_000 }, async (t) => {
  const { page } = await start(t, '#/explore', '', 'front');
  const shelf = () =>
    page.evaluate(() => {
      const list = document.activeElement?.closest('ul, [role="list"]');
      const items = [...(list?.querySelectorAll('a') ?? [])];
      return {
        name: list?.getAttribute('aria-labelledby') ?? '',
        place: items.indexOf(/** @type {any} */ (document.activeElement)),
      };
    });
  await tabTo(page, `${id('front')} li a`);
  const first = await shelf();
  assert.equal(first.place, 0);
  await page.keyboard.press('ArrowRight');
  await until('the second card has the focus', async () => (await shelf()).place === 1);
  await page.keyboard.press('End');
  await until('the last card has the focus', async () => (await shelf()).place > 1);
});

test('every card says its true place among all', { timeout: 40_000 }, async (t) => {
  const { page, screen } = await start(t, '#/explore', 'mock=5000', 'card');
  const total = await screen.total();
  const sets = await screen
    .get('card')
    .evaluateAll((cards) => cards.map((card) => [card.ariaSetSize, card.ariaPosInSet]));
  for (const [place, [size, position]] of sets.entries()) {
    assert.equal(Number(size), total);
    assert.equal(Number(position), place + 1);
  }
  assert.equal(await page.locator(`${id('card-link')}[tabindex="0"]`).count(), 1);
});

/** Pages, what is on them when they are there, and what they are asked with. @type {[string, string, string][]} */
const PAGES = [
  ['#/explore', 'front', ''],
  ['#/package/workshop/persona-000004', 'histogram', 'at=member&installed=4'],
  ['#/installed', 'installed-row', ''],
  ['#/updates', 'update-row', 'installed=0,4,1,9,2,11,21,3'],
  ['#/updates/policies', 'policy-row', ''],
  ['#/submit/draft-1/listing', 'listing-fields', 'drafts=/home/mira/harbour-notes'],
  ['#/sources', 'source-row', 'at=member'],
  ['#/settings', 'section-about', ''],
  ['#/at/workshop/moderate/q1', 'rendered-listing', 'at=curator'],
  ['#/at/workshop/admin/accounts', 'account-row', 'at=admin'],
];

for (const [hash, mark, query] of PAGES) {
  test(`${hash}: Tab goes on to the end, and the focus is seen`, { timeout: 60_000 }, async (t) => {
    const { page } = await start(t, hash, query, mark);
    const unseen = new Set();
    let last = '';
    let around = false;
    for (let steps = 0; steps < 220 && !around; steps++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const node = document.activeElement;
        if (!node || node === document.body) return { name: '', seen: true };
        const all = [...document.querySelectorAll('*')];
        const marked = (/** @type {Element} */ one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        };
        let seen = false;
        for (
          let one = /** @type {Element | null} */ (node), up = 0;
          one && up < 4;
          one = one.parentElement, up++
        )
          seen ||= marked(one);
        const box = node.getBoundingClientRect();
        return {
          name: `${all.indexOf(node)} ${node.outerHTML.slice(0, 120)}`,
          seen: seen && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        };
      });
      if (here.name === '') around = true;
      else {
        assert.notEqual(here.name, last, `Tab does not leave ${here.name}`);
        last = here.name;
        if (!here.seen) unseen.add(here.name);
      }
    }
    assert.deepEqual([...unseen], []);
    assert.ok(around, `Tab never came to the end; last ${last}`);
  });
}
