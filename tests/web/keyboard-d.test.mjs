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
 * @param {number} [count] packages of the mock
 */
async function start(t, hash, query, mark, count = 300) {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(`${site}/?mock=${count}&tick=20&${query}${hash}`);
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
  // The button that was pressed is gone with its dialog: the focus is on the page, and Tab goes on from there.
  await until('the focus is on something of the page', () =>
    page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false),
  );
  await until('the job is done', async () => (await screen.get('update-row').count()) < 3);
  assert.ok(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)));
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
      await tabTo(page, id('choose-language'));
      await page.keyboard.type('Arabic');
      await pressOn(page, 'add-language');
      await until('its first field has the focus', () =>
        page.evaluate(() => document.activeElement?.matches('[data-testid="field-name-ar"]') ?? false),
      );
      await page.keyboard.type('نورا');
      await tabTo(page, id('field-description-ar'));
      await page.keyboard.type('تسمع وتتذكر');
      const direction = await screen
        .get('field-description-ar')
        .evaluate((field) => getComputedStyle(field).direction);
      assert.equal(direction, 'rtl', 'as it is written, in a window that is written the other way');
      await screen.says('card-preview', /نورا/);
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
  // System, light, dark: each press of an arrow chooses the next one.
  for (const theme of ['light', 'dark']) {
    await page.keyboard.press('ArrowDown');
    await until(`the choice of ${theme} has the focus`, () =>
      page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, id(`theme-${theme}`)),
    );
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
  const { page, screen } = await start(t, '#/explore', '', 'card', 5_000);
  const total = await screen.total();
  assert.ok(total > 3_000, `${total} of 5,000 packages`);
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

/** Everything that Tab has to stop at, in order; of radio buttons of one name only the chosen or the first. */
const STOPS = `(() => {
  const shown = (node) =>
    node.checkVisibility({ visibilityProperty: true }) && !node.closest('[inert]') && !node.matches(':disabled');
  const all = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable=""]',
  )].filter((node) => node.tabIndex >= 0 && node.type !== 'hidden' && shown(node));
  const group = (node) => all.filter((one) => one.type === 'radio' && one.name === node.name);
  return all.filter((node) => {
    if (node.type !== 'radio' || !node.name) return true;
    const own = group(node);
    return node === (own.find((one) => one.checked) ?? own[0]);
  });
})()`;

/** The place in the document of what has the focus, whether that is seen, and whether it is the last stop. */
const HERE = `(() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  // The link of a card marks the whole card: with a box behind it.
  const marked = (one) => [undefined, '::after'].some((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  let seen = false;
  for (let one = node, up = 0; one && up < 4; one = one.parentElement, up++) seen ||= marked(one);
  const box = node.getBoundingClientRect();
  const stops = ${STOPS};
  return {
    name: [...document.querySelectorAll('*')].indexOf(node) + ' ' + node.outerHTML.slice(0, 120),
    seen: seen && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    last: node === stops.at(-1),
    count: stops.length,
  };
})()`;

for (const [hash, mark, query] of PAGES) {
  test(`${hash}: Tab goes on to the end, and the focus is seen`, { timeout: 120_000 }, async (t) => {
    const { page } = await start(t, hash, query, mark);
    // From the beginning of the document, not from the heading that has the focus when a page opens.
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    /** @type {{ name: string, seen: boolean, last: boolean, count: number }[]} */
    const stops = [];
    for (let steps = 0; steps < 220 && !stops.at(-1)?.last; steps++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(HERE);
      assert.ok(here, `the focus is lost after ${stops.at(-1)?.name ?? 'the beginning'}`);
      assert.notEqual(here.name, stops.at(-1)?.name, 'Tab does not go on');
      stops.push(here);
    }
    const last = stops.at(-1) ?? assert.fail('nothing can be reached');
    assert.ok(last.last, `Tab never came to the end; last ${last.name}`);
    assert.equal(new Set(stops.map(({ name }) => name)).size, last.count, 'each stop is reached once');
    assert.deepEqual(
      stops.filter(({ seen }) => !seen).map(({ name }) => name),
      [],
    );
  });
}
