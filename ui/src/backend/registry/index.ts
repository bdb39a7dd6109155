/** The registry behind its own web page: the gallery's questions answered from /api/v1, and the rest through `api`.
 * What only the program can do (install, the library, other galleries) is not among its capabilities. */
import {
  FIRST_SETTINGS,
  Refusal,
  type Answer,
  type Argument,
  type Backend,
  type BrowsePage,
  type CommandName,
} from '../types';
import type { AppState, BrowseQuery, Card, Event, Front, Settings, SourceRow } from '../gen/api';
import { createApi, type Api } from './api';
import { cardOf, detailFor, facetsOf, HERE, queryFor, type WebCard } from './mapping';
import type { Session } from './types';
import { Wire, type Fetch, type OpenEvents } from './wire';

export type { Api } from './api';
export type { WebCard, WebDetail } from './mapping';

export interface RegistryBackend extends Backend {
  readonly kind: 'registry';
  readonly api: Api;
}

export interface RegistryOptions {
  /** Its address without a slash at the end; empty for the page's own. */
  base: string;
  fetch?: Fetch;
  openEvents?: OpenEvents;
}

const KEPT = 'vitrine.settings';
/** As the engine's own front. */
const SHELF = 12;
const FEWEST = 3;

/** What a person set on this page; kept in this browser. */
function readSettings(): Settings {
  const defaults: Settings = { ...FIRST_SETTINGS, firstStartDone: true };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Settings>) };
  } catch {
    return defaults;
  }
}

function keepSettings(settings: Settings): Settings {
  try {
    localStorage.setItem(KEPT, JSON.stringify(settings));
  } catch {
    // Private browsing: the settings hold until the page is closed.
  }
  return settings;
}

function sourceOf({ registry }: Session): SourceRow {
  return {
    name: HERE,
    title: registry.title,
    location: location.origin,
    protocol: 'vitrine',
    lastSync: null,
    lastTry: null,
    items: 0,
    problems: 0,
    syncing: false,
    error: null,
    shrink: null,
    folder: false,
    trust: {
      level: 'signed',
      sentence: '',
      said: [],
      fingerprint: registry.fingerprint ?? null,
      provisional: registry.provisional ?? false,
      threshold: null,
      rootVersion: null,
      signedBy: null,
      signedAt: null,
      currentUntil: null,
      alarm: null,
      otherFingerprint: null,
    },
  };
}

class Gallery {
  settings = readSettings();
  readonly api: Api;
  #session: Promise<Session> | null = null;

  constructor(wire: Wire) {
    this.api = createApi(wire, () =>
      this.settings.language ? [this.settings.language] : navigator.languages,
    );
  }

  /** Keeps settings; true when other packages are shown with them, or the same in other words. */
  keep(settings: Settings): boolean {
    const before = this.settings;
    this.settings = keepSettings(settings);
    return before.language !== settings.language || before.allowMature !== settings.allowMature;
  }

  session(): Promise<Session> {
    this.#session ??= this.api.session.get().catch((thrown: unknown) => {
      this.#session = null;
      throw thrown;
    });
    return this.#session;
  }

  async browse(query: BrowseQuery): Promise<BrowsePage> {
    const mature = query.includeMature || this.settings.allowMature;
    const page = await this.api.packages.search({
      ...queryFor({ ...query, includeMature: mature }),
      offset: query.offset || null,
    });
    return {
      cards: page.items.map((card) => cardOf(card, this.api.wire.base)),
      total: page.total,
      totalIsCapped: page.capped,
      corrected: page.corrected,
      revision: 0,
    };
  }

  /** The front as the window's galleries have it, put together from what the curators keep and three orders. */
  async front(): Promise<Front> {
    const order = async (sort: BrowseQuery['sort']) => {
      const query = { text: '', kinds: [], tags: [], sources: [], ratings: [], offset: 0, limit: 2 * SHELF };
      const page = await this.browse({
        ...query,
        hideInstalled: false,
        favourites: false,
        includeMature: false,
        sort,
      });
      return page.cards;
    };
    const [featured, collections, newest, popular, topRated] = await Promise.all([
      this.api.desk.featured().then(({ packages }) => this.#cards(packages.slice(0, SHELF))),
      this.api.desk.collections(),
      order('newest'),
      order('downloads'),
      order('topRated'),
    ]);
    const taken = new Set(featured.map((card) => card.package.id));
    const shelf = (cards: Card[], belongs: (card: Card) => boolean) => {
      const row = cards.filter((card) => belongs(card) && !taken.has(card.package.id)).slice(0, SHELF);
      return row.length < FEWEST ? [] : row;
    };
    return {
      featured,
      newest: shelf(newest, (card) => card.updated !== null),
      popular: shelf(popular, (card) => (card.downloads ?? 0) > 0),
      topRated: shelf(topRated, (card) => (card as WebCard).stars !== null),
      collections: collections.map(({ id, title, description, packages }) => ({
        source: HERE,
        id,
        title,
        description,
        count: packages.length,
        pictures: [],
      })),
      revision: 0,
    };
  }

  /** In that order; those that are gone are left out. */
  async #cards(ids: readonly string[]): Promise<Card[]> {
    const found = await Promise.all(ids.map((id) => this.api.packages.get(id).catch(() => null)));
    return found.filter((card) => card !== null).map((card) => cardOf(card, this.api.wire.base));
  }

  async state(): Promise<AppState> {
    await this.session();
    return {
      version: '',
      home: '',
      library: '',
      sources: 1,
      listings: 0,
      installed: 0,
      updates: 0,
      runningJobs: 0,
      settings: this.settings,
      safeGraphicsActive: false,
      preparing: false,
      commands: '',
      commandsOnPath: true,
      notices: [],
    };
  }
}

type Handlers = Partial<{ [K in CommandName]: (argument: Argument<K>) => Promise<Answer<K>> | Answer<K> }>;

export function createBackend({
  base,
  fetch: send = (...request) => fetch(...request),
  openEvents = (url) => new EventSource(url),
}: RegistryOptions): RegistryBackend {
  const gallery = new Gallery(new Wire(base, send, openEvents));
  const { api } = gallery;
  const hearers = new Set<(event: Event) => void>();
  const handlers: Handlers = {
    app_state: () => gallery.state(),
    browse: (query) => gallery.browse(query),
    front: () => gallery.front(),
    facets: async ({ tagPrefix }) => facetsOf(await api.packages.facets(tagPrefix)),
    detail: ({ id }) => detailFor(api, id),
    settings: () => gallery.settings,
    set_settings: (settings) => {
      if (gallery.keep(settings)) for (const hear of hearers) hear({ type: 'catalogue', revision: 0 });
      return gallery.settings;
    },
    sources: async () => [sourceOf(await gallery.session())],
    installed: () => [],
    updates: () => [],
    jobs: () => [],
    first_paint: () => null,
  };
  return {
    kind: 'registry',
    capabilities: new Set(['web']),
    sorts: ['relevance', 'downloads', 'topRated', 'newest', 'updated', 'name'],
    api,
    async call<K extends CommandName>(command: K, argument: Argument<K>): Promise<Answer<K>> {
      const handler = handlers[command] as ((argument: Argument<K>) => Answer<K>) | undefined;
      if (handler) return handler(argument);
      throw new Refusal({
        code: 'web.absent',
        sentence: 'This is something the Vitrine program does, not its web page.',
        action: null,
        details: command,
      });
    },
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    pictureUrl: (token) => token,
    openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },
  };
}
