// @ts-check
/**
 * `npm run tour:galleries`: pictures of the real window where galleries are signed, tools installed, updates small,
 * mirrors out of order and identities changed; for people to look at, in `out/galleries` or the folder given.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { startDisplay } from '../support/display.mjs';
import { openDetail, seeDemoGallery, takePicture } from '../support/main-job.mjs';
import { Holder } from '../support/owner.mjs';
import { buildGallery, signGallery } from '../support/personas.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { writeTools } from '../support/tools.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

/** @typedef {import('../support/webdriver.mjs').Session} Session */

const PERSONAS = [
  { id: 'mara', name: 'Mara Quill', short: 'Keeps a diary of small things', bytes: 4_000_000 },
  { id: 'otto', name: 'Otto Lund', short: 'Mends clocks and patience' },
];
const MIRRORS = ['fast/seek.tar.gz', 'gone/seek.tar.gz'];
const TOOLS = [
  { name: 'seek', versions: ['1.9.0', '1.10.0'], summary: 'Finds things in files', needs: ['pcre'] },
  { name: 'pcre', versions: ['10.42'], summary: 'Patterns for other programs' },
  { name: 'atlas', versions: ['2.0.0'], summary: 'Draws maps', mirrors: MIRRORS, bytes: 6_000_000 },
];
const folder = resolve(process.argv[2] ?? 'out/galleries');

/** @param {Session} page @param {string} address */
async function add(page, address) {
  await page.press(KEY.alt, '6');
  await page.click(id('add-source'));
  await page.type(id('source-location'), address);
  await page.click(id('preview-source'));
  await page.visible(id('source-preview'), 30_000);
}

/** @param {Session} page @param {string} packageId */
async function show(page, packageId) {
  await page.press(KEY.alt, '1');
  await page.type(id('search'), packageId);
  await page.press(KEY.enter);
  await page.visible(cardOf(packageId), 30_000);
  await openDetail(page, packageId);
}

const holder = new Holder();
try {
  mkdirSync(folder, { recursive: true });
  const work = tempdir(holder, 'signed');
  const signed = signGallery(work, PERSONAS);
  const town = await serveGallery(holder, signed.folder);
  const shop = await serveGallery(holder, writeTools(tempdir(holder, 'tools'), TOOLS));
  for (const mirror of MIRRORS.slice(0, 1)) {
    mkdirSync(dirname(join(shop.folder, mirror)), { recursive: true });
    cpSync(join(shop.folder, 'packages/atlas/2.0.0/atlas-2.0.0.tar.gz'), join(shop.folder, mirror));
  }
  const display = await startDisplay(holder);
  const { page } = await openWindow(holder, display, tempdir(holder, 'home'));
  let number = 0;
  const picture = (/** @type {string} */ name) => {
    number += 1;
    return takePicture(page, join(folder, `${String(number).padStart(2, '0')}-${name}.png`));
  };

  await seeDemoGallery(page);
  await add(page, town.address);
  await picture('preview');
  await page.click(id('confirm-add-source'));
  await page.gone(id('add-source-dialog'));
  await add(page, shop.address);
  await page.click(id('confirm-add-source'));
  await page.gone(id('add-source-dialog'));
  await page.says(`${id('source-row')}:last-of-type`, /3 items/, 30_000);
  await picture('sources');
  await page.press(KEY.alt, '1');
  await page.type(id('search'), 'quil');
  await page.press(KEY.enter);
  await page.visible(cardOf('mara'), 30_000);
  await picture('explore');

  await show(page, 'seek');
  await page.click(`${id('version')}:nth-of-type(2) ${id('install-version')}`);
  await page.visible(`${id('install-dialog')} ${id('transfer-plan')}`, 20_000);
  await picture('install-tool');
  await page.click(id('confirm-install'));
  await page.visible(`${id('detail')} ${id('update-button')}`, 30_000);
  await page.click(`${id('detail')} ${id('update-button')}`);
  await page.click(id('confirm-install'));
  await page.visible(id('use-version'), 30_000);
  await picture('tool');
  await page.script(`document.querySelector('${id('provenance')}').scrollIntoView({ block: 'end' })`);
  await picture('tool-below');

  await show(page, 'mara');
  await page.click(`${id('detail')} ${id('install-button')}`);
  await page.click(id('confirm-install'));
  await page.visible(`${id('detail')} ${id('open-folder')}`, 30_000);
  await picture('signed');
  buildGallery(work, [
    { ...PERSONAS[0], id: 'mara', name: 'Mara Quill', version: '1.1.0', short: 'New words' },
  ]);
  await page.press(KEY.alt, '6');
  await page.click(id('sync-all'));
  await page.visible(id('badge-updates'), 30_000);
  await page.press(KEY.alt, '2');
  await page.click(id('update-button'));
  await page.visible(id('transfer-plan'), 30_000);
  await picture('update');
  await page.click(id('confirm-install'));
  await page.gone(id('install-dialog'));
  await page.gone(id('badge-updates'));
  await picture('installed');

  await show(page, 'atlas');
  shop.pace = 600_000;
  await page.click(`${id('detail')} ${id('install-button')}`);
  await page.click(id('confirm-install'));
  await page.gone(id('install-dialog'));
  await page.press(KEY.alt, '5');
  await page.says(id('progress-text'), /2\.\d MB/, 30_000);
  await picture('activity');
  await page.click(id('pause-job'));
  await page.visible(id('resume-job'));
  await picture('paused');
  await page.click(id('resume-job'));
  await page.says(id('reuse-text'), /here already/, 20_000);
  await picture('resumed');
  shop.pace = null;
  await page.says(id('activity'), /Installed atlas/, 30_000);
  await picture('done');

  const other = signGallery(tempdir(holder, 'other'), PERSONAS);
  rmSync(signed.folder, { recursive: true });
  cpSync(other.folder, signed.folder, { recursive: true });
  await page.press(KEY.alt, '6');
  await page.click(id('sync-all'));
  await page.visible(id('trust-alarm'), 30_000);
  await page.script(`document.querySelector('${id('trust-alarm')}').scrollIntoView({ block: 'center' })`);
  await picture('alarm');
  await page.click(id('compare-identity'));
  await page.visible(id('identity-dialog'));
  await picture('compare');
  await page.press(KEY.escape);
  await show(page, 'otto');
  await picture('blocked');
  console.log(`Pictures: ${folder}/*.png`);
} finally {
  await holder.end();
}
