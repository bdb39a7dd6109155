// @ts-check
/** What axe finds on a page, in lines a person can act on. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Until what moves for a while has come to rest: half way through a fade every colour is wrong. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
  .map((each) => each.finished.catch(() => null)))`;

const RUN = `${SETTLED}.then(() => axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }))`;

/** @typedef {{ id: string, help: string, nodes: { target: string[], failureSummary: string }[] }} Violation */

/** @param {Violation[]} found */
const inLines = (found) =>
  found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary}`),
  );

/**
 * In a browser.
 * @param {import('playwright-core').Page} page
 */
export async function violations(page) {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(SOURCE);
  const found = await page.evaluate(`${RUN}.then((report) => report.violations)`);
  return inLines(/** @type {Violation[]} */ (found));
}

/**
 * In the real window.
 * @param {import('./webdriver.mjs').Session} page
 */
export async function windowViolations(page) {
  if (await page.script('return typeof window.axe !== "object"'))
    await page.script(`${SOURCE}; window.axe = axe;`);
  const found = await page.scriptLater(
    `const done = arguments[arguments.length - 1]; ${RUN}.then((report) => done(report.violations), (e) => done([String(e)]))`,
  );
  return inLines(/** @type {Violation[]} */ (found));
}
