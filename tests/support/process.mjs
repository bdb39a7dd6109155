// @ts-check
/** Programs that run beside a test: started, heard, and ended for certain. */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { until } from './until.mjs';

/** What a program wrote is kept to this many characters, for the message of a failed test. */
const KEPT = 20_000;

export class Running {
  /** Everything it wrote on both channels, the end of it. */
  output = '';
  /** Its exit code, or the signal's name; null while it runs. */
  /** @type {number | string | null} */
  ended = null;

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: ('ignore' | 'pipe')[] }} [options]
   */
  constructor(program, args, options = {}) {
    this.name = program.split('/').at(-1) ?? program;
    this.child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    this.child.stdout?.on('data', (bytes) => this.#keep(bytes));
    this.child.stderr?.on('data', (bytes) => this.#keep(bytes));
    this.child.on('error', (error) => this.#end(`could not start: ${error.message}`));
    this.child.on('close', (code, signal) => this.#end(code ?? signal ?? 'ended'));
  }

  get pid() {
    return this.child.pid ?? 0;
  }

  /**
   * The first part of its output that matches.
   * @param {RegExp} pattern
   * @param {number} [within] milliseconds
   */
  async line(pattern, within = 30_000) {
    const found = await until(
      `${this.name} says ${pattern}`,
      () => pattern.exec(this.output)?.[0] ?? this.#endedFirst(pattern),
      { within },
    );
    if (found instanceof Error) throw found;
    return found;
  }

  /** @param {RegExp} pattern */
  #endedFirst(pattern) {
    if (this.ended === null) return null;
    return new Error(`${this.name} ended (${this.ended}) before it said ${pattern}:\n${this.output}`);
  }

  /**
   * Waits for its end and returns how it ended.
   * @param {number} [within] milliseconds
   */
  async end(within = 15_000) {
    await until(`${this.name} ends`, () => this.ended !== null, { within });
    return this.ended;
  }

  /** Asks it to end, then makes it. */
  async stop() {
    if (this.ended !== null) return;
    this.child.kill('SIGTERM');
    try {
      await this.end(3_000);
    } catch {
      this.child.kill('SIGKILL');
      await this.end(5_000);
    }
  }

  /** @param {Buffer} bytes */
  #keep(bytes) {
    this.output = (this.output + bytes.toString()).slice(-KEPT);
  }

  /** @param {number | string} how */
  #end(how) {
    this.ended ??= how;
  }
}

/**
 * Runs a program to its end and returns what it printed; throws with its words when it failed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 */
export function run(program, args, { env, timeout = 60_000 } = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', env, timeout, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) {
    const why = done.error?.message ?? `${done.stdout}${done.stderr}`;
    throw new Error(`${program} ${args.join(' ')} failed (${done.status ?? done.signal}): ${why}`);
  }
  return done.stdout;
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Every process of this computer that runs; those that have ended and were not yet cleared away are not among them.
 * Names are cut by the kernel after 15 characters.
 */
export function allProcesses() {
  /** @type {{ pid: number, name: string, parent: number }[]} */
  const all = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [, name = '', state, parent] = /\((.*)\) (\S) (\d+)/s.exec(stat) ?? [];
      if (state !== 'Z') all.push({ pid: Number(entry), name, parent: Number(parent) });
    } catch {
      // It ended while we looked.
    }
  }
  return all;
}

/**
 * A process and everything it started, parents first.
 * @param {number} root
 */
export function treeOf(root) {
  const all = allProcesses();
  const found = all.filter(({ pid }) => pid === root);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
}

/**
 * Whether a process was started with this in its environment.
 * @param {number} pid
 * @param {string} entry `NAME=value`
 */
export function hasInEnvironment(pid, entry) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry);
  } catch {
    // It ended while we looked, or is somebody else's.
    return false;
  }
}
