// @ts-check
/** Headless Chromium, and a page that keeps an account of everything that should not happen in it. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, ROOT } from './places.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {import('playwright-core').Page} Page */

/** Pictures of a run, for people; never compared. */
const PICTURES = join(ROOT, 'out/web');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];

/** The system's Chromium, or the one the driver fetched where the system has none (`scripts/setup`). */
function executable() {
  const fetched = playwright.executablePath();
  return existsSync(fetched) ? fetched : chromium();
}

/** @param {Owner} owner */
export async function launch(owner) {
  const browser = await playwright.launch({ executablePath: executable(), args: FLAGS });
  owner.after(() => browser.close());
  return browser;
}

/** A page with its account. */
export class Watched {
  /** Console errors, exceptions and refused content. @type {string[]} */
  troubles = [];
  /** Every address asked for. @type {string[]} */
  requests = [];

  /** @param {Page} page */
  constructor(page) {
    page.on('pageerror', (error) => this.troubles.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /**
   * Addresses asked for that are not the page's own.
   * @param {string} origin
   */
  strangers(origin) {
    return this.requests.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin);
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ width?: number, height?: number, scheme?: 'light' | 'dark', locale?: string }} [look]
 */
export async function openPage(
  browser,
  { width = 1280, height = 860, scheme = 'light', locale = 'en' } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return { page, watched: new Watched(page), close: () => context.close() };
}

/**
 * Keeps a picture of a page under out/web, and returns it.
 * @param {Page} page
 * @param {string} name
 */
export async function keepPicture(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  return page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
