/** The registry's words in those of the window: cards, packages, facets. */
import type { BrowseQuery, Card, Detail, Facets } from '../gen/api';
import type { Api } from './api';
import type { Package, PackageCard, PackageFacets, VersionDetail } from './types';
import type { Query } from './wire';

/** Packages here have no source besides the registry itself. */
export const HERE = '';

const SORT: Record<string, string> = { downloads: 'popular', topRated: 'top' };

export function queryFor(query: BrowseQuery): Query {
  return {
    q: query.text,
    kind: query.kinds,
    tag: query.tags,
    rating: query.ratings,
    mature: query.includeMature || query.ratings.some((rating) => rating !== 'everyone') || null,
    sort: SORT[query.sort] ?? query.sort,
    limit: query.limit,
  };
}

export type WebCard = Card & { stars: PackageCard['stars'] };

export function cardOf(card: PackageCard, base: string): WebCard {
  return {
    package: { source: HERE, id: card.id },
    kind: card.kind,
    name: card.name,
    maker: card.maker,
    summary: card.summary,
    version: card.version ?? '',
    size: card.size,
    downloads: card.downloads,
    updated: card.updated,
    rating: card.rating,
    tags: card.tags,
    picture:
      card.picture === null
        ? null
        : /^(https?|data):/.test(card.picture)
          ? card.picture
          : base + card.picture,
    trust: 'signed',
    provisional: false,
    blocked: null,
    blockedSaid: [],
    state: { state: 'available' },
    stars: card.stars,
    favourite: false,
  };
}

export function facetsOf(facets: PackageFacets): Facets {
  return { tags: facets.tags, kinds: facets.kinds as Facets['kinds'], sources: [] };
}

/** What the registry's page shows of a package beyond what the window shows. */
export interface WebDetail extends Detail {
  web: { found: Package; latest: VersionDetail | null };
}

export async function detailFor(api: Api, id: string): Promise<WebDetail> {
  const found = await api.packages.get(id);
  const latest = found.version ? await api.packages.version(id, found.version).catch(() => null) : null;
  return {
    card: {
      ...cardOf(found, api.wire.base),
      // Its owners and curators still see what was taken down.
      ...(found.withdrawn
        ? {
            state: {
              state: 'withdrawn' as const,
              version: found.version ?? '',
              reason: found.withdrawn.reason,
            },
          }
        : {}),
    },
    descriptionHtml: found.descriptionHtml,
    versions: found.versions.map((row) => ({ ...row, trust: 'signed', installed: false })),
    dependencies: (found.dependencies ?? []).map((need) => ({ ...need, adviceSaid: [] })),
    provenance: {
      trust: 'signed',
      sentence: '',
      said: [],
      source: HERE,
      location: location.origin,
      sha256: latest?.artifacts[0]?.sha256 ?? null,
      alarm: null,
      signedBy: null,
      signedAt: null,
      currentUntil: null,
      fingerprint: null,
      provisional: false,
    },
    licence: found.licence,
    homepage: found.homepage,
    installed: null,
    problems: [],
    problemsSaid: [],
    incomplete: false,
    platforms: (latest?.artifacts ?? []).map(({ platform, size }) => ({
      platform,
      here: false,
      available: true,
      reason: null,
      size,
    })),
    evidence: [],
    build: null,
    web: { found, latest },
  };
}
