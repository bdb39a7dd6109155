/** Pages by hash, so that the same address works in the shell, a browser and a test. */
import { REWRITTEN, type PackageRef } from '../backend';
import { Visits, type Keep } from './visits';

export const PLACES = [
  'explore',
  'installed',
  'updates',
  'submit',
  'activity',
  'sources',
  'settings',
] as const;
export type Place = (typeof PLACES)[number];
export type Route =
  /** Explore has its question in `query`, as `readQuestion` reads it. */
  | { page: Place; query?: string }
  /** `section`: the part of the page that is shown first. */
  | { page: 'package'; package: PackageRef; section?: string }
  /** A part of a place: a draft of Submit, the history of Updates, diagnostics of Settings. */
  | { page: 'part'; place: Place; path: string[] }
  /** A curated list of a gallery. */
  | { page: 'collection'; source: string; id: string }
  /** A package in a file of this computer. */
  | { page: 'file'; path: string }
  /** A page of a gallery's registry, in the window. */
  | { page: 'at'; source: string; name: string; path: string[]; query: URLSearchParams }
  /** A page that only a registry's own page has. */
  | { page: 'web'; name: string; path: string[]; query: URLSearchParams };

/** What a registry's own page shares with the window. */
const SHARED: readonly Place[] = ['explore', 'settings'];

/** Changes of an address are written down together: WebKit refuses more than a hundred in half a minute. */
const PAUSE_MS = 200;

/** A part of an address as it was meant; as it stands where it is no encoding. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function packageRoute(ref: PackageRef, query: string): Route {
  const section = new URLSearchParams(query).get('section');
  return { page: 'package', package: ref, ...(section ? { section } : {}) };
}

function placeRoute(page: Place, query: string): Route {
  return page === 'explore' && query ? { page, query } : { page };
}

function parseWebRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  if ((name === 'package' || name === 'packages') && rest[0])
    return packageRoute({ source: '', id: rest.join('/') }, query);
  const place = SHARED.find((shared) => shared === name);
  if (place === 'settings' && rest.length > 0) return { page: 'part', place, path: rest };
  if (place || name === '') return placeRoute(place ?? 'explore', query);
  return { page: 'web', name, path: rest, query: new URLSearchParams(query) };
}

export function parseRoute(hash: string, web = false): Route {
  if (web) return parseWebRoute(hash);
  const [whole = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', first, ...rest] = whole.split('/');
  if (first) {
    const source = decode(first);
    if (page === 'package' && rest.length > 0)
      return packageRoute({ source, id: decode(rest.join('/')) }, query);
    if (page === 'collection' && rest.length > 0)
      return { page: 'collection', source, id: decode(rest.join('/')) };
    if (page === 'file') return { page: 'file', path: decode([first, ...rest].join('/')) };
    if (page === 'at') {
      const [name = '', ...path] = rest.map(decode);
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- part of a route, which is replaced whole
      return { page: 'at', source, name, path, query: new URLSearchParams(query) };
    }
  }
  const place = PLACES.find((one) => one === page) ?? 'explore';
  return first ? { page: 'part', place, path: [first, ...rest].map(decode) } : placeRoute(place, query);
}

export function hrefOf(route: Route): string {
  if (route.page === 'web') {
    const query = route.query.toString();
    return `#/${[route.name, ...route.path].map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`;
  }
  const inPath = (parts: string[]) => parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  if (route.page === 'at') {
    const query = route.query.toString();
    return `#/at${inPath([route.source, route.name, ...route.path])}${query ? `?${query}` : ''}`;
  }
  if (route.page === 'part') return `#/${route.place}${inPath(route.path)}`;
  if (route.page === 'collection') return `#/collection${inPath([route.source, route.id])}`;
  if (route.page === 'file') return `#/file${inPath([route.path])}`;
  if (route.page !== 'package') return `#/${route.page}${route.query ? `?${route.query}` : ''}`;
  const { source, id } = route.package;
  const section = route.section ? `?section=${encodeURIComponent(route.section)}` : '';
  // On a registry's own page there is only one source.
  return `#/package${inPath(source === '' ? [id] : [source, id])}${section}`;
}

export const packageHref = (ref: PackageRef) => hrefOf({ page: 'package', package: ref });

export class Router {
  route = $state.raw<Route>({ page: 'explore' });
  readonly #web: boolean;
  /** How many pages of ours were visited before this one; Back leads out of the app at none. */
  #depth = 0;
  /** What the address is about to say. */
  #restated: Route | null = null;
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** The question of Explore when it was left. */
  #explored = '';

  constructor(web = false) {
    this.#web = web;
    this.route = parseRoute(location.hash, web);
  }

  /** The place on screen, or the one its part belongs to; null for pages that belong to none. */
  get place(): Place | null {
    const { route } = this;
    if (route.page === 'part') return route.place;
    return PLACES.find((one) => one === route.page) ?? null;
  }

  /** Follows the address until the returned function is called. */
  start(keep: Keep = null): () => void {
    const visits = new Visits(keep);
    const stopVisits = visits.start();
    const follow = () => {
      this.#depth += 1;
      const visit = visits.leave();
      const before = this.place;
      this.#leaveExplore();
      this.route = this.#asLeft(parseRoute(location.hash, this.#web), visit !== null, before);
      // A part of the same place, as a section of Settings, looks after itself.
      if (visit || before === null || before !== this.place) void visits.arrive(visit);
    };
    // Before a link leads away, its page's address is as it should be found again.
    const settle = () => this.settle();
    addEventListener('hashchange', follow);
    addEventListener('click', settle, true);
    addEventListener('pagehide', settle);
    return () => {
      clearTimeout(this.#writing);
      stopVisits();
      removeEventListener('hashchange', follow);
      removeEventListener('click', settle, true);
      removeEventListener('pagehide', settle);
    };
  }

  #leaveExplore(): void {
    const left = this.#restated ?? this.route;
    if (left.page === 'explore') this.#explored = left.query ?? '';
    clearTimeout(this.#writing);
    this.#restated = null;
  }

  /** Entered from elsewhere, Explore is as it was left; from Explore itself it is its front. Going back leads to
   *  what an address says. */
  #asLeft(route: Route, isReturn: boolean, before: Place | null): Route {
    if (route.page !== 'explore' || route.query || isReturn || before === 'explore') return route;
    if (!this.#explored) return route;
    return this.#write({ page: 'explore', query: this.#explored });
  }

  go(route: Route): void {
    this.settle();
    location.hash = hrefOf(route);
  }

  /** Says the same page more exactly: its address is written anew soon, and nothing is left or entered. */
  restate(route: Route): void {
    this.#restated = route;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.settle(), PAUSE_MS);
  }

  /** Writes what was restated, now. */
  settle(): void {
    clearTimeout(this.#writing);
    const restated = this.#restated;
    this.#restated = null;
    if (!restated || hrefOf(restated) === hrefOf(this.route)) return;
    // In place: it is where one is already, so nobody who follows the route is to go there.
    Object.assign(this.route, this.#write(restated));
  }

  #write(route: Route): Route {
    try {
      history.replaceState(history.state, '', hrefOf(route));
      dispatchEvent(new Event(REWRITTEN));
    } catch {
      // Too many in too short a time: the page is right all the same, and the next change is written again.
    }
    return route;
  }

  /** To the page before, or to Explore when there is none. */
  back(): void {
    if (this.#depth > 0) this.step(-1);
    else this.go({ page: 'explore' });
  }

  /** Back and forth through the pages that were visited. */
  step(by: -1 | 1): void {
    this.settle();
    history.go(by);
  }
}
