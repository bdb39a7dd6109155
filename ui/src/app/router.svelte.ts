/** Pages by hash, so that the same address works in the shell, a browser and a test. */
import type { PackageRef } from '../backend';
import { Visits } from './visits';

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
  | { page: Place }
  | { page: 'package'; package: PackageRef }
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

/** A part of an address as it was meant; as it stands where it is no encoding. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function parseWebRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  if ((name === 'package' || name === 'packages') && rest[0])
    return { page: 'package', package: { source: '', id: rest.join('/') } };
  const place = SHARED.find((shared) => shared === name);
  if (place || name === '') return { page: place ?? 'explore' };
  return { page: 'web', name, path: rest, query: new URLSearchParams(query) };
}

export function parseRoute(hash: string, web = false): Route {
  if (web) return parseWebRoute(hash);
  const [whole = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', first, ...rest] = whole.split('/');
  if (first) {
    const source = decode(first);
    if (page === 'package' && rest.length > 0)
      return { page: 'package', package: { source, id: decode(rest.join('/')) } };
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
  return first ? { page: 'part', place, path: [first, ...rest].map(decode) } : { page: place };
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
  if (route.page !== 'package') return `#/${route.page}`;
  const { source, id } = route.package;
  // On a registry's own page there is only one source.
  return source === ''
    ? `#/package/${encodeURIComponent(id)}`
    : `#/package/${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
}

export const packageHref = (ref: PackageRef) => hrefOf({ page: 'package', package: ref });

export class Router {
  route = $state.raw<Route>({ page: 'explore' });
  readonly #web: boolean;
  /** How many pages of ours were visited before this one; Back leads out of the app at none. */
  #depth = 0;

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

  start(): () => void {
    const visits = new Visits();
    const follow = () => {
      this.#depth += 1;
      const visit = visits.leave();
      const before = this.place;
      this.route = parseRoute(location.hash, this.#web);
      // A part of the same place, as a section of Settings, looks after itself.
      if (visit || before === null || before !== this.place) void visits.arrive(visit);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }

  go(route: Route): void {
    location.hash = hrefOf(route);
  }

  /** To the page before, or to Explore when there is none. */
  back(): void {
    if (this.#depth > 0) history.back();
    else this.go({ page: 'explore' });
  }
}
