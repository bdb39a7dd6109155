// @ts-check
/** The accessibility tree of the real window, as assistive technology reads it: AT-SPI over D-Bus, by atspi.py. */
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { run } from './process.mjs';

/** @typedef {import('./display.mjs').Display} Display */

/**
 * @typedef {{ role: string, name: string, states: string[], attributes: Record<string, string>, children: Node[] }} Node
 */

/** What a desktop says to programs when somebody uses assistive technology: then WebKit tells what it shows. */
export const READ_ALOUD = { NO_AT_BRIDGE: undefined, GTK_A11Y: 'atspi', ACCESSIBILITY_ENABLED: '1' };

/**
 * Everything a program shows, or null when it is not on the bus of assistive technology.
 * @param {Display} display
 * @param {string} program
 * @returns {Node | null}
 */
export function treeSeen(display, program) {
  // The system's own python3 has the bindings; another one on the path may not.
  const said = run('/usr/bin/python3', [join(ROOT, 'tests/support/atspi.py'), program], {
    env: { ...display.env, ...READ_ALOUD },
  });
  return JSON.parse(said);
}

/**
 * Every node below one that fits, in the order of the page.
 * @param {Node | null} node
 * @param {(node: Node) => boolean} fits
 * @returns {Node[]}
 */
export function nodesIn(node, fits) {
  if (!node) return [];
  return [...(fits(node) ? [node] : []), ...node.children.flatMap((child) => nodesIn(child, fits))];
}

/** @param {Node} node */
export const plainName = (node) => node.name.replace(/[\u2066-\u2069]/g, '').trim();
