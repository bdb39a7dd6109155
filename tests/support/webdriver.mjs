// @ts-check
/** The part of the WebDriver protocol that the window's tests need (https://www.w3.org/TR/webdriver2/). */
import { writeFileSync } from 'node:fs';
import { until } from './until.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** One answer of the driver; a stuck window must fail a test, not hang it. */
const PATIENCE = 30_000;

/** Keys that have no character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const KEY = {
  alt: '\uE00A',
  control: '\uE009',
  shift: '\uE008',
  enter: '\uE007',
  escape: '\uE00C',
  tab: '\uE004',
  backspace: '\uE003',
  down: '\uE015',
  left: '\uE012',
  right: '\uE014',
};

export class DriverError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * @param {string} url
 * @param {string} method
 * @param {unknown} [body]
 */
async function ask(url, method, body) {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (value?.error) throw new DriverError(value.error, value.message);
  return value;
}

/** One session: one window. */
export class Session {
  /**
   * @param {string} base address of the session
   */
  constructor(base) {
    this.base = base;
  }

  /**
   * @param {string} driver address of the driver
   * @param {string} binary
   * @param {string[]} args
   */
  static async open(driver, binary, args) {
    return Session.#begin(driver, { 'webkitgtk:browserOptions': { binary, args } });
  }

  /**
   * A session with a window that is open already, for a driver that was told where (`--target`).
   * @param {string} driver address of the driver
   */
  static attach(driver) {
    return Session.#begin(driver, {});
  }

  /**
   * @param {string} driver
   * @param {Record<string, unknown>} alwaysMatch
   */
  static async #begin(driver, alwaysMatch) {
    const value = await ask(`${driver}/session`, 'POST', { capabilities: { alwaysMatch } });
    const session = new Session(`${driver}/session/${value.sessionId}`);
    await ask(`${session.base}/timeouts`, 'POST', { script: 20_000, pageLoad: 20_000, implicit: 0 });
    return session;
  }

  close() {
    return ask(this.base, 'DELETE');
  }

  /** @param {string} css */
  async find(css) {
    const found = await ask(`${this.base}/element`, 'POST', { using: 'css selector', value: css });
    return /** @type {string} */ (found[ELEMENT]);
  }

  /**
   * Waits until the page has it and shows it.
   * @param {string} css
   * @param {number} [within] milliseconds
   */
  async visible(css, within) {
    return until(
      `${css} is on screen`,
      async () => {
        const element = await this.find(css);
        return (await ask(`${this.base}/element/${element}/displayed`, 'GET')) && element;
      },
      { within },
    );
  }

  /** @param {string} css */
  async gone(css) {
    await until(`${css} is gone`, async () => (await this.count(css)) === 0);
  }

  /**
   * @param {string} css
   * @returns {Promise<number>}
   */
  count(css) {
    return this.script('return document.querySelectorAll(arguments[0]).length', css);
  }

  /**
   * Clicks as soon as it can be clicked; pages draw themselves again, so a stale element is looked up anew.
   * @param {string} css
   * @param {number} [within] milliseconds
   */
  async click(css, within) {
    await until(
      `${css} can be clicked`,
      async () => {
        const element = await this.find(css);
        // The driver clicks on disabled buttons without a word.
        if (!(await ask(`${this.base}/element/${element}/enabled`, 'GET'))) throw new Error('disabled');
        await ask(`${this.base}/element/${element}/click`, 'POST');
        return true;
      },
      { within },
    );
  }

  /**
   * Replaces what a field holds, with keys as a person does: the driver's own "clear" tells the page nothing.
   * @param {string} css
   * @param {string} text
   */
  async type(css, text) {
    const element = await this.visible(css);
    await ask(`${this.base}/element/${element}/click`, 'POST');
    await this.press(KEY.control, 'a');
    await this.press(KEY.backspace);
    await until(`${css} is empty`, () =>
      this.script('return document.querySelector(arguments[0]).value === ""', css),
    );
    if (text !== '') await ask(`${this.base}/element/${element}/value`, 'POST', { text });
  }

  /**
   * Chooses in a drop-down list. WebKitWebDriver cannot press its native menu, so the value is set as the
   * menu sets it.
   * @param {string} css
   * @param {string} value
   */
  async choose(css, value) {
    await this.visible(css);
    const found = await this.script(
      `const list = document.querySelector(arguments[0]);
       list.value = arguments[1];
       list.dispatchEvent(new Event('input', { bubbles: true }));
       list.dispatchEvent(new Event('change', { bubbles: true }));
       return list.value === arguments[1];`,
      css,
      value,
    );
    if (!found) throw new Error(`${css} has no choice ${value}`);
  }

  /**
   * Presses keys together, then lets them go in the opposite order.
   * @param {string[]} keys
   */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
    const actions = [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
    await ask(`${this.base}/actions`, 'POST', { actions });
  }

  /**
   * Moves the pointer to a place of the page.
   * @param {number} x pixels
   * @param {number} y pixels
   */
  async pointAt(x, y) {
    const move = { type: 'pointerMove', duration: 0, x, y, origin: 'viewport' };
    await ask(`${this.base}/actions`, 'POST', {
      actions: [{ type: 'pointer', id: 'mouse', actions: [move] }],
    });
  }

  /**
   * Runs JavaScript in the page and returns its value.
   * @param {string} source
   * @param {...unknown} args
   */
  script(source, ...args) {
    return ask(`${this.base}/execute/sync`, 'POST', { script: source, args });
  }

  /**
   * Runs JavaScript that calls its last argument with the answer.
   * @param {string} source
   * @param {...unknown} args
   */
  scriptLater(source, ...args) {
    return ask(`${this.base}/execute/async`, 'POST', { script: source, args });
  }

  /**
   * The text on screen of the first match, without direction marks; empty when there is none.
   * @param {string} css
   * @returns {Promise<string>}
   */
  async text(css) {
    const text = await this.script('return document.querySelector(arguments[0])?.innerText ?? ""', css);
    return text.replace(/[\u2066-\u2069]/g, '');
  }

  /**
   * Waits until the text of the first match has something in it.
   * @param {string} css
   * @param {RegExp} pattern
   * @param {number} [within] milliseconds
   */
  async says(css, pattern, within) {
    return until(
      `${css} says ${pattern}`,
      async () => {
        const text = await this.text(css);
        if (pattern.test(text)) return text;
        throw new Error(text || 'nothing');
      },
      { within },
    );
  }

  title() {
    return ask(`${this.base}/title`, 'GET');
  }

  /** @returns {Promise<{ x: number, y: number, width: number, height: number }>} */
  rect() {
    return ask(`${this.base}/window/rect`, 'GET');
  }

  /** @param {{ width: number, height: number }} size */
  resize(size) {
    return ask(`${this.base}/window/rect`, 'POST', size);
  }

  /**
   * Two frames must have passed, or the picture shows the frame before (facts/ui.md §2).
   * @param {string} file
   */
  async screenshot(file) {
    await this.scriptLater(
      'const done = arguments[arguments.length - 1];' +
        'document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
    );
    writeFileSync(file, Buffer.from(await ask(`${this.base}/screenshot`, 'GET'), 'base64'));
  }
}
