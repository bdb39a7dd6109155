/** Search, packages, collections, owners and ratings. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import { indexOf, notFound, type Route } from './call';
import type { RegistryDesk } from './routes';
import { cardAt, DAY, days, packageAt, versionAt } from './state';

/** The first package is one's own, to the seventh one is invited, the sixth belongs to nobody. */
function ownersOf(id: string): T.Owner[] {
  const mira = { id: 7, handle: 'mira', since: NOW - 180 * DAY };
  const ruben = { id: 21, handle: 'ruben', since: NOW - DAY };
  if (id === cardAt(0).id)
    return [
      { ...mira, state: 'owner' },
      { ...ruben, state: 'invited' },
    ];
  if (id === cardAt(5).id) return [];
  return id === cardAt(6).id
    ? [
        { ...ruben, state: 'owner' },
        { ...mira, state: 'invited' },
      ]
    : [{ ...ruben, state: 'owner' }];
}

export const packagesRoutes = (desk: RegistryDesk): Route[] => [
  ['GET', /^\/packages$/, (call) => desk.search(call)],
  [
    'GET',
    /^\/facets$/,
    ({ query }) => ({
      tags: ['calm', 'writing', 'planning', 'science', 'cooking', 'music']
        .filter((tag) => tag.startsWith(query.get('prefix') ?? ''))
        .map((value, place) => ({ value, count: 60 - place * 7 })),
      kinds: desk.empty
        ? []
        : (['persona', 'tool', 'theme'] as const).map((value, place) => ({
            value,
            count: 160 - place * 50,
          })),
    }),
  ],
  ['GET', /^\/featured$/, () => ({ packages: desk.empty ? [] : desk.featured })],
  ['PUT', /^\/featured$/, ({ body }) => void (desk.featured = body.packages as string[])],
  ['GET', /^\/collections$/, () => (desk.empty ? [] : desk.collections)],
  [
    'PUT',
    /^\/collections\//,
    ({ parts, body }) => {
      const one = {
        id: decodeURIComponent(parts[1] ?? ''),
        ...(body as unknown as Omit<T.Collection, 'id'>),
      };
      desk.collections = [...desk.collections.filter(({ id }) => id !== one.id), one];
      return one;
    },
  ],
  [
    'DELETE',
    /^\/collections\//,
    ({ parts }) => void (desk.collections = desk.collections.filter(({ id }) => id !== parts[1])),
  ],
  [
    'GET',
    /^\/packages\/[^/]+$/,
    ({ parts }) => {
      const found = packageAt(desk.index(parts[1]));
      const owned = ownersOf(found.id).some(
        ({ handle, state }) => state === 'owner' && handle === desk.account?.handle,
      );
      return {
        ...found,
        owned,
        description: owned ? 'As it was **written**.' : null,
        texts: owned ? { de: { name: 'Ruhiger Hafen', summary: 'Ordnet den Tag' } } : {},
        descriptions: owned ? { de: 'Wie es **geschrieben** wurde.' } : null,
        withdrawn: desk.withdrawn.get(found.id) ?? null,
        following: desk.account ? desk.following.includes(found.id) : null,
      };
    },
  ],
  ['GET', /^\/packages\/[^/]+\/versions\/[^/]+$/, ({ parts }) => versionAt(desk.index(parts[1]))],
  ['PUT', /^\/packages\/[^/]+\/follow$/, ({ parts }) => void desk.following.push(parts[1] ?? '')],
  [
    'DELETE',
    /^\/packages\/[^/]+\/follow$/,
    ({ parts }) => void (desk.following = desk.following.filter((id) => id !== parts[1])),
  ],
  [
    'GET',
    /^\/packages\/[^/]+\/stats$/,
    () => ({
      total: 12_480,
      byDay: days(90, 240),
      byVersion: [
        { name: '2.1.0', count: 7210 },
        { name: '2.0.0', count: 4100 },
        { name: '1.0.0', count: 1170 },
      ],
      byPlatform: [{ name: 'any', count: 12_480 }],
    }),
  ],
  ['GET', /^\/packages\/[^/]+\/owners$/, ({ parts }) => ownersOf(decodeURIComponent(parts[1] ?? ''))],
  ['GET', /^\/packages\/[^/]+\/ratings$/, (call) => desk.ratings(call)],
  [
    'GET',
    /^\/packages\/[^/]+\/rating$/,
    ({ parts }) => {
      const mine = desk.reviewsOf(parts[1] ?? '').find((one) => one.mine);
      if (!mine) throw notFound('rating');
      return mine;
    },
  ],
  ['PUT', /^\/packages\/[^/]+\/rating$/, (call) => desk.rate(call)],
  [
    'DELETE',
    /^\/packages\/[^/]+\/rating$/,
    ({ parts }) =>
      void (desk.reviews[parts[1] ?? ''] = desk.reviewsOf(parts[1] ?? '').filter((one) => !one.mine)),
  ],
  ['POST', /^\/ratings\/\d+\/vote$/, (call) => desk.vote(call)],
  [
    'GET',
    /^\/names\//,
    ({ parts }) => {
      const id = decodeURIComponent(parts[1] ?? '');
      const taken = indexOf(id) !== undefined;
      return {
        id,
        available: !taken,
        reason: taken ? `“${id}” is taken.` : null,
        alike: id === 'persona_000001' ? ['persona-000001'] : [],
      };
    },
  ],
  [
    'PUT',
    /^\/collections$/,
    ({ body }) => {
      const order = body.order as string[];
      desk.collections = order.flatMap((id) => desk.collections.filter((one) => one.id === id));
      return null;
    },
  ],
  [
    'POST',
    /^\/packages\/[^/]+\/withdraw$/,
    ({ parts, body }) =>
      void desk.withdrawn.set(parts[1] ?? '', {
        reason: String(body.reason),
        malicious: body.malicious === true,
        at: NOW,
      }),
  ],
  ['POST', /^\/packages\/[^/]+\/release$/, ({ parts }) => void desk.withdrawn.delete(parts[1] ?? '')],
];
