/** What of the library is shown, and in which order; kept in the address and for as long as the window is open. */
import type { InstalledPackage } from '../../backend';
import { formatTag, t, type Key } from '../../i18n/index.svelte';
import { KIND } from '../../i18n/words';

export const ORDERS = ['name', 'recent', 'size', 'kind'] as const;
export type Order = (typeof ORDERS)[number];

export const ORDER: Record<Order, Key> = {
  name: 'sort-name',
  recent: 'installed-sort-recent',
  size: 'sort-size',
  kind: 'filter-kind',
};

export interface Shown {
  order: Order;
  /** Words of the name, the maker or the kind. */
  text: string;
}

/** As the address says it; null when it says nothing of it. */
export function shownIn(hash: string): Shown | null {
  const query = new URLSearchParams(hash.split('?')[1] ?? '');
  const order = ORDERS.find((one) => one === query.get('sort'));
  const text = query.get('find');
  return order || text !== null ? { order: order ?? 'name', text: text ?? '' } : null;
}

/** The address with it; what everybody sees first is left out. */
export function withShown(hash: string, { order, text }: Shown): string {
  const [path = ''] = hash.split('?');
  const query = new URLSearchParams();
  if (order !== 'name') query.set('sort', order);
  if (text.trim() !== '') query.set('find', text);
  const said = query.toString();
  return said ? `${path}?${said}` : path;
}

/** The packages with the words, in the order. */
export function ordered(packages: readonly InstalledPackage[], { order, text }: Shown): InstalledPackage[] {
  const names = new Intl.Collator(formatTag(), { sensitivity: 'base', numeric: true });
  const byName = (a: InstalledPackage, b: InstalledPackage) => names.compare(a.name, b.name);
  const kind = (held: InstalledPackage) => t(KIND[held.kind]);
  const BY: Record<Order, (a: InstalledPackage, b: InstalledPackage) => number> = {
    name: byName,
    recent: (a, b) => b.installedAt - a.installedAt,
    size: (a, b) => b.size - a.size,
    kind: (a, b) => names.compare(kind(a), kind(b)),
  };
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (held: InstalledPackage) => {
    const said = [held.name, held.maker, held.package.id, kind(held)].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  };
  return packages.filter(fits).sort((a, b) => BY[order](a, b) || byName(a, b));
}
