// @ts-check
/** Who holds what a test started: everything ends in the opposite order, whatever happened in between. */

/** @typedef {{ after: (fn: () => unknown) => void }} Owner */

export class Holder {
  /** @type {(() => unknown)[]} */
  #endings = [];

  /** @param {() => unknown} fn */
  after(fn) {
    this.#endings.push(fn);
  }

  /** Ends everything; the first failure is thrown when all have had their turn. */
  async end() {
    /** @type {unknown[]} */
    const failures = [];
    for (const ending of this.#endings.splice(0).reverse()) {
      try {
        await ending();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/**
 * A holder that ends with a test.
 * @param {Owner} test
 */
export function held(test) {
  const holder = new Holder();
  test.after(() => holder.end());
  return holder;
}
