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
import type { AppState, BrowseQuery, Settings, SourceRow } from '../gen/api';
import { createApi, type Api } from './api';
import { cardOf, detailFor, facetsOf, HERE, queryFor } from './mapping';
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
  #session: Promise<Session> | null = null;

  constructor(readonly api: Api) {}

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
  const api = createApi(new Wire(base, send, openEvents));
  const gallery = new Gallery(api);
  const handlers: Handlers = {
    app_state: () => gallery.state(),
    browse: (query) => gallery.browse(query),
    facets: async ({ tagPrefix }) => facetsOf(await api.packages.facets(tagPrefix)),
    detail: ({ id }) => detailFor(api, id),
    settings: () => gallery.settings,
    set_settings: (settings) => (gallery.settings = keepSettings(settings)),
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
    listen: () => () => undefined,
    pictureUrl: (token) => token,
    openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },
  };
}
