// @ts-check
/** Where things are: the built programs, the built window, the sources, the real data. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The built content of the window. */
export const DIST = join(ROOT, 'ui/dist');

const BIN_DIR = process.env.VITRINE_BIN_DIR ?? join(ROOT, 'target/debug');

/**
 * A built program of the project.
 * @param {'vitrine' | 'vitrine-desktop' | 'vitrine-bridge' | 'examples/uploads'} name
 */
export function program(name) {
  const path = join(BIN_DIR, name);
  if (!existsSync(path)) throw new Error(`${path} is not built. Run: cargo build --workspace`);
  return path;
}

/**
 * The first of some programs that this machine has.
 * @param {string[]} names
 * @param {string} packageName what to install when none is there
 */
export function systemProgram(names, packageName) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`${names[0]} is not installed. Run: apt-get install ${packageName}`);
}

export const chromium = () => systemProgram(['chromium', 'chromium-browser', 'google-chrome'], 'chromium');

/** The real data beside the repository, or null: tests that want it are skipped without it. */
export function sharedData() {
  const folder = resolve(process.env.VITRINE_SHARED ?? join(ROOT, '../shared'), 'data');
  return existsSync(folder) ? folder : null;
}

/** The packages of the demo gallery as folders: `<id>/<version>/…`. */
export const DEMO = join(ROOT, 'demo/personas');

/**
 * The names of what is in a folder, sorted; empty when there is no such folder.
 * @param {string} folder
 */
export const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);
