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

/** How long one answer may take. */
const PATIENCE = 20_000;

export class Desktop {
  /** What waits for an answer, by the number of its question. @type {Map<number, (said: any) => void>} */
  #waiting = new Map();
  #asked = 0;

  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.child = child;
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line);
        // Nobody waits any more for an answer that comes too late.
        this.#waiting.get(said.to)?.(said);
      });
  }

  /**
   * @param {number} number
   * @returns {Promise<{ answer: any, error?: string }>}
   */
  #answerTo(number) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(number);
        reject(new Error('desktop.py does not answer'));
      }, PATIENCE);
      this.#waiting.set(number, (said) => {
        clearTimeout(timer);
        this.#waiting.delete(number);
        resolve(said);
      });
    });
  }

  /** Waits until it plays: what it says unasked, as the answer to question 0. */
  ready() {
    return this.#answerTo(0);
  }

  /**
   * @param {Record<string, unknown>} command
   * @returns {Promise<any>}
   */
  async #ask(command) {
    const number = ++this.#asked;
    const said = this.#answerTo(number);
    this.child.stdin?.write(`${JSON.stringify({ ...command, number })}\n`);
    const { answer, error } = await said;
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
  await desktop.ready();
  return desktop;
}
