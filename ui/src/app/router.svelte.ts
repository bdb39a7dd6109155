/** Pages by hash, so that the same address works in the shell, a browser and a test. */
import type { PackageRef } from '../backend';

export const PLACES = ['explore', 'installed', 'sources', 'activity', 'settings'] as const;
export type Place = (typeof PLACES)[number];
export type Route =
  | { page: Place }
  | { page: 'package'; package: PackageRef }
  /** A page that only a registry's own page has. */
  | { page: 'web'; name: string; path: string[]; query: URLSearchParams };

/** What a registry's own page shares with the window. */
const SHARED: readonly Place[] = ['explore', 'settings'];

function decode(part: string): string {
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
  const parts = hash.replace(/^#\/?/, '').split('/');
  const [page = '', source, ...rest] = parts;
  if (page === 'package' && source && rest.length > 0) {
    return { page: 'package', package: { source: decode(source), id: decode(rest.join('/')) } };
  }
  return { page: PLACES.find((place) => place === page) ?? 'explore' };
}

export function hrefOf(route: Route): string {
  if (route.page === 'web') {
    const query = route.query.toString();
    return `#/${[route.name, ...route.path].map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`;
  }
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

  start(): () => void {
    const follow = () => {
      this.#depth += 1;
      this.route = parseRoute(location.hash, this.#web);
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
