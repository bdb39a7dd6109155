/** What a test or an address may change about the mock. */
import type { HeldBack, Settings } from '../types';
import { NEWER, type Newer } from './own';
import { RegistryDesk } from './registry/routes';
import type { Who } from './registry/state';
import { TRUST_CASES, type TrustCase } from './trust';

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
  /** Indices of listings that are favourites at the start. */
  favourites: number[];
  notices: string[];
  /** The gallery of the first start is still being made. */
  preparing: boolean;
  /** How the signatures of “The Workshop” stand. */
  trust: TrustCase;
  /** Activity already has something to tell: a paused, an interrupted, a failed and a finished job. */
  history: boolean;
  /** The folder of commands is on the person's search path. */
  onPath: boolean;
  /** No sandbox works here, so nothing is built. */
  noSandbox: boolean;
  /** Who is signed in at the registry of “The Workshop”. */
  at: Who;
  /** That sign-in is good for the curators’ tools. */
  tools: boolean;
  /** That registry itself. */
  desk: RegistryDesk | null;
  /** Milliseconds until the person says yes in the browser; never when negative. */
  yesAfter: number;
  /** Why the next look for updates waits. */
  heldBack: HeldBack | null;
  /** How this Vitrine was installed and stands, when there is a newer one. */
  newer: Newer | null;
  /** Places of drafts that were begun on an earlier day. */
  drafts: string[];
  /** Links and files the program was asked to open at its start. */
  opened: string[];
}

export const DEFAULTS: MockOptions = {
  count: 50_000,
  fail: {},
  slow: {},
  tick: 110,
  settings: {},
  installed: [1, 4, 9, 20],
  favourites: [],
  notices: [],
  preparing: false,
  trust: 'current',
  history: false,
  onPath: false,
  noSandbox: false,
  at: 'visitor',
  tools: true,
  desk: null,
  yesAfter: 4_000,
  heldBack: null,
  newer: null,
  drafts: [],
  opened: [],
};

const WHO: readonly Who[] = ['visitor', 'member', 'curator', 'admin'];

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
  options.trust = TRUST_CASES.find((known) => known === query.get('trust')) ?? 'current';
  if (query.has('history')) options.history = true;
  if (query.has('onpath')) options.onPath = true;
  if (query.has('drafts')) options.drafts = (query.get('drafts') ?? '').split(',').filter(Boolean);
  options.opened = query.getAll('open');
  if (query.has('nosandbox')) options.noSandbox = true;
  options.at = WHO.find((one) => one === query.get('at')) ?? 'visitor';
  if (query.has('devices')) {
    options.desk = new RegistryDesk(options.at);
    options.desk.deviceRatings = true;
  }
  options.heldBack = (['metered', 'savingPower'] as const).find((why) => why === query.get('held')) ?? null;
  options.newer = NEWER.find((one) => one === query.get('newer')) ?? null;
  if (query.has('installed'))
    options.installed = (query.get('installed') ?? '').split(',').filter(Boolean).map(Number);
  if (query.has('favourites')) options.favourites = (query.get('favourites') ?? '').split(',').map(Number);
  options.settings = {
    ...(language ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(query.has('homepilot') ? { homepilotUrl: 'http://127.0.0.1:8000' } : {}),
    ...(query.has('mature') ? { allowMature: true } : {}),
    ...(query.has('first-start') ? { firstStartDone: false } : {}),
  };
  return options;
}
