/** The question of Explore and its answer: filters, pages of 50, and which of them are here. Lives as long
 * as the window, so that coming back to Explore finds everything as it was left. */
import { SvelteMap } from 'svelte/reactivity';
import {
  asRefusal,
  type Backend,
  type BrowsePage,
  type BrowseQuery,
  type Card,
  type Facets,
  type Refusal,
  type Sort,
  type SortWord,
} from '../../backend';
import { NO_FILTERS, NO_QUESTION, writeQuestion, type Filters, type Question } from './question';
import { Recent } from './recent.svelte';

export const PAGE_SIZE = 50;
/** Under the 60 ms after which typing and answer feel apart. */
export const DEBOUNCE_MS = 50;
/** Pages asked for at once: dragging the scroll bar over 100,000 cards must not queue a thousand. */
const AT_ONCE = 4;
/** A hand on the scroll bar that leapt again within this time is still looking for its place. */
const SETTLES_MS = 80;
/** Pages kept besides those on screen: 2,000 cards of about 1 kB. */
const KEPT_PAGES = 40;

export class Browse {
  text = $state('');
  filters = $state.raw<Filters>(NO_FILTERS);
  sort = $state<SortWord>('relevance');
  /** The question as the address has it. */
  readonly address = $derived(writeQuestion(this));

  total = $state(0);
  totalIsCapped = $state(false);
  corrected = $state<string | null>(null);
  status = $state<'loading' | 'ready' | 'error'>('loading');
  error = $state.raw<Refusal | null>(null);
  facets = $state.raw<Facets | null>(null);
  /** Grows when the list starts anew and should be shown from its top. */
  started = $state(0);

  /** Where the list was left: not drawn from, so not reactive. */
  scrollTop = 0;
  active = 0;
  /** The card whose page was opened, to be focused on the way back. */
  opened: number | null = null;
  readonly recent = new Recent();

  readonly filterCount = $derived(
    this.filters.kinds.length +
      this.filters.tags.length +
      this.filters.sources.length +
      this.filters.ratings.length +
      Number(this.filters.hideInstalled) +
      Number(this.filters.favourites),
  );

  readonly #pages = new SvelteMap<number, Card[]>();
  readonly #backend: Backend;
  /** Answers of an older generation are dropped. */
  #generation = 0;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
  #pending = new Set<number>();
  #visible = { first: 0, last: 0 };
  #leapt = -Infinity;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** While a card is pressed: what has to wait until it is let go. */
  #pressed: Promise<void> | null = null;
  #letGo: () => void = () => undefined;

  constructor(backend: Backend, { text, filters, sort }: Question = NO_QUESTION) {
    this.#backend = backend;
    this.text = text;
    this.filters = filters;
    this.sort = sort;
  }

  cardAt(index: number): Card | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** A card is being pressed: the list stays as it is, or the press would be lost or fall on another card. */
  press(): void {
    this.#pressed ??= new Promise((resolve) => (this.#letGo = resolve));
  }

  /** The card was let go, and what that leads to has happened. */
  release(): void {
    this.#pressed = null;
    this.#letGo();
  }

  /** The page of a card is opened: its words were worth searching for. */
  open(index: number): void {
    this.opened = index;
    this.recent.add(this.text);
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.restart(), DEBOUNCE_MS);
  }

  filter(change: Partial<Filters>): void {
    this.filters = { ...this.filters, ...change };
    this.restart();
  }

  toggle(facet: 'kinds' | 'tags' | 'sources' | 'ratings', value: string): void {
    const chosen: string[] = this.filters[facet];
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    this.filter({ [facet]: next } as Partial<Filters>);
  }

  sortBy(sort: SortWord): void {
    this.sort = sort;
    this.restart();
  }

  clear(): void {
    this.text = '';
    this.filters = NO_FILTERS;
    this.restart();
  }

  /** Asks what an address says, unless that is what is asked already. */
  show(question: Question): void {
    if (writeQuestion(question) === this.address) return;
    this.text = question.text;
    this.filters = question.filters;
    this.sort = question.sort;
    // The list of the question before would be scrolled to where this one was left.
    this.status = 'loading';
    this.restart();
  }

  /** Asks the question anew and shows its answer from the top. */
  restart(): void {
    clearTimeout(this.#typing);
    this.scrollTop = 0;
    this.active = 0;
    this.opened = null;
    this.#visible = { first: 0, last: PAGE_SIZE - 1 };
    void this.#ask(true);
  }

  /** Something changed behind the list: asks again for what is on screen and keeps the place. */
  refresh(): void {
    void this.#ask(false);
    if (this.facets) void this.loadFacets('');
  }

  /** The rows on screen; fetches those that are not here, or once the list has settled while it leaps along. */
  want(first: number, last: number): void {
    const leaps = Math.abs(first - this.#visible.first) > last - first;
    const again = leaps && performance.now() - this.#leapt < SETTLES_MS;
    if (leaps) this.#leapt = performance.now();
    this.#visible = { first, last };
    clearTimeout(this.#settling);
    this.#settling = again ? setTimeout(() => this.#settled(), SETTLES_MS) : undefined;
    this.#fetchVisible();
  }

  #settled(): void {
    this.#settling = undefined;
    this.#fetchVisible();
  }

  #fetchVisible(): void {
    if (this.status !== 'ready' || this.#settling !== undefined) return;
    for (const page of this.#pagesOnScreen()) {
      if (this.#pending.size >= AT_ONCE) return;
      if (!this.#pages.has(page) && !this.#pending.has(page)) void this.#fetch(page, this.#generation);
    }
  }

  async loadFacets(tagPrefix: string): Promise<void> {
    try {
      const facets = await this.#backend.call('facets', { tagPrefix });
      this.facets = facets;
    } catch {
      // Filters without counts are still filters; the list itself says what is wrong.
      this.facets ??= { tags: [], kinds: [], sources: [] };
    }
  }

  query(offset: number): BrowseQuery {
    return {
      text: this.text.trim(),
      ...this.filters,
      includeMature: false,
      // Only what is behind this window offers can have been chosen.
      sort: this.sort as Sort,
      offset,
      limit: PAGE_SIZE,
    };
  }

  #pagesOnScreen(): number[] {
    const first = Math.floor(this.#visible.first / PAGE_SIZE);
    const last = Math.floor(Math.min(this.#visible.last, Math.max(this.total - 1, 0)) / PAGE_SIZE);
    return Array.from({ length: Math.max(last - first + 1, 1) }, (_, index) => first + index);
  }

  async #ask(fromTop: boolean): Promise<void> {
    const generation = ++this.#generation;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
    this.#pending = new Set();
    if (this.status === 'error') this.status = 'loading';
    const pages = fromTop ? [0] : this.#pagesOnScreen();
    try {
      const answers = await Promise.all(
        pages.map((page) => this.#backend.call('browse', this.query(page * PAGE_SIZE))),
      );
      while (this.#pressed) await this.#pressed;
      if (generation === this.#generation) this.#take(pages, answers, fromTop);
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.error = asRefusal(thrown);
      this.status = 'error';
    }
  }

  #take(pages: number[], answers: BrowsePage[], fromTop: boolean): void {
    const [first] = answers;
    if (!first) return;
    this.#pages.clear();
    answers.forEach((answer, place) => this.#pages.set(pages[place] ?? 0, answer.cards));
    this.total = first.total;
    this.totalIsCapped = first.totalIsCapped;
    this.corrected = first.corrected;
    this.error = null;
    this.status = 'ready';
    if (fromTop) this.started += 1;
    this.#fetchVisible();
  }

  async #fetch(page: number, generation: number): Promise<void> {
    this.#pending.add(page);
    try {
      const answer = await this.#backend.call('browse', this.query(page * PAGE_SIZE));
      if (generation !== this.#generation) return;
      this.#pages.set(page, answer.cards);
      this.total = answer.total;
      this.#forgetFarPages();
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.error = asRefusal(thrown);
      this.status = 'error';
    } finally {
      if (generation === this.#generation) {
        this.#pending.delete(page);
        // The list may have moved on while this page was on its way.
        this.#fetchVisible();
      }
    }
  }

  #forgetFarPages(): void {
    const here = Math.floor(this.#visible.first / PAGE_SIZE);
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
    for (const page of far.slice(0, Math.max(far.length - KEPT_PAGES, 0))) this.#pages.delete(page);
  }
}
