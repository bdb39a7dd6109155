/** The galleries a person has added. */
import { asRefusal, type Backend, type Refusal, type SourceRow } from '../../backend';
import { Told } from './told';

export class Sources {
  rows = $state.raw<SourceRow[]>([]);
  loaded = $state(false);
  error = $state.raw<Refusal | null>(null);
  readonly failing = $derived(this.rows.filter((row) => row.error !== null && !row.syncing));
  readonly syncing = $derived(this.rows.some((row) => row.syncing));

  readonly #backend: Backend;
  readonly #told = new Told<SourceRow>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    try {
      const [rows, since] = await this.#told.beside(this.#backend.call('sources', null));
      this.rows = rows;
      for (const row of since.values()) this.#keep(row);
      this.error = null;
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
    this.loaded = true;
  }

  hear(source: SourceRow): void {
    this.#told.tell(source.name, source);
    this.#keep(source);
  }

  #keep(source: SourceRow): void {
    const known = this.rows.some((row) => row.name === source.name);
    this.rows = known
      ? this.rows.map((row) => (row.name === source.name ? source : row))
      : [...this.rows, source];
  }

  /** A gallery whose single root key never had its ceremony. */
  isProvisional(name: string): boolean {
    return this.rows.find((row) => row.name === name)?.trust.provisional ?? false;
  }

  titleOf(name: string): string {
    return this.rows.find((row) => row.name === name)?.title ?? name;
  }
}
