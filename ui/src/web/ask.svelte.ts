/** Questions to the registry and steps a person takes, with what a page shows meanwhile. */
import { asRefusal, type Refusal } from '../backend';
import type { Paged } from '../backend/registry/types';
import { RegistryRefusal } from '../backend/registry/wire';
import { explained } from '../i18n/refusal';

/** Something that is asked for and shown. An answer that comes after a newer question is dropped. */
export class Ask<T> {
  value = $state.raw<T | undefined>(undefined);
  error = $state.raw<Refusal | null>(null);
  #turn = 0;

  constructor(readonly asking: () => Promise<T>) {}

  load = async (): Promise<void> => {
    const turn = ++this.#turn;
    try {
      const value = await this.asking();
      if (turn !== this.#turn) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asRefusal(thrown);
    }
  };

  /** Shows the skeleton again: another question, not the same one once more. */
  again = (): Promise<void> => {
    this.value = undefined;
    this.error = null;
    return this.load();
  };
}

/** A list that comes in pieces. */
export class AskList<T, P extends Paged<T> = Paged<T>> extends Ask<P> {
  more = $state(false);
  readonly #next: (cursor?: string) => Promise<P>;

  constructor(next: (cursor?: string) => Promise<P>) {
    super(() => next());
    this.#next = next;
  }

  loadMore = async (): Promise<void> => {
    const before = this.value;
    if (!before?.next || this.more) return;
    this.more = true;
    try {
      const page = await this.#next(before.next);
      if (this.value === before) this.value = { ...page, items: [...before.items, ...page.items] };
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
    this.more = false;
  };
}

/** One step a person takes: busy while it runs, and why it was refused. */
export class Attempt {
  busy = $state(false);
  error = $state.raw<Refusal | null>(null);

  /** True when it worked. */
  run = async (doing: () => Promise<unknown>): Promise<boolean> => {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    try {
      await doing();
      return true;
    } catch (thrown) {
      this.error = asRefusal(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  };

  /** What is wrong with one field. */
  fault(field: string): string | null {
    const { error } = this;
    if (!(error instanceof RegistryRefusal)) return null;
    const fault = error.fields.find((one) => one.field === field);
    if (!fault) return null;
    // What is about one field alone is said by the code of the refusal, where this language has words for it.
    const own = explained(error).sentence;
    return error.fields.length === 1 && own !== error.sentence ? own : fault.sentence;
  }
}
