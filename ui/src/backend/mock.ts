/** A whole gallery in memory, for the browser, for tests and for pictures of every state. Deterministic. */
import { makeEntry, makeSources, type Entry } from './mock/catalogue';
import { detailOf, digestOf, planOf } from './mock/details';
import { MockJobs } from './mock/jobs';
import { drawPicture } from './mock/pictures';
import { browse, facets, type Shelf } from './mock/search';
import {
  Refusal,
  type Answer,
  type Argument,
  type ApiError,
  type Backend,
  type Card,
  type CommandName,
  type Event,
  type InstalledPackage,
  type InstallState,
  type PackageRef,
  type Settings,
  type SourceRow,
} from './types';

export interface MockOptions {
  /** Number of listings. */
  count: number;
  /** Command → how it fails: `offline`, `timeout`, or any code. */
  fail: Record<string, string>;
  /** Command → milliseconds its answer takes. */
  slow: Record<string, number>;
  /** Milliseconds between two steps of a job. */
  tick: number;
  /** First settings, over the defaults. */
  settings: Partial<Settings>;
  /** Indices of listings that are installed at the start. */
  installed: number[];
  notices: string[];
  /** The gallery of the first start is still being made. */
  preparing: boolean;
}

const DEFAULTS: MockOptions = {
  count: 50_000,
  fail: {},
  slow: {},
  tick: 110,
  settings: {},
  installed: [1, 4, 9, 20],
  notices: [],
  preparing: false,
};

const pairs = (text: string | null) =>
  Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string]),
  );

/** Options from an address: `?mock=100&fail=browse:offline&slow=detail:2000&lang=ar&theme=dark`. */
export function optionsFrom(search: string): Partial<MockOptions> {
  const query = new URLSearchParams(search);
  const options: Partial<MockOptions> = { fail: pairs(query.get('fail')), settings: {} };
  const count = Number.parseInt(query.get('mock') ?? '', 10);
  if (Number.isFinite(count)) options.count = count;
  options.slow = Object.fromEntries(Object.entries(pairs(query.get('slow'))).map(([k, v]) => [k, Number(v)]));
  const language = query.get('lang');
  const theme = query.get('theme');
  if (query.has('preparing')) options.preparing = true;
  if (query.has('tick')) options.tick = Number(query.get('tick'));
  if (query.has('notice')) options.notices = [query.get('notice') ?? ''];
  options.settings = {
    ...(language ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(query.has('homepilot') ? { homepilotUrl: 'http://127.0.0.1:8000' } : {}),
    ...(query.has('mature') ? { allowMature: true } : {}),
  };
  return options;
}

function failure(how: string): ApiError {
  const known: Record<string, ApiError> = {
    offline: {
      code: 'source.offline',
      sentence: 'The gallery could not be reached.',
      action: 'Check the connection of this computer, then try again.',
      details: 'GET https://gallery.homepilot.example/registry.json: dns error: name not resolved',
    },
    timeout: {
      code: 'source.timeout',
      sentence: 'The gallery did not answer within 20 seconds.',
      action: 'Try again later.',
      details: 'GET https://gallery.homepilot.example/registry.json: no byte within 20 s',
    },
    digest: {
      code: 'transfer.digest_mismatch',
      sentence: 'What arrived is not what the gallery lists, so it was thrown away.',
      action: 'Try again; if it happens again, tell the gallery’s operator.',
      details: `expected ${digestOf('expected')}\ngot      ${digestOf('other')}\nurl      https://gallery.homepilot.example/p/x`,
    },
  };
  return known[how] ?? { code: how, sentence: 'This did not work.', action: null, details: how };
}

const keyOf = ({ source, id }: PackageRef) => `${source}/${id}`;

type Handlers = { [K in CommandName]: (argument: Argument<K>) => Answer<K> };

class Mock {
  readonly options: MockOptions;
  readonly jobs: MockJobs;
  readonly #hearers = new Set<(event: Event) => void>();
  readonly #entries: Entry[];
  readonly #byKey: Map<string, Entry>;
  readonly #installed = new Map<string, InstalledPackage>();
  #sources: SourceRow[];
  #settings: Settings;
  #revision = 1;

  constructor(options: Partial<MockOptions>) {
    this.options = { ...DEFAULTS, ...options };
    this.jobs = new MockJobs((event) => this.emit(event), this.options.tick);
    this.#entries = Array.from({ length: this.options.count }, (_, index) => makeEntry(index));
    this.#byKey = new Map(this.#entries.map((entry) => [keyOf(entry.card.package), entry]));
    this.#sources = makeSources(this.options.count);
    for (const row of this.#sources) {
      row.items = this.#entries.filter(({ card }) => card.package.source === row.name).length;
      const how = this.options.fail[`source-${row.name}`];
      if (how) row.error = failure(how);
    }
    this.#settings = {
      allowMature: false,
      theme: 'system',
      language: null,
      safeGraphics: false,
      homepilotUrl: null,
      pictureCacheMb: 256,
      ...this.options.settings,
    };
    this.options.installed.forEach((index, place) => {
      const entry = this.#entries[index];
      if (entry) this.#keep(entry.card, place % 2 === 1 ? '0.9.0' : entry.card.version, place === 2);
    });
  }

  listen(hear: (event: Event) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  emit(event: Event): void {
    for (const hear of this.#hearers) hear(event);
  }

  async call<K extends CommandName>(command: K, argument: Argument<K>): Promise<Answer<K>> {
    await new Promise((resolve) => setTimeout(resolve, this.options.slow[command] ?? 0));
    const how = this.options.fail[command];
    if (how) throw new Refusal(failure(how));
    const handler = this.handlers[command] as (argument: Argument<K>) => Answer<K>;
    return handler(argument);
  }

  #keep(card: Card, version: string, changed = false): void {
    const before = this.#installed.get(keyOf(card.package));
    this.#installed.set(keyOf(card.package), {
      package: card.package,
      kind: card.kind,
      name: card.name,
      maker: card.maker,
      version,
      previous:
        before && before.version !== version
          ? [before.version, ...before.previous]
          : version === card.version
            ? []
            : ['0.8.2'],
      installedAt: Date.now() - 86_400_000 * 3,
      size: Math.floor((card.size ?? 900_000) * 1.3),
      folder: `/home/mira/Vitrine/library/${keyOf(card.package)}/${version}`,
      trust: card.trust,
      sha256: digestOf(card.package.id + version),
      picture: card.picture,
      health: changed ? 'changed' : 'intact',
      update:
        version === card.version
          ? null
          : {
              package: card.package,
              name: card.name,
              from: version,
              to: card.version,
              republished: false,
              security: card.package.id.endsWith('4'),
              size: card.size,
            },
      withdrawn: null,
      homepilotProject: null,
    });
  }

  #stateOf = ({ card }: Entry): InstallState => {
    const installed = this.#installed.get(keyOf(card.package));
    if (!installed) return { state: 'available' };
    if (installed.update) return { state: 'update', version: installed.version, republished: false };
    return { state: 'installed', version: installed.version };
  };

  get #shelf(): Shelf {
    return {
      entries: this.#entries,
      revision: this.#revision,
      allowMature: this.#settings.allowMature,
      stateOf: this.#stateOf,
      hasSource: (name) => this.#sources.some((source) => source.name === name),
    };
  }

  #find(ref: PackageRef): Card {
    const entry = this.#byKey.get(keyOf(ref));
    if (!entry) {
      throw new Refusal({
        code: 'catalog.not_found',
        sentence: `There is no package “${ref.id}” in “${ref.source}”.`,
        action: 'Search for it in Explore.',
        details: keyOf(ref),
      });
    }
    return { ...entry.card, state: this.#stateOf(entry) };
  }

  #changed(type: 'library' | 'catalogue'): void {
    this.#revision += 1;
    this.emit({ type, revision: this.#revision });
  }

  #replaceSource(name: string, change: Partial<SourceRow>): SourceRow | undefined {
    this.#sources = this.#sources.map((row) => (row.name === name ? { ...row, ...change } : row));
    const row = this.#sources.find((source) => source.name === name);
    if (row) this.emit({ type: 'source', source: row });
    return row;
  }

  #sync(name: string): { id: string } {
    this.#replaceSource(name, { syncing: true });
    const id = this.jobs.start({
      kind: 'sync',
      title: name,
      package: null,
      source: name,
      total: null,
      error: null,
      outcome: 'The gallery is in step.',
      finish: () => {
        this.#replaceSource(name, {
          syncing: false,
          lastSync: Date.now(),
          lastTry: Date.now(),
          error: null,
          shrink: null,
        });
        this.#changed('catalogue');
      },
    });
    return { id };
  }

  #install(ref: PackageRef, version: string | null): { id: string } {
    const card = this.#find(ref);
    const to = version ?? card.version;
    const how = this.options.fail.job;
    const id = this.jobs.start({
      kind: this.#installed.has(keyOf(ref)) ? 'update' : 'install',
      title: card.name,
      package: ref,
      source: ref.source,
      total: card.size ?? 900_000,
      error: how ? failure(how) : null,
      outcome: `${card.name} ${to} is installed.`,
      finish: () => {
        this.#keep(card, to);
        this.#changed('library');
      },
    });
    return { id };
  }

  #change(
    ref: PackageRef,
    kind: 'remove' | 'rollback',
    outcome: string,
    finish: (held: InstalledPackage) => void,
  ) {
    const held = this.#installed.get(keyOf(ref));
    if (!held) throw new Refusal(failure('library.not_installed'));
    const id = this.jobs.start({
      kind,
      title: held.name,
      package: ref,
      source: ref.source,
      total: null,
      error: null,
      outcome,
      finish: () => {
        finish(held);
        this.#changed('library');
      },
    });
    return { id };
  }

  readonly handlers: Handlers = {
    app_state: () => ({
      version: '0.1.0',
      home: '/home/mira/Vitrine',
      library: '/home/mira/Vitrine/library',
      sources: this.#sources.length,
      listings: this.#entries.length,
      installed: this.#installed.size,
      updates: [...this.#installed.values()].filter((held) => held.update).length,
      runningJobs: this.jobs.list().filter((job) => job.ended === null).length,
      settings: this.#settings,
      safeGraphicsActive: false,
      preparing: this.options.preparing,
      notices: this.options.notices,
    }),
    browse: (query) => browse(this.#shelf, query),
    facets: ({ tagPrefix }) => facets(this.#shelf, tagPrefix),
    detail: (ref) => detailOf(this.#find(ref), this.#installed.get(keyOf(ref)) ?? null),
    plan_install: (request) =>
      planOf(this.#find(request.package), request, this.#installed.get(keyOf(request.package)) ?? null),
    install: (request) => {
      for (const offer of request.with) this.#install(offer, null);
      return this.#install(request.package, request.version);
    },
    remove: ({ package: ref }) =>
      this.#change(ref, 'remove', 'It is removed.', () => this.#installed.delete(keyOf(ref))),
    rollback: (ref) =>
      this.#change(ref, 'rollback', 'The version before is back.', (held) => {
        this.#keep(this.#find(ref), held.previous[0] ?? held.version);
      }),
    verify: (ref) => {
      const held = this.#installed.get(keyOf(ref));
      if (!held) throw new Refusal(failure('library.not_installed'));
      const changed = held.health === 'changed' ? ['persona.json', 'avatar/portrait.webp'] : [];
      return {
        package: ref,
        version: held.version,
        health: held.health,
        intact: 14,
        changed,
        missing: [],
        added: [],
      };
    },
    installed: () => [...this.#installed.values()],
    updates: () => [...this.#installed.values()].flatMap((held) => held.update ?? []),
    open_folder: () => null,
    sources: () => this.#sources,
    add_source: ({ location, name, allowInsecure }) => {
      if (location.startsWith('http://') && !allowInsecure) {
        throw new Refusal({
          code: 'source.insecure',
          sentence:
            'This address is not encrypted: others on the network can see and change what is fetched.',
          action: 'Use https, or confirm that you want it all the same.',
          details: location,
        });
      }
      const folder = location.startsWith('/');
      const made =
        name ??
        location
          .replace(/^[a-z]+:\/\//, '')
          .split(/[/.]/)
          .find(Boolean) ??
        'gallery';
      const row: SourceRow = {
        name: made,
        title: null,
        location,
        protocol: 'unknown',
        lastSync: null,
        lastTry: null,
        items: 0,
        problems: 0,
        syncing: true,
        error: null,
        shrink: null,
        folder,
      };
      this.#sources = [...this.#sources, row];
      this.emit({ type: 'source', source: row });
      this.#sync(made);
      return row;
    },
    remove_source: ({ name }) => {
      this.#sources = this.#sources.filter((row) => row.name !== name);
      this.#changed('catalogue');
      return null;
    },
    sync_source: ({ name }) =>
      name === null ? this.#sources.map((row) => this.#sync(row.name)) : [this.#sync(name)],
    source_problems: ({ name }) =>
      [
        {
          item: 'nova_void',
          sentence: 'The digest is a placeholder, so it is read as none.',
          leftOut: false,
        },
        { item: '17', sentence: 'The item has no id.', leftOut: true },
        { item: 'scarlett', sentence: 'The size is not a number.', leftOut: false },
      ].slice(0, this.#sources.find((row) => row.name === name)?.problems ?? 0),
    jobs: () => this.jobs.list(),
    cancel_job: ({ id }) => {
      this.jobs.cancel(id);
      return null;
    },
    retry_job: ({ id }) => ({ id: this.jobs.retry(id) }),
    clear_jobs: () => {
      this.jobs.clear();
      return null;
    },
    settings: () => this.#settings,
    set_settings: (settings) => {
      const matureChanged = settings.allowMature !== this.#settings.allowMature;
      this.#settings = settings;
      this.emit({ type: 'settings', settings });
      if (matureChanged) this.#changed('catalogue');
      return settings;
    },
    handover_preview: (ref) => ({
      package: ref,
      name: this.#find(ref).name,
      homepilot: this.#settings.homepilotUrl ?? '',
      dependencies: [
        { name: 'llama-3.2-8b-instruct', kind: 'models', status: 'available', detail: 'Installed.' },
        { name: 'calendar-mcp', kind: 'mcp_servers', status: 'missing', detail: 'Not running.' },
      ],
      allSatisfied: false,
      summary: null,
      already: this.#installed.get(keyOf(ref))?.homepilotProject ?? null,
    }),
    handover_send: ({ package: ref }) => {
      const held = this.#installed.get(keyOf(ref));
      if (held) this.#installed.set(keyOf(ref), { ...held, homepilotProject: 'p-42' });
      this.#changed('library');
      return { project: 'p-42', name: this.#find(ref).name };
    },
    first_paint: () => null,
  };
}

export function createBackend(options: Partial<MockOptions> = {}): Backend {
  const mock = new Mock(options);
  return {
    kind: 'mock',
    capabilities: new Set([
      'install',
      'library',
      'sources',
      'settings',
      'openFolder',
      'pickFolder',
      'handover',
    ]),
    call: (command, argument) => mock.call(command, argument),
    listen: (hear) => mock.listen(hear),
    pictureUrl: (token) => drawPicture(token),
    pickFolder: () => Promise.resolve('/home/mira/galleries/new'),
    openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },
  };
}
