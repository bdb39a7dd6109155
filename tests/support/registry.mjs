// @ts-check
/** A registry of one's own for a test: `vitrine serve` on an empty folder, and what its page is asked for. */
import { program } from './places.mjs';
import { Running } from './process.mjs';
import { tempdir } from './tempdir.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */

export class Registry {
  /**
   * @param {Running} running
   * @param {string} data
   * @param {string} origin
   * @param {string} invitation the link that makes the first administrator
   */
  constructor(running, data, origin, invitation) {
    this.running = running;
    this.data = data;
    this.origin = origin;
    this.invitation = invitation;
  }

  /**
   * Its page at a place of its own.
   * @param {string} page such as `explore`
   */
  at(page) {
    return `${this.origin}/#/${page}`;
  }
}

/**
 * @param {Owner} owner
 * @param {{ data?: string }} [options]
 */
export async function startRegistry(owner, { data = tempdir(owner, 'registry') } = {}) {
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--json'];
  const running = new Running(program('vitrine'), args, {
    env: { ...process.env, VITRINE_HOME: tempdir(owner, 'home'), VITRINE_LOG: 'warn' },
  });
  owner.after(() => running.stop());
  // One document, on one line or several.
  const said = await running.line(/\{[^{}]*"firstAdministrator"[^{}]*\}/, 60_000);
  const { listening, url, firstAdministrator } = JSON.parse(said);
  const port = Number(String(listening).split(':').at(-1) ?? new URL(url).port);
  // Passkeys want a name: on this computer it is localhost.
  const origin = `http://localhost:${port}`;
  const link = String(firstAdministrator);
  return new Registry(running, data, origin, `${origin}/${link.slice(link.indexOf('#'))}`);
}
