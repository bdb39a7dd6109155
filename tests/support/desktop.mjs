// @ts-check
/** The parts of a desktop that Vitrine talks to over D-Bus, played by desktop.py: a tray, a notification service. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './places.mjs';
import { until } from './until.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {import('./display.mjs').Display} Display */

/**
 * @typedef {{ id: string, title: string, status: string, icon: string, pictures: number[][], tip: string,
 *   menu: string[] }} Item
 * @typedef {{ id: number, replaces: number, app: string, icon: string, summary: string, body: string,
 *   actions: string[], hints: Record<string, unknown>, closed: boolean }} Shown
 */

export class Desktop {
  /** @type {((line: string) => void)[]} */
  #waiting = [];

  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.child = child;
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => this.#waiting.shift()?.(line));
  }

  /** @returns {Promise<string>} */
  line() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('desktop.py does not answer')), 20_000);
      this.#waiting.push((line) => {
        clearTimeout(timer);
        resolve(line);
      });
    });
  }

  /**
   * @param {Record<string, unknown>} command
   * @returns {Promise<any>}
   */
  async #ask(command) {
    const line = this.line();
    this.child.stdin?.write(`${JSON.stringify(command)}\n`);
    const { answer, error } = JSON.parse(await line);
    if (error) throw new Error(error);
    return answer;
  }

  /**
   * What the tray shows; null when there is no icon.
   * @returns {Promise<Item | null>}
   */
  item() {
    return this.#ask({ do: 'item' });
  }

  /** Waits for an icon. */
  async icon() {
    return until('there is an icon in the tray', () => this.item());
  }

  /**
   * Chooses a line of the icon's menu.
   * @param {string} label
   */
  click(label) {
    return this.#ask({ do: 'click', label });
  }

  /** Presses the icon itself. */
  activate() {
    return this.#ask({ do: 'activate' });
  }

  /**
   * Every notification so far.
   * @returns {Promise<Shown[]>}
   */
  shown() {
    return this.#ask({ do: 'shown' });
  }

  /**
   * Presses a button of a notification.
   * @param {number} id
   * @param {string} action
   */
  press(id, action) {
    return this.#ask({ do: 'press', id, action });
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await until('the played desktop is gone', () => this.child.signalCode !== null);
  }
}

/**
 * @param {Owner} owner
 * @param {Display} display
 * @param {{ tray?: boolean, notifications?: string[] }} parts
 */
export async function playDesktop(owner, display, { tray = false, notifications }) {
  const args = [join(ROOT, 'tests/support/desktop.py')];
  if (tray) args.push('--tray');
  if (notifications) args.push('--notifications', notifications.join(','));
  // The system's own python3 has the D-Bus bindings; another one on the path may not.
  const child = spawn('/usr/bin/python3', args, { env: display.env, stdio: ['pipe', 'pipe', 'inherit'] });
  const desktop = new Desktop(child);
  owner.after(() => desktop.stop());
  if ((await desktop.line()) !== 'ready') throw new Error('desktop.py did not start');
  return desktop;
}
