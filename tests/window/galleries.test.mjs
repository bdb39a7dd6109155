// @ts-check
/** Two galleries in the real window: a signed one that is recognised by its fingerprint, and one of tools, of
 * which one is installed, found in Installed, and typed. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { openDetail, search } from '../support/main-job.mjs';
import { held } from '../support/owner.mjs';
import { signGallery } from '../support/personas.mjs';
import { id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { said, writeTools } from '../support/tools.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

/**
 * Adds a gallery by its address after a look at it.
 * @param {import('../support/webdriver.mjs').Session} page
 * @param {string} address
 * @param {string | null} fingerprint
 */
async function add(page, address, fingerprint) {
  await page.click(id('add-source'));
  await page.type(id('source-location'), address);
  if (fingerprint) {
    await page.click(`${id('source-expectations')} summary`);
    await page.type(id('source-fingerprint'), fingerprint);
  }
  await page.click(id('preview-source'));
  await page.visible(id(fingerprint ? 'preview-fits' : 'source-preview'), 30_000);
  await page.click(id('confirm-add-source'));
  await page.gone(id('add-source-dialog'));
}

test('a signed gallery and a gallery of tools, in the real window', { timeout: 150_000 }, async (t) => {
  const owner = held(t);
  const signed = signGallery(tempdir(owner, 'signed'), [{ id: 'mara', name: 'Mara Quill' }]);
  const town = await serveGallery(owner, signed.folder);
  const folder = writeTools(tempdir(owner, 'tools'), [{ name: 'greet', versions: ['1.0.0'] }]);
  const tools = await serveGallery(owner, folder);
  const home = tempdir(owner, 'home');
  const display = await startDisplay(owner);
  const { page } = await openWindow(owner, display, home);

  await page.visible(id('nav-sources'), 60_000);
  await page.press(KEY.alt, '6');
  await add(page, town.address, signed.fingerprint);
  await add(page, tools.address, null);
  // A gallery is named after its host until the person gives it another name.
  const row = (/** @type {string} */ address) =>
    `${id('source-row')}[data-source="${new URL(address).host.replace(':', '-')}"]`;
  await page.says(row(town.address), /Signed, provisional/, 30_000);
  await page.click(`${row(town.address)} ${id('source-more')} summary`);
  await page.says(row(town.address), /Signed, provisional[\s\S]*current until/, 30_000);
  await page.says(row(tools.address), /one item/, 30_000);

  await page.press(KEY.alt, '1');
  // The whole list shows it too, as its second card; that card goes when the answer comes.
  await search(page, 'greet', 'greet');
  await openDetail(page, 'greet');
  await page.click(`${id('detail')} ${id('install-button')}`);
  await page.says(id('install-dialog'), /greet/);
  await page.click(id('confirm-install'));
  await page.says(id('commands'), /greet/, 30_000);
  assert.equal(said(home, 'greet', 'hello'), 'greet 1.0.0 hello');

  await page.press(KEY.alt, '2');
  await page.says(id('installed-row'), /greet[\s\S]*1\.0\.0/);
  await page.click(id('row-menu'));
  await page.click(id('remove-button'));
  await page.click(id('confirm-remove'));
  await page.gone(id('installed-row'));
  assert.ok(!existsSync(join(home, 'bin/greet')));
});
