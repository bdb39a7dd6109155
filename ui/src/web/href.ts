/** Addresses of the registry's pages: on its own page they stand alone, in the window below `at/<source>`. */
export function webHref(path: string, query: Record<string, string> = {}, base = ''): string {
  const parameters = new URLSearchParams(query).toString();
  const parts = path.split('/').map(encodeURIComponent).join('/');
  return `#/${base}${parts}${parameters ? `?${parameters}` : ''}`;
}

/** Where somebody wanted to go before signing in; only pages of ours. */
export const backFrom = (query: URLSearchParams): string => {
  const back = query.get('back') ?? '';
  return back.startsWith('#/') ? back : '#/explore';
};

/** A link from the inbox: ours when it leads into this page, else none. */
export function ownLink(link: string): string | null {
  const at = link.indexOf('#/');
  return at >= 0 ? link.slice(at) : null;
}
