// @ts-check
/** The real engine behind the window in a browser: the program `vitrine-bridge`. */
import { join } from 'node:path';
import { DIST, program } from './places.mjs';
import { Running } from './process.mjs';
import { answerFirstStart, tempdir } from './tempdir.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */

export class Bridge {
  /**
   * @param {Running} running
   * @param {string} home
   * @param {string} url where the window is
   * @param {string} token
   */
  constructor(running, home, url, token) {
    this.running = running;
    this.home = home;
    this.url = url;
    this.token = token;
    this.origin = new URL(url).origin;
  }

  get library() {
    return join(this.home, 'library');
  }

  /**
   * The window at a page of its own.
   * @param {string} page such as `sources`
   */
  at(page) {
    return `${this.url}#/${page}`;
  }

  /**
   * Asks the engine, past the window: for what a test prepares, never for what it asserts.
   * @param {string} command
   * @param {unknown} [argument]
   */
  async invoke(command, argument = null) {
    const answer = await fetch(`${this.origin}/invoke/${command}`, {
      method: 'POST',
      headers: { 'x-vitrine-token': this.token, 'content-type': 'application/json' },
      body: JSON.stringify(argument),
      signal: AbortSignal.timeout(30_000),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(value)}`);
    return value;
  }
}

/**
 * @param {Owner} owner
 * @param {{ home?: string, demo?: boolean, daysAhead?: number, firstStart?: boolean }} [options] `daysAhead`: its
 *   clock shows a later day; `firstStart`: the page of the first start is not answered yet
 */
export async function startBridge(
  owner,
  { home = tempdir(owner, 'home'), demo = false, daysAhead = 0, firstStart = false } = {},
) {
  if (!firstStart) answerFirstStart(home);
  const args = ['--home', home, '--dist', DIST, '--days-ahead', `${daysAhead}`, ...(demo ? ['--demo'] : [])];
  const running = new Running(program('vitrine-bridge'), args);
  owner.after(() => running.stop());
  const line = await running.line(/^\{"(url|token|error)".*\}$/m, 60_000);
  const said = JSON.parse(line);
  if (said.error) throw new Error(`The bridge did not start: ${line}`);
  return new Bridge(running, home, said.url, said.token);
}
