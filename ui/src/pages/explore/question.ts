/** What is asked in Explore, and how its address says it: so going back, a reload and a window that comes back from
 * the tray all find the same list. */
import type { Kind, Rating, SortWord } from '../../backend';
import { KIND, RATING, SORT } from '../../i18n/words';

export interface Filters {
  kinds: Kind[];
  tags: string[];
  sources: string[];
  ratings: Rating[];
  hideInstalled: boolean;
  favourites: boolean;
}

export interface Question {
  text: string;
  filters: Filters;
  sort: SortWord;
}

export const NO_FILTERS: Filters = {
  kinds: [],
  tags: [],
  sources: [],
  ratings: [],
  hideInstalled: false,
  favourites: false,
};
export const NO_QUESTION: Question = { text: '', filters: NO_FILTERS, sort: 'relevance' };

/** The shell keeps addresses of at most 4,096 characters; one character of a search may take nine of them. */
const MOST_TEXT = 200;
/** Nobody chooses more, and an address from outside may be anything. */
const MOST_CHOSEN = 12;
const MOST_NAME = 64;

const cut = (text: string, most: number) => [...text].slice(0, most).join('');

/** As the query of an address, without its mark; empty for the question that asks for nothing. */
export function writeQuestion({ text, filters, sort }: Question): string {
  const query = new URLSearchParams();
  const words = text.trim();
  if (words) query.set('q', cut(words, MOST_TEXT));
  const chosen = { kind: filters.kinds, tag: filters.tags, source: filters.sources, rating: filters.ratings };
  for (const [name, values] of Object.entries(chosen)) for (const value of values) query.append(name, value);
  if (filters.hideInstalled) query.set('hide', 'installed');
  if (filters.favourites) query.set('only', 'favourites');
  if (sort !== 'relevance') query.set('sort', sort);
  return query.toString();
}

/** Anything may stand in an address: what means nothing is left out. */
export function readQuestion(address: string): Question {
  const query = new URLSearchParams(address);
  const names = (name: string) =>
    [...new Set(query.getAll(name))]
      .filter((value) => value && value.length <= MOST_NAME)
      .slice(0, MOST_CHOSEN);
  const known = <W extends string>(name: string, words: Record<W, unknown>) =>
    names(name).filter((value): value is W => Object.hasOwn(words, value));
  return {
    text: cut(query.get('q') ?? '', MOST_TEXT),
    filters: {
      kinds: known('kind', KIND),
      tags: names('tag'),
      sources: names('source'),
      ratings: known('rating', RATING),
      hideInstalled: query.get('hide') === 'installed',
      favourites: query.get('only') === 'favourites',
    },
    sort: known('sort', SORT)[0] ?? 'relevance',
  };
}
