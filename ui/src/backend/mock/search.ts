/** Search over the generated listings: all words, else the nearest words of the vocabulary. */
import type { BrowsePage, BrowseQuery, Facets, InstallState, PackageRef } from '../types';
import { ROLES, TAGS, TOOL_WORDS, FIRST_NAMES, NOUNS } from './words';
import type { Entry } from './catalogue';

const VOCABULARY = [
  ...new Set(
    [...ROLES, ...TAGS, ...TOOL_WORDS, ...FIRST_NAMES, ...Object.values(NOUNS).flat()].flatMap((phrase) =>
      phrase.toLowerCase().split(' '),
    ),
  ),
];

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function mend(word: string): string {
  const ranked = VOCABULARY.map((known) => ({ known, far: distance(word, known) }))
    .filter(({ far }) => far <= (word.length < 5 ? 1 : 2))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.known ?? word;
}

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

export interface Shelf {
  entries: Entry[];
  revision: number;
  allowMature: boolean;
  stateOf(entry: Entry): InstallState;
  hasSource(name: string): boolean;
  isMarked(ref: PackageRef): boolean;
}

function filterBy(shelf: Shelf, query: BrowseQuery): Entry[] {
  return shelf.entries.filter((entry) => {
    const { card } = entry;
    if (!shelf.hasSource(card.package.source)) return false;
    if (!shelf.allowMature && !query.includeMature && card.rating !== 'everyone') return false;
    if (query.ratings.length && !query.ratings.includes(card.rating)) return false;
    if (query.kinds.length && !query.kinds.includes(card.kind)) return false;
    if (query.sources.length && !query.sources.includes(card.package.source)) return false;
    if (!query.tags.every((tag) => card.tags.includes(tag))) return false;
    if (query.favourites && !shelf.isMarked(card.package)) return false;
    return !(query.hideInstalled && shelf.stateOf(entry).state !== 'available');
  });
}

function sorted(found: Entry[], query: BrowseQuery): Entry[] {
  const by: Record<BrowseQuery['sort'], ((a: Entry, b: Entry) => number) | null> = {
    relevance: null,
    downloads: (a, b) => (b.card.downloads ?? -1) - (a.card.downloads ?? -1),
    name: (a, b) => (a.card.name < b.card.name ? -1 : 1),
    newest: (a, b) => (b.card.updated ?? 0) - (a.card.updated ?? 0),
    // The galleries of the mock carry no ratings.
    topRated: null,
    size: (a, b) => (a.card.size ?? Infinity) - (b.card.size ?? Infinity),
  };
  const order = by[query.sort];
  return order ? [...found].sort(order) : found;
}

export function browse(shelf: Shelf, query: BrowseQuery): BrowsePage {
  const allowed = filterBy(shelf, query);
  let words = wordsOf(query.text);
  let found = allowed.filter((entry) => words.every((word) => entry.words.includes(word)));
  let corrected: string | null = null;
  if (found.length === 0 && words.length > 0) {
    words = words.map(mend);
    found = allowed.filter((entry) => words.every((word) => entry.words.includes(word)));
    if (found.length > 0) corrected = words.join(' ');
  }
  const limit = Math.min(Math.max(query.limit, 1), 50);
  const cards = sorted(found, query)
    .slice(query.offset, query.offset + limit)
    .map((entry) => ({
      ...entry.card,
      state: shelf.stateOf(entry),
      favourite: shelf.isMarked(entry.card.package),
    }));
  return { cards, total: found.length, totalIsCapped: false, corrected, revision: shelf.revision };
}

function count<T>(values: T[]): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

export function facets(shelf: Shelf, tagPrefix: string): Facets {
  const shown = shelf.entries.filter(
    ({ card }) => shelf.hasSource(card.package.source) && (shelf.allowMature || card.rating === 'everyone'),
  );
  return {
    tags: count(shown.flatMap(({ card }) => card.tags))
      .filter(({ value }) => value.startsWith(tagPrefix.toLowerCase()))
      .slice(0, 50),
    kinds: count(shown.map(({ card }) => card.kind)),
    sources: count(shown.map(({ card }) => card.package.source)),
  };
}
