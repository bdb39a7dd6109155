/** Pages by hash, so that the same address works in the shell, a browser and a test. */
import type { PackageRef } from '../backend';

export const PLACES = ['explore', 'installed', 'sources', 'activity', 'settings'] as const;
export type Place = (typeof PLACES)[number];
export type Route = { page: Place } | { page: 'package'; package: PackageRef };

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function parseRoute(hash: string): Route {
  const parts = hash.replace(/^#\/?/, '').split('/');
  const [page = '', source, ...rest] = parts;
  if (page === 'package' && source && rest.length > 0) {
    return { page: 'package', package: { source: decode(source), id: decode(rest.join('/')) } };
  }
  return { page: PLACES.find((place) => place === page) ?? 'explore' };
}

export function hrefOf(route: Route): string {
  if (route.page !== 'package') return `#/${route.page}`;
  const { source, id } = route.package;
  return `#/package/${encodeURIComponent(source)}/${encodeURIComponent(id)}`;
}

export const packageHref = (ref: PackageRef) => hrefOf({ page: 'package', package: ref });

export class Router {
  route = $state.raw<Route>(parseRoute(location.hash));
  /** How many pages of ours were visited before this one; Back leads out of the app at none. */
  #depth = 0;

  start(): () => void {
    const follow = () => {
      this.#depth += 1;
      this.route = parseRoute(location.hash);
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
