/** The front of Explore: kept while the window lives, so that coming back finds the page as high as it was left. */
import { asRefusal, type Backend, type Front, type Refusal } from '../../backend';

export class Shelves {
  front = $state.raw<Front | null>(null);
  /** Asked and answered, well or not: what is below need not wait any longer. */
  settled = $state(false);
  error = $state.raw<Refusal | null>(null);
  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Whether there is anything to put forward. */
  readonly isEmpty = $derived.by(() => {
    const { front } = this;
    if (!front) return true;
    const { featured, newest, popular, topRated, collections } = front;
    return [featured, newest, popular, topRated, collections].every((shelf) => shelf.length === 0);
  });

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const front = await this.#backend.call('front', null);
      if (asked === this.#asked) this.front = front;
    } catch (thrown) {
      // The list below is the page all the same.
      this.error = asRefusal(thrown);
    }
    this.settled = true;
  }
}
