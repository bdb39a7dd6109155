/** What is installed. Loaded when a page wants it, then kept in step. */
import { asRefusal, type Backend, type InstalledPackage, type Refusal } from '../../backend';
import type { Shown } from '../../pages/installed/order';

export class Library {
  packages = $state.raw<InstalledPackage[]>([]);
  loaded = $state(false);
  error = $state.raw<Refusal | null>(null);
  /** How its page shows it, for as long as the window is open. */
  shown = $state.raw<Shown>({ order: 'name', text: '' });
  readonly size = $derived(this.packages.reduce((sum, held) => sum + held.size, 0));
  readonly updates = $derived(this.packages.filter((held) => held.update !== null));

  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const packages = await this.#backend.call('installed', null);
      // Of two questions at once the answer to the later one knows more.
      if (asked === this.#asked) this.packages = packages;
      this.error = null;
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
    this.loaded = true;
  }
}
