// @ts-check
/** The real window, driven through WebKitWebDriver. */
import { program, systemProgram } from './places.mjs';
import { freePort, Running, treeOf } from './process.mjs';
import { answerFirstStart } from './tempdir.mjs';
import { until } from './until.mjs';
import { Session } from './webdriver.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {import('./display.mjs').Display} Display */

/** A window that is open: the page inside it, and the processes behind it. */
export class RealWindow {
  /**
   * @param {Running} driver
   * @param {Session} page
   */
  constructor(driver, page) {
    this.driver = driver;
    this.page = page;
  }

  /** The process id of the program itself. */
  get pid() {
    return this.#processes()[0]?.pid ?? null;
  }

  /** The program and its window. */
  #processes() {
    return treeOf(this.driver.pid).filter(({ name }) => name.startsWith('vitrine-'));
  }

  /** Ends it as a power cut does. */
  async kill() {
    const all = this.#processes();
    if (all.length === 0) throw new Error('The window has no process.');
    for (const { pid } of all) process.kill(pid, 'SIGKILL');
    await until('the killed window is gone', () => this.pid === null);
    await this.driver.stop();
  }

  /** Ends it through the driver. */
  async close() {
    if (this.driver.ended !== null) return;
    await this.page.close().catch(() => undefined);
    await until('the window ends', () => this.pid === null).catch(() => this.#insist());
    await this.driver.stop();
  }

  #insist() {
    for (const { pid } of this.#processes()) process.kill(pid, 'SIGKILL');
  }
}

/**
 * @param {Owner} owner
 * @param {Display} display
 * @param {string} home
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv, firstStart?: boolean }} [options] `firstStart`: the page of
 *   the first start is not answered yet
 */
export async function openWindow(owner, display, home, { args = [], env = {}, firstStart = false } = {}) {
  if (!firstStart) answerFirstStart(home);
  const port = await freePort();
  const driver = new Running(systemProgram(['WebKitWebDriver'], 'webkit2gtk-driver'), [`--port=${port}`], {
    env: {
      ...display.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      // Without a GPU this paints twice as fast, and screenshots keep working (facts/ui.md §2).
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
      VITRINE_LOG: 'info',
      ...env,
    },
  });
  owner.after(() => driver.stop());
  const address = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver answers', async () => (await fetch(`${address}/status`)).ok);
  const page = await Session.open(address, program('vitrine-desktop'), ['--home', home, ...args]).catch(
    (error) => {
      throw new Error(`The window did not open: ${error.message}\n${driver.output}`, { cause: error });
    },
  );
  const window = new RealWindow(driver, page);
  owner.after(() => window.close());
  return window;
}
