/** What the words in the search box may mean: packages and tags, from the whole catalogue. */
import type { Backend, Card } from '../../backend';
import { NO_FILTERS } from './question';

/** A list that changes with every letter is not read; the cards below are there sooner. */
export const PAUSE_MS = 140;
export const MOST_PACKAGES = 6;
const MOST_TAGS = 3;
/** One letter begins half of all tags. */
const LETTERS_FOR_TAGS = 2;

export class Completion {
  cards = $state.raw<Card[]>([]);
  tags = $state.raw<string[]>([]);

  readonly #backend: Backend;
  /** Answers to what was typed before are dropped. */
  #turn = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Asks once typing pauses; what is shown stays until the answer is there. */
  type(text: string): void {
    const words = text.trim();
    if (!words) {
      this.clear();
      return;
    }
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#ask(words), PAUSE_MS);
  }

  /** Shows nothing, also when an answer is on its way. */
  clear(): void {
    clearTimeout(this.#waiting);
    this.#turn += 1;
    this.cards = [];
    this.tags = [];
  }

  async #ask(words: string): Promise<void> {
    const turn = ++this.#turn;
    // Without an answer there is nothing to offer; the list below says what is wrong.
    const [cards, tags] = await Promise.all([
      this.#packages(words).catch(() => []),
      this.#tags(words).catch(() => []),
    ]);
    if (turn !== this.#turn) return;
    this.cards = cards;
    this.tags = tags;
  }

  async #packages(text: string): Promise<Card[]> {
    const query = { text, ...NO_FILTERS, includeMature: false, sort: 'relevance' as const };
    const { cards } = await this.#backend.call('browse', { ...query, offset: 0, limit: MOST_PACKAGES });
    return cards.slice(0, MOST_PACKAGES);
  }

  async #tags(words: string): Promise<string[]> {
    if (words.length < LETTERS_FOR_TAGS) return [];
    const { tags } = await this.#backend.call('facets', { tagPrefix: words });
    return tags.slice(0, MOST_TAGS).map(({ value }) => value);
  }
}
