// @ts-check
/**
 * `make run` without a display: does the main job through the real window on a virtual one, in a home of its
 * own below the folder given, and keeps pictures of every step there.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDisplay } from '../support/display.mjs';
import {
  filesBelow,
  installFromDetail,
  inAHurry,
  openDetail,
  search,
  seeDemoGallery,
  takePicture,
} from '../support/main-job.mjs';
import { Holder } from '../support/owner.mjs';
import { id } from '../support/screen.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

/** Longer than the slowest tour seen, ten times over: a tour that hangs must end as a failure. */
const PATIENCE = 240_000;

/** @param {string} folder */
async function tour(folder) {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const holder = new Holder();
  try {
    const display = await startDisplay(holder);
    const { page } = await openWindow(holder, display, home);
    const picture = (/** @type {string} */ name) => takePicture(page, join(folder, `${name}.png`));

    const cards = await seeDemoGallery(page);
    say(`The window shows the demo gallery: ${await page.text(id('total'))}.`);
    await picture('01-explore');

    const wanted = cards.find(({ name }) => /[A-Za-z]{6}/.test(name)) ?? cards[0];
    if (!wanted) throw new Error('The demo gallery is empty.');
    const typed = inAHurry(wanted.name);
    await search(page, typed, wanted.package);
    say(`Searching for “${typed}” finds ${wanted.name}.`);
    await picture('02-search');

    await openDetail(page, wanted.package);
    await picture('03-detail');
    await page.click(`${id('detail')} ${id('install-button')}`);
    await page.visible(id('confirm-install'));
    await picture('04-install');
    await page.press(KEY.escape);
    await page.gone(id('confirm-install'));
    await installFromDetail(page);
    say(`${wanted.name} is installed.`);
    await picture('05-installed-detail');

    await page.press(KEY.alt, '2');
    await page.says(id('installed-row'), new RegExp(wanted.name.slice(0, 6)));
    await picture('06-installed');
    await otherLooks(page, display, picture);

    const files = filesBelow(join(home, 'library'));
    if (files.length === 0) throw new Error('The library folder is empty after an install.');
    say(`Pictures:        ${folder}/*.png`);
    say(`Installed files: ${join(home, 'library')} (${files.length} files)`);
  } finally {
    await holder.end();
  }
}

/**
 * The same window in the dark, in Arabic, and as narrow as it gets.
 * @param {import('../support/webdriver.mjs').Session} page
 * @param {import('../support/display.mjs').Display} display
 * @param {(name: string) => Promise<void>} picture
 */
async function otherLooks(page, display, picture) {
  const change = async (/** @type {() => Promise<void>} */ setting, /** @type {string} */ shown) => {
    await page.press(KEY.alt, '7');
    await page.visible(id('settings'));
    await setting();
    await page.visible(`html${shown}`);
    await page.press(KEY.alt, '1');
    await seeDemoGallery(page);
  };
  await page.press(KEY.alt, '1');
  await page.type(id('search'), '');
  await change(() => page.click(id('theme-dark')), '[data-theme="dark"]');
  await picture('07-dark');
  await change(() => page.choose(id('language'), 'ar'), '[dir="rtl"]');
  await picture('08-arabic');
  await change(() => page.choose(id('language'), 'en'), '[dir="ltr"]');
  await change(() => page.click(id('theme-light')), '[data-theme="light"]');
  display.resizeWindow('Vitrine', { width: 360, height: 720 });
  await until('the window is narrow', () => page.script('return innerWidth <= 400'));
  await picture('09-narrow');
}

/** @param {string} line */
const say = (line) => console.log(line);

const folder = resolve(process.argv[2] ?? 'out/run');
mkdirSync(folder, { recursive: true });
setTimeout(() => give(new Error(`not done after ${PATIENCE / 1000} seconds`)), PATIENCE).unref();

/** @param {unknown} error */
function give(error) {
  console.error(`The main job could not be done: ${error instanceof Error ? error.message : error}`);
  console.error(`What was seen until then is in ${folder}.`);
  process.exit(1);
}

await tour(folder).catch(give);
process.exit(0);
