// @ts-check
/** A press is never lost: what arrives meanwhile does not move what is under the pointer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { Screen } from '../support/screen.mjs';
import { serveWindow } from '../support/site.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} address
 * @param {{ width: number, height: number }} [size]
 */
async function start(t, address, size) {
  const owner = held(t);
  const [site, browser] = await Promise.all([serveWindow(owner), launch(owner)]);
  const { page } = await openPage(browser, size);
  await page.goto(`${site}/${address}`);
  return { page, screen: new Screen(page) };
}

/**
 * Where something is, in the middle of it.
 * @param {import('playwright-core').Locator} what
 */
async function middle(what) {
  const box = (await what.boundingBox()) ?? assert.fail('it is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y };
}

for (const size of [
  { width: 1280, height: 860 },
  { width: 700, height: 560 },
]) {
  test(`how bytes arrive is told late and moves no button, at ${size.height} pixels`, async (t) => {
    const address = '?mock=300&slow=explain_transfer:1500#/package/workshop/persona-000004';
    const { page, screen } = await start(t, address, size);
    await screen.click('update-button');
    const confirm = page.locator('[data-testid="confirm-install"]:enabled');
    // Pointing waits until the dialog has come to rest.
    await confirm.hover();
    const before = await middle(confirm);
    assert.equal(await screen.get('transfer-plan').count(), 0);
    await page.mouse.down();
    await screen.sees('transfer-plan');
    assert.equal((await middle(confirm)).top, before.top);
    await page.mouse.up();
    await screen.loses('install-dialog');
    await screen.sees('job-progress');
  });
}

test('what is unfolded in a dialog opens below its own line', async (t) => {
  const { page, screen } = await start(t, '?mock=300#/package/workshop/persona-000004');
  await screen.click('update-button');
  for (const part of ['install-details', 'transfer-parts']) {
    const line = screen.get(part).locator(':scope > summary');
    await line.hover();
    const before = await middle(line);
    await line.click();
    await page.locator(`[data-testid="${part}"][open]`).waitFor();
    assert.equal((await middle(line)).top, before.top);
  }
});

test('a card that is pressed stays that card until it is let go', async (t) => {
  const { page, screen } = await start(t, '?mock=300#/explore');
  await screen.sees('card');
  // A kind was chosen: the cards begin at the top, and stay where they are.
  await page.locator('.chip[aria-pressed="false"]').first().click();
  await screen.loses('front');
  const card = screen.get('card').nth(3);
  const wanted = (await card.getAttribute('data-package')) ?? '';
  const { x, y } = await middle(card.getByTestId('card-link'));
  // The clock of the page is ours from here on.
  await page.clock.install();
  await page.mouse.move(x, y);
  await page.mouse.down();
  // The list is asked for anew and has its answer long before the button is up.
  await page.getByTestId('search').evaluate((/** @type {HTMLInputElement} */ field) => {
    field.value = 'qqqqzzzzxxxxkkkk';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.clock.runFor(2_000);
  await page.mouse.up();
  await screen.sees('detail');
  assert.ok(page.url().endsWith(wanted), `${page.url()} is not of ${wanted}`);
  await page.goBack();
  await screen.sees('no-results');
});
