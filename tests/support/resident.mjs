// @ts-check
/** The program as a person's desktop starts it: a resident process whose window comes and goes. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { program, systemProgram } from './places.mjs';
import { allProcesses, freePort, hasInEnvironment, Running, treeOf } from './process.mjs';
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
   * @param {string} mark what stands in the environment of everything it starts
   */
  constructor(owner, running, inspector, mark) {
    this.owner = owner;
    this.running = running;
    this.inspector = inspector;
    this.mark = mark;
  }

  /**
   * It and everything it started, by name: what outlives the process that started it gets another parent, and is
   * known by its environment.
   */
  processes() {
    const tree = treeOf(this.running.pid);
    const known = new Set(tree.map(({ pid }) => pid));
    return [
      ...tree,
      ...allProcesses().filter(({ pid }) => !known.has(pid) && hasInEnvironment(pid, this.mark)),
    ];
  }

  /** The process of the window, or null. */
  get window() {
    return this.processes().find(({ name }) => name.startsWith('vitrine-window'))?.pid ?? null;
  }

  /** Waits until nothing of the window is left. */
  async isInTray() {
    await until('nothing but the resident is left', () => {
      const left = this.processes().filter(({ pid }) => pid !== this.running.pid);
      if (left.length > 0) throw new Error(left.map(({ pid, name }) => `${name} (${pid})`).join(', '));
      return this.running.ended === null;
    });
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
  const mark = `VITRINE_TEST_RESIDENT=${randomUUID()}`;
  const running = new Running(program('vitrine-desktop'), ['--home', home, ...args], {
    env: {
      ...display.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${inspector}`,
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
      VITRINE_LOG: 'info',
      ...Object.fromEntries([mark.split('=')]),
      ...env,
    },
  });
  owner.after(() => running.stop());
  return new Resident(owner, running, inspector, mark);
}
