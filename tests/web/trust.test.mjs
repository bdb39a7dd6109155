// @ts-check
/** Trust, transfers and tools as a person meets them, in the window on its own catalogue (the mock). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { id, Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';

const SIGNED = 'package/workshop/persona-000004';
const TOOL = 'package/homepilot/tool-000021';
const ELSEWHERE = 'package/workshop/tool-000003';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} place
 * @param {string} [query]
 */
async function start(t, place, query = '') {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page, watched } = await openPage(browser);
  await page.goto(`${site}/?mock=300&lang=en&${query}#/${place}`);
  return { page, screen: new Screen(page), watched };
}

test(
  'a gallery that changed its identity is compared and accepted with keys alone',
  { timeout: 60_000 },
  async (t) => {
    const { page, screen, watched } = await start(t, 'sources', 'trust=identity');
    await screen.says('trust-alarm', /another identity/);
    const shown = await page.locator(`${id('trust-alarm')} ${id('fingerprint-now')}`).innerText();
    await page.locator(id('compare-identity')).focus();
    await page.keyboard.press('Enter');
    await screen.sees('identity-dialog');
    assert.ok(await screen.get('confirm-identity').isDisabled());
    await screen.get('identity-typed').focus();
    await page.keyboard.insertText(shown.replace(/\s+/g, '-'));
    await screen.says('identity-verdict', /shows now/);
    await screen.get('confirm-identity').focus();
    await page.keyboard.press('Enter');
    await screen.loses('trust-alarm');
    assert.deepEqual(watched.troubles, []);
  },
);

test('a gallery says what it is before it is added, and is recognised', { timeout: 60_000 }, async (t) => {
  const { page, screen } = await start(t, 'sources', 'tick=20');
  await screen.click('add-source');
  await screen.get('source-location').fill('https://packages.workshop.example/');
  await screen.click('preview-source');
  await screen.says('source-preview', /The Workshop[\s\S]*Vitrine gallery[\s\S]*2 of 3/);
  const print = await page.locator(`${id('source-preview')} ${id('fingerprint')}`).innerText();
  await screen.click('preview-back');
  await page.locator(`${id('source-expectations')} summary`).click();
  await screen.get('source-fingerprint').fill(print);
  await screen.click('preview-source');
  await screen.sees('preview-fits');
  await screen.click('preview-back');
  await screen.get('source-fingerprint').fill('0000 1111');
  await screen.click('preview-source');
  await screen.says('source-error', /another fingerprint/);
  assert.ok(await screen.get('preview-source').isDisabled());
});

test(
  'an update says how little it fetches, is paused and goes on to its end',
  { timeout: 60_000 },
  async (t) => {
    const { screen } = await start(t, SIGNED, 'tick=80');
    await screen.click('update-button');
    await screen.says('transfer-plan', /Fetches 689 kB of 24\.6 MB/);
    await screen.click('confirm-install');
    await screen.go('activity');
    await screen.says('mirror', /left out/);
    await screen.click('pause-job');
    await screen.says('job', /Paused/);
    await screen.says('reuse-text', /here already/);
    await screen.click('resume-job');
    await screen.says('job-outcome', /is installed/, 20_000);
    await screen.says('job-cost', /689 kB fetched/);
  },
);

test(
  'a tool for other computers is built here after its recipe was agreed to',
  { timeout: 60_000 },
  async (t) => {
    const { screen } = await start(t, ELSEWHERE, 'tick=20');
    await screen.says('blocked', /no file of this version for this computer/);
    await screen.click('build-offer');
    await screen.says('build-recipe', /make install-strip/);
    assert.ok(await screen.get('confirm-build').isDisabled());
    await screen.click('build-twice');
    await screen.click('build-consent');
    await screen.click('confirm-build');
    await screen.says('provenance', /second build gave the same bytes/, 20_000);
  },
);

test('a kept version of a tool is used again', { timeout: 60_000 }, async (t) => {
  const { screen } = await start(t, TOOL, 'tick=20&installed=1,21');
  await screen.says('path-hint', /export PATH=/);
  await screen.click('use-version');
  await screen.says('toast', /is in use/);
});
