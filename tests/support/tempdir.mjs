// @ts-check
/** A folder of a test's own, gone when the test is over, so that runs do not disturb each other. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {import('./owner.mjs').Owner} Owner */

/**
 * @param {Owner} owner
 * @param {string} [name]
 */
export function tempdir(owner, name = 'e2e') {
  const folder = mkdtempSync(join(tmpdir(), `vitrine-${name}-`));
  owner.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));
  return folder;
}

/**
 * A folder inside another, made.
 * @param {string} parent
 * @param {string} name
 */
export function subfolder(parent, name) {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Lets a new home begin past the page of the first start, as one where somebody answered it; a home that has
 * settings, or is something else than a folder, stays as it is.
 * @param {string} home
 */
export function answerFirstStart(home) {
  const settings = join(home, 'settings.json');
  if (existsSync(settings) || (existsSync(home) && !statSync(home).isDirectory())) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(settings, JSON.stringify({ firstStartDone: true }));
}

/**
 * Keeps settings in a home that is not open.
 * @param {string} home
 * @param {Record<string, unknown>} settings
 */
export function keepSettings(home, settings) {
  const file = join(home, 'settings.json');
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...settings }));
}
