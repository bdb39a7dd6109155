// @ts-check
/** The program as a person's desktop starts it: a resident process whose window comes and goes. */
import { readFileSync } from 'node:fs';
import { program, systemProgram } from './places.mjs';
import { freePort, Running, treeOf } from './process.mjs';
import { answerFirstStart } from './tempdir.mjs';
import { until } from './until.mjs';
import { Session } from './webdriver.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {import('./display.mjs').Display} Display */

export class Resident {
  /**
   * @param {Owner} owner
   * @param {Running} running
   * @param {number} inspector port its windows offer to be driven at
   */
  constructor(owner, running, inspector) {
    this.owner = owner;
    this.running = running;
    this.inspector = inspector;
  }

  /** It and everything it started, by name. */
  processes() {
    return treeOf(this.running.pid);
  }

  /** The process of the window, or null. */
  get window() {
    return this.processes().find(({ name }) => name.startsWith('vitrine-window'))?.pid ?? null;
  }

  /** Waits until nothing of the window is left. */
  async isInTray() {
    await until('nothing but the resident is left', () => this.processes().length === 1);
  }

  /** Proportional memory of all its processes together, in kilobytes. */
  memory() {
    const one = (/** @type {number} */ pid) => {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
    };
    return this.processes().reduce((sum, { pid }) => sum + one(pid), 0);
  }

  /** The page of the window of the moment, driven. */
  async page() {
    const port = await freePort();
    const driver = new Running(systemProgram(['WebKitWebDriver'], 'webkit2gtk-driver'), [
      `--port=${port}`,
      `--target=127.0.0.1:${this.inspector}`,
    ]);
    this.owner.after(() => driver.stop());
    const address = `http://127.0.0.1:${port}`;
    await until('WebKitWebDriver answers', async () => (await fetch(`${address}/status`)).ok);
    // The window offers to be driven a moment after its process has started.
    return until('the window lets itself be driven', () => Session.attach(address));
  }
}

/**
 * Starts the program, with what a window needs to be driven.
 * @param {Owner} owner
 * @param {Display} display
 * @param {string} home
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv }} [options]
 */
export async function startResident(owner, display, home, { args = [], env = {} } = {}) {
  answerFirstStart(home);
  const inspector = await freePort();
  const running = new Running(program('vitrine-desktop'), ['--home', home, ...args], {
    env: {
      ...display.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${inspector}`,
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
      RUST_LOG: 'info',
      ...env,
    },
  });
  owner.after(() => running.stop());
  return new Resident(owner, running, inspector);
}
