/** One draft in the wizard: kept a moment after each change, checked when asked, the same after a restart. */
import {
  asRefusal,
  type Backend,
  type Draft,
  type DraftChange,
  type DraftReport,
  type ListingFields,
  type Refusal,
} from '../../backend';

/** Long enough not to write every letter, short enough to lose none. */
const PAUSE = 400;

export class Desk {
  draft = $state.raw<Draft | null>(null);
  /** What the maker wrote, as it is on screen: ahead of the draft for a moment. */
  fields = $state.raw<ListingFields | null>(null);
  report = $state.raw<DraftReport | null>(null);
  error = $state.raw<Refusal | null>(null);
  /** Why the last change was not kept. */
  refused = $state.raw<Refusal | null>(null);
  checking = $state(false);
  /** Nothing waits to be kept. */
  saved = $state(true);
  readonly #backend: Backend;
  readonly id: string;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #pending: Partial<DraftChange> = {};
  #writing: Promise<void> = Promise.resolve();

  constructor(backend: Backend, id: string) {
    this.#backend = backend;
    this.id = id;
  }

  async load(): Promise<void> {
    try {
      this.#take(await this.#backend.call('draft', { id: this.id }));
      this.error = null;
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
  }

  /** Writes over what the package says; the same words as the package's are none of one's own. */
  write(fields: ListingFields): void {
    this.fields = fields;
    this.change({ fields });
  }

  change(change: Partial<DraftChange>): void {
    this.#pending = { ...this.#pending, ...change };
    this.saved = false;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Keeps what waits, now; also when the page is left. True when it was kept. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#waiting);
    this.#writing = this.#writing.then(async () => {
      if (Object.keys(this.#pending).length === 0) return;
      const change = this.#pending;
      this.#pending = {};
      try {
        this.#take(await this.#backend.call('change_draft', { ...NOTHING, ...change, id: this.id }));
        this.refused = null;
      } catch (thrown) {
        // What was not kept is tried again with the next letter, unless it is a place that will not do.
        const again = { ...change };
        delete again.path;
        this.#pending = { ...again, ...this.#pending };
        this.refused = asRefusal(thrown);
      }
    });
    await this.#writing;
    this.saved = Object.keys(this.#pending).length === 0;
    return this.saved && this.refused === null;
  }

  async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    await this.flush();
    try {
      this.report = await this.#backend.call('check_draft', { id: this.id });
      this.#take(this.report.draft);
      this.error = null;
    } catch (thrown) {
      this.report = null;
      this.error = asRefusal(thrown);
    }
    this.checking = false;
  }

  /** Looks whether the folder changed, and checks again when it did. */
  async look(): Promise<void> {
    if (this.checking || !this.saved) return;
    await this.load();
    if (this.draft?.material === 'changed') await this.check();
  }

  #take(draft: Draft): void {
    this.draft = draft;
    // What is being written is newer than what was read.
    if (!this.#pending.fields) this.fields = draft.fields;
  }
}

const NOTHING: DraftChange = { id: '', fields: null, channel: null, agreed: null, source: null, path: null };
