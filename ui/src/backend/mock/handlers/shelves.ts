/** The front, collections, favourites, plans for several packages, library files. */
import {
  Refusal,
  type Card,
  type CollectionRow,
  type LibraryPreview,
  type LibraryRow,
  type PackageRef,
  type SeveralItem,
  type SeveralRow,
} from '../../types';
import { digestOf } from '../digest';
import { unverifiedSaid } from '../said';
import { browse } from '../search';
import { keyOf, type World } from '../world';
import type { Some } from './kind';

type Names =
  | 'front'
  | 'collection'
  | 'plan_several'
  | 'favourites'
  | 'set_favourite'
  | 'export_library'
  | 'preview_library'
  | 'import_library';

const SHELF = 12;

interface List extends CollectionRow {
  /** Which listings, by their places among the popular. */
  places: number[];
  unlisted: number;
}

const LISTS: Omit<List, 'count' | 'pictures'>[] = [
  {
    source: 'workshop',
    id: 'first-steps',
    title: 'First steps',
    description:
      'Five to begin with: each does one thing well, asks for little, and is easy to remove again.',
    places: [2, 7, 11, 19, 23],
    unlisted: 1,
  },
  {
    source: 'workshop',
    id: 'quiet-work',
    title: 'For quiet work',
    description: 'Companions that wait until they are asked.',
    places: [4, 9, 14, 21],
    unlisted: 0,
  },
  {
    source: 'homepilot',
    id: 'night-shift',
    title: 'Night shift',
    description: '',
    places: [6, 12, 18],
    unlisted: 0,
  },
];

function cardsOf(world: World, sort: 'relevance' | 'newest' | 'downloads'): Card[] {
  const query = { text: '', kinds: [], tags: [], sources: [], ratings: [], offset: 0, limit: 50, sort };
  // A front is made of what is near the top; sorting all of it over and over would be felt in tests.
  const shelf = { ...world.shelf, entries: world.entries.slice(0, 400) };
  return browse(shelf, { ...query, includeMature: false, hideInstalled: false, favourites: false }).cards;
}

function listOf(world: World, list: (typeof LISTS)[number]): List & { cards: Card[] } {
  const all = cardsOf(world, 'relevance');
  const cards = list.places.map((place) => all[place]).filter((card) => card !== undefined);
  const pictures = cards.flatMap((card) => card.picture ?? []).slice(0, 4);
  return { ...list, count: cards.length, pictures, cards };
}

const rowOf = ({ source, id, title, description, count, pictures }: List): CollectionRow => ({
  source,
  id,
  title,
  description,
  count,
  pictures,
});

function planned(world: World, item: SeveralItem): SeveralRow {
  const empty: SeveralRow = {
    package: item.package,
    name: item.package.id,
    kind: null,
    picture: null,
    state: 'cannot',
    from: null,
    version: item.version,
    sha256: null,
    size: null,
    trust: null,
    trustSentence: '',
    consent: null,
    consentSaid: [],
    why: null,
    whySaid: [],
    with: [],
    keep: item.keep,
  };
  let card: Card;
  try {
    card = world.find(item.package);
  } catch (thrown) {
    const { code, sentence } = thrown as Refusal;
    return { ...empty, why: sentence, whySaid: [{ code, arguments: {} }] };
  }
  const held = world.heldOf(item.package);
  const version = item.version ?? card.version;
  const known = {
    ...empty,
    name: card.name,
    kind: card.kind,
    picture: card.picture,
    from: held?.version ?? null,
  };
  if (held?.version === version) return { ...known, state: 'here', version };
  if (card.blocked !== null) return { ...known, version, why: card.blocked, whySaid: card.blockedSaid };
  const unverified = card.trust === 'unverified';
  return {
    ...known,
    state: held ? 'update' : 'install',
    version,
    sha256: unverified ? null : digestOf(`${card.package.id}@${version}`),
    size: card.size,
    trust: card.trust,
    trustSentence: `How far “${card.package.source}” vouches for it.`,
    consent: unverified
      ? `“${card.package.source}” lists no digest for this package. Install it all the same?`
      : null,
    consentSaid: unverified ? unverifiedSaid(card.package.source) : [],
  };
}

function preview(world: World, path: string): LibraryPreview {
  if (!path.endsWith('.json')) {
    throw new Refusal({
      code: 'shelves.file_other',
      sentence: 'This is no library file of Vitrine.',
      action: 'Choose a file that “Export library” wrote.',
      details: path,
    });
  }
  const cards = cardsOf(world, 'relevance');
  const row = (place: number, change: Partial<LibraryRow>): LibraryRow => {
    const card = cards[place] ?? cards[0];
    const held = card ? world.heldOf(card.package) : null;
    return {
      package: card?.package ?? { source: '', id: '' },
      name: card?.name ?? '',
      picture: card?.picture ?? null,
      version: card?.version ?? '',
      state: held ? 'alreadyHere' : 'available',
      installed: held?.version ?? null,
      offered: held ? null : (card?.version ?? null),
      size: card?.size ?? null,
      rule: null,
      ruleSelectable: false,
      note: '',
      noteSaid: [],
      unverified: false,
      selectable: !held,
      selected: !held,
      ...change,
    };
  };
  const gone = {
    selectable: false,
    selected: false,
    offered: null,
    installed: null,
    size: null,
    picture: null,
  };
  return {
    path,
    digest: 'ab'.repeat(32),
    exported: Date.now() - 86_400_000 * 2,
    rows: [
      row(2, { rule: { rule: 'keep', version: cards[2]?.version ?? '' }, ruleSelectable: true }),
      row(7, {}),
      row(11, { state: 'versionNotListed', version: '0.3.0', selected: false }),
      row(19, { unverified: true, selected: false }),
      row(0, { state: 'alreadyHere', selectable: false, selected: false, offered: null }),
      row(23, {
        ...gone,
        state: 'notListed',
        note: '“workshop” does not list it.',
        noteSaid: [{ code: 'noted.not_listed', arguments: { source: 'workshop' } }],
      }),
      row(24, {
        ...gone,
        package: { source: 'teahouse', id: 'tea-timer' },
        name: 'Tea timer',
        state: 'sourceMissing',
        note: 'Its gallery “teahouse” is not added here.',
        noteSaid: [{ code: 'noted.no_gallery', arguments: { source: 'teahouse' } }],
      }),
      row(25, {
        ...gone,
        name: 'package 8',
        version: '',
        state: 'invalid',
        note: 'It is in the file twice.',
        noteSaid: [{ code: 'noted.twice', arguments: {} }],
      }),
    ],
    favourites: cards.slice(30, 33).map((card) => ({ package: card.package, name: card.name })),
    favouritesHere: 1,
    missing: world.sources.some((source) => source.name === 'teahouse')
      ? []
      : [
          {
            name: 'teahouse',
            location: 'https://teahouse.example/gallery',
            protocol: 'vitrine',
            fingerprint: '8f3a 01bc 77d2 9e40 5c1b 6a88 e2f4 1d09',
            packages: 1,
            nameTaken: false,
          },
        ],
    problems: [],
    problemsSaid: [],
  };
}

export const shelves = (world: World): Some<Names> => {
  const marked = new Map<string, { package: PackageRef; name: string; added: number }>();
  const told = () =>
    world.emit({ type: 'favourites', packages: [...marked.values()].map((row) => row.package) });
  const mark = (ref: PackageRef, name: string) => {
    marked.set(keyOf(ref), { package: ref, name, added: Date.now() });
    world.marked.add(keyOf(ref));
  };
  for (const index of world.options.favourites) {
    const entry = world.entries[index];
    if (entry) mark(entry.card.package, entry.card.name);
  }
  return {
    front: () => {
      const popular = cardsOf(world, 'relevance');
      const lists = LISTS.map((list) => listOf(world, list)).filter((list) => list.count > 0);
      const featured = popular.filter((_, place) => place % 6 === 1).slice(0, 6);
      const taken = new Set(featured.map((card) => keyOf(card.package)));
      const shelf = (cards: Card[]) => {
        const row = cards.filter((card) => !taken.has(keyOf(card.package))).slice(0, SHELF);
        return row.length < 3 ? [] : row;
      };
      return {
        featured,
        newest: shelf(cardsOf(world, 'newest')),
        popular: shelf(cardsOf(world, 'downloads')),
        // The galleries of the mock carry no ratings.
        topRated: [],
        collections: lists.map(rowOf),
        revision: world.shelf.revision,
      };
    },
    collection: ({ source, id }) => {
      const found = LISTS.find((list) => list.source === source && list.id === id);
      if (!found) {
        throw new Refusal({
          code: 'shelves.no_collection',
          sentence: `“${source}” has no collection “${id}” any more.`,
          action: 'Look at the other collections in Explore.',
          details: `${source}/${id}`,
        });
      }
      const list = listOf(world, found);
      return {
        collection: rowOf(list),
        sourceTitle: world.sources.find((row) => row.name === source)?.title ?? null,
        cards: list.cards,
        unlisted: list.unlisted,
        hidden: 0,
      };
    },
    plan_several: ({ items }) => ({
      rows: items.map((item) => planned(world, item)),
      freeSpace: 12_000_000_000,
    }),
    favourites: () =>
      [...marked.values()].reverse().map((row) => {
        try {
          return { ...row, card: world.find(row.package), missing: null };
        } catch {
          return { ...row, card: null, missing: `“${row.package.source}” does not list it any more.` };
        }
      }),
    set_favourite: ({ package: ref, favourite }) => {
      if (favourite) mark(ref, world.find(ref).name);
      else {
        marked.delete(keyOf(ref));
        world.marked.delete(keyOf(ref));
      }
      told();
      return null;
    },
    export_library: ({ path, favourites }) => ({
      path,
      sources: world.sources.length,
      packages: world.installed.size,
      rules: 0,
      favourites: favourites ? marked.size : 0,
    }),
    preview_library: ({ path }) => preview(world, path),
    import_library: ({ path, packages, rules, favourites }) => {
      const { rows } = preview(world, path);
      const installing = rows.filter(
        (row) => row.selectable && packages.some((one) => keyOf(one) === keyOf(row.package)),
      );
      for (const ref of favourites) mark(ref, ref.id);
      if (favourites.length > 0) told();
      const job =
        installing.length > 0
          ? world.startSeveral(
              'A library file',
              installing.map((row) => row.package),
            )
          : null;
      return {
        job,
        installing: installing.length,
        here: 0,
        rules: rules.length,
        favourites: favourites.length,
        leftOut: [],
      };
    },
  };
};
