// @ts-check
/** The main job through the real window: see the demo gallery, search, open, install, find it in Installed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cardOf, id } from './screen.mjs';
import { until } from './until.mjs';
import { KEY } from './webdriver.mjs';

/** @typedef {import('./webdriver.mjs').Session} Session */

/** The first start writes the demo gallery, which takes a while where two cores are shared. */
const FIRST_START = 60_000;

/**
 * Waits for the cards of the demo gallery with their pictures, and returns what is in sight.
 * @param {Session} page
 * @returns {Promise<{ package: string, name: string }[]>}
 */
export async function seeDemoGallery(page) {
  await page.visible(id('card'), FIRST_START);
  return until(
    'the cards in sight have their pictures',
    () =>
      page.script(`
        const cards = [...document.querySelectorAll('${id('card')}')]
          .filter((card) => card.getBoundingClientRect().top < innerHeight);
        const drawn = cards.every((card) => card.querySelector('img')?.naturalWidth >= 128);
        return cards.length >= 4 && drawn && cards.map((card) => ({
          package: card.dataset.package, name: card.querySelector('${id('card-link')}').innerText.trim(),
        }));
      `),
    { within: 30_000 },
  );
}

/**
 * A word of a name as somebody types it in a hurry: two letters swapped; or the name itself when no word of
 * it is long enough for the search to mend.
 * @param {string} name
 */
export function inAHurry(name) {
  const word = /[A-Za-z]{6,}/.exec(name)?.[0];
  return word ? word.slice(0, 3) + word[4] + word[3] + word.slice(5) : name;
}

/**
 * Searches and waits until the package is the first of what is found.
 * @param {Session} page
 * @param {string} text
 * @param {string} packageId
 */
export async function search(page, text, packageId) {
  await page.type(id('search'), text);
  await page.press(KEY.enter);
  await until(`the first card is ${packageId}`, () =>
    page.script(
      `return document.querySelector('${id('card')}')?.dataset.package === arguments[0]`,
      packageId,
    ),
  );
  await page.visible(cardOf(packageId));
}

/**
 * Takes a picture as a person would want it: every picture in sight drawn, no toast, no pointer over a card.
 * @param {Session} page
 * @param {string} file
 */
export async function takePicture(page, file) {
  await page.pointAt(2, 2);
  await until('no toast is in the way', async () => {
    await page.script(
      `for (const toast of document.querySelectorAll('${id('toast')} .close')) toast.click()`,
    );
    return (await page.count(id('toast'))) === 0;
  });
  await until('every picture in sight is drawn', () =>
    page.script(`
      return [...document.images].every((picture) => {
        // A row of cards goes on beyond the edge; what is out there is fetched when somebody goes there.
        const { top, bottom, left, right } = picture.getBoundingClientRect();
        const unseen = top > innerHeight || bottom < 0 || left > innerWidth || right < 0;
        return unseen || (picture.complete && picture.naturalWidth > 0);
      });
    `),
  );
  await page.screenshot(file);
}

/**
 * Opens the page of a package whose card is in sight.
 * @param {Session} page
 * @param {string} packageId
 */
export async function openDetail(page, packageId) {
  await page.click(`${cardOf(packageId)} ${id('card-link')}`);
  await page.visible(id('detail'));
}

/**
 * Presses Install on a package's page and agrees to the plan.
 * @param {Session} page
 */
export async function installFromDetail(page) {
  await page.click(`${id('detail')} ${id('install-button')}`);
  await page.click(id('confirm-install'));
  await page.visible(`${id('detail')} ${id('open-folder')}`, 30_000);
}

/**
 * Every file below a folder.
 * @param {string} folder
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}
