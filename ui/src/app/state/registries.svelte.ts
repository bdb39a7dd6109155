/** Galleries' registries: which gallery has one, who is signed in there, and how many unread letters wait. */
import { asRefusal, type Backend, type Refusal, type RegistryRow } from '../../backend';
import type { Web } from '../../web';
import { Told } from './told';

export class Registries {
  rows = $state.raw<RegistryRow[]>([]);
  loaded = $state(false);
  error = $state.raw<Refusal | null>(null);
  /** Unread letters by source. */
  unread = $state.raw<Record<string, number>>({});
  /** One's own submissions that were decided on and not looked at since. */
  readonly decided = $derived(this.rows.reduce((sum, row) => sum + row.submissionNews, 0));
  readonly waiting = $derived(Object.values(this.unread).reduce((sum, count) => sum + count, 0));

  readonly #backend: Backend;
  readonly #told = new Told<null>();
  /** Registries that were opened: they stay, so that coming back is instant. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
  readonly #opened = new Map<string, Web>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Only where there are several galleries, a registry may be behind one. */
  get here(): boolean {
    return this.#backend.capabilities.has('sources');
  }

  async load(): Promise<void> {
    if (!this.here) return;
    try {
      const [rows, since] = await this.#told.beside(this.#backend.call('registries', null));
      if (since.size === 0) this.#take(rows);
      this.error = null;
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
    this.loaded = true;
  }

  /** How all of them are now. */
  hear(rows: RegistryRow[]): void {
    this.#told.tell('all', null);
    this.#take(rows);
  }

  #take(rows: RegistryRow[]): void {
    const before = this.rows;
    this.rows = rows;
    this.loaded = true;
    for (const row of rows) {
      const old = before.find(({ source }) => source === row.source);
      if (same(old?.account, row.account)) continue;
      void this.#opened.get(row.source)?.load();
      void this.#count(row);
    }
  }

  row(source: string): RegistryRow | undefined {
    return this.rows.find((row) => row.source === source);
  }

  /** The pages of a registry; made the first time. */
  open(source: string, make: () => Web): Web {
    let web = this.#opened.get(source);
    if (!web) {
      web = make();
      this.#opened.set(source, web);
      web.start();
    }
    return web;
  }

  setUnread(source: string, count: number): void {
    if ((this.unread[source] ?? 0) === count) return;
    this.unread = { ...this.unread, [source]: count };
  }

  /** The badge is a courtesy; the inbox itself says what is wrong. */
  async #count({ source, account }: RegistryRow): Promise<void> {
    if (!account) {
      this.setUnread(source, 0);
      return;
    }
    const call = { source, method: 'GET', path: '/api/v1/account/inbox', query: 'limit=1', body: null };
    try {
      const answer = await this.#backend.call('registry_call', call);
      if (answer.status !== 200) return;
      const { unread } = JSON.parse(answer.body) as { unread?: number };
      if (typeof unread === 'number') this.setUnread(source, unread);
    } catch {
      // See above.
    }
  }
}

type Account = RegistryRow['account'];

const same = (one: Account | undefined, other: Account) =>
  one?.handle === other?.handle && one?.scopes.join() === other?.scopes.join();
