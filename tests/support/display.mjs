// @ts-check
/** A desktop of a test's own: X server, session bus, runtime directory, window manager. Nothing is shared. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemProgram } from './places.mjs';
import { Running, run } from './process.mjs';
import { tempdir } from './tempdir.mjs';
import { until } from './until.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */

export class Display {
  /**
   * @param {NodeJS.ProcessEnv} env what a program needs to be on this desktop
   * @param {string} number
   */
  constructor(env, number) {
    this.env = env;
    this.number = number;
  }

  /**
   * Titles of the windows the window manager knows.
   * @returns {string[]}
   */
  windows() {
    const lines = run(systemProgram(['wmctrl'], 'wmctrl'), ['-l'], { env: this.env })
      .trim()
      .split('\n');
    return lines.filter(Boolean).map((line) => line.split(/\s+/).slice(3).join(' '));
  }

  /**
   * Closes a window as its close button does.
   * @param {string} title
   */
  closeWindow(title) {
    run(systemProgram(['wmctrl'], 'wmctrl'), ['-c', title], { env: this.env });
  }

  /**
   * Brings a window up as a panel's list of windows does.
   * @param {string} title
   */
  activateWindow(title) {
    run(systemProgram(['wmctrl'], 'wmctrl'), ['-a', title], { env: this.env });
  }

  /**
   * How the window manager holds a window (ICCCM 4.1.4): `Normal`, `Iconic`, `Withdrawn`.
   * @param {string} title
   */
  stateOf(title) {
    const said = run(systemProgram(['xprop'], 'x11-utils'), ['-name', title, 'WM_STATE'], { env: this.env });
    return /window state: (\w+)/.exec(said)?.[1] ?? said;
  }

  /**
   * Sizes a window as a person does with its edge.
   * @param {string} title
   * @param {{ width: number, height: number }} size
   */
  resizeWindow(title, { width, height }) {
    run(systemProgram(['wmctrl'], 'wmctrl'), ['-r', title, '-e', `0,-1,-1,${width},${height}`], {
      env: this.env,
    });
  }
}

/**
 * Starts a desktop that ends with its owner.
 * @param {Owner} owner
 * @param {{ width?: number, height?: number }} [size] pixels of the screen
 */
export async function startDisplay(owner, { width = 1400, height = 1000 } = {}) {
  const runtime = join(tempdir(owner, 'display'), 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const number = await startServer(owner, `${width}x${height}x24`);
  const bus = new Running(systemProgram(['dbus-daemon'], 'dbus'), [
    '--session',
    '--nofork',
    '--print-address',
    `--address=unix:path=${join(runtime, 'bus')}`,
  ]);
  owner.after(() => bus.stop());
  await bus.line(/unix:path=\S+/);
  const env = {
    ...process.env,
    WAYLAND_DISPLAY: undefined,
    DISPLAY: `:${number}`,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(runtime, 'config'),
    XDG_DATA_HOME: join(runtime, 'data'),
    XDG_CACHE_HOME: join(runtime, 'cache'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, 'bus')}`,
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
    LANGUAGE: 'en',
  };
  const manager = new Running(systemProgram(['openbox'], 'openbox'), [], { env });
  owner.after(() => manager.stop());
  const display = new Display(env, number);
  await until('the window manager answers', () => Array.isArray(display.windows()));
  return display;
}

/**
 * The server itself chooses a free number and tells it on the third channel.
 * @param {Owner} owner
 * @param {string} screen
 */
async function startServer(owner, screen) {
  const server = new Running(
    systemProgram(['Xvfb'], 'xvfb'),
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  owner.after(() => server.stop());
  let said = '';
  server.child.stdio[3]?.on('data', (bytes) => (said += bytes));
  return until('Xvfb tells its number', () => /^(\d+)\n/.exec(said)?.[1]);
}
