// @ts-check
/** Waiting for a condition instead of for time: every wait has an end and says what it waited for. */

/**
 * Asks again and again until the answer is truthy, and returns it. An error thrown by the question counts as
 * "not yet"; the last one is told when time is up.
 * @template T
 * @param {string} what completes the sentence "… did not happen"
 * @param {() => T | Promise<T>} question
 * @param {{ within?: number, every?: number }} [limits] milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, question, { within = 15_000, every = 40 } = {}) {
  const end = performance.now() + within;
  /** @type {unknown} */
  let last;
  for (;;) {
    try {
      const answer = await question();
      if (answer) return /** @type {NonNullable<T>} */ (answer);
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw new Error(`Not within ${within} ms: ${what} (last: ${describe(last)})`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** @param {unknown} value */
function describe(value) {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
