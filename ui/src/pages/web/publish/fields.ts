/** What a maker writes over what the package says of itself. */
import type { Rating } from '../../../backend';
import type { Package, PackageChange, Submission, SubmissionFields } from '../../../backend/registry/types';
import { carriedOf, translationsOf, written, type Translations } from './translations';

export interface Listing {
  id: string;
  version: string;
  name: string;
  summary: string;
  description: string;
  tags: string;
  rating: Rating;
  licence: string;
  homepage: string;
  changelog: string;
  security: boolean;
  /** Its words in other languages. */
  translations: Translations;
}

/** What the listing would say now: the maker's words, else the package's. */
export function listingOf({ fields, found, package: id, version }: Submission): Listing {
  return {
    id: fields.id ?? id ?? found?.id ?? '',
    version: fields.version ?? version ?? found?.version ?? '',
    name: fields.name ?? found?.name ?? '',
    summary: fields.summary ?? found?.summary ?? '',
    description: fields.description ?? found?.description ?? '',
    tags: (fields.tags ?? found?.tags ?? []).join(', '),
    rating: fields.rating ?? found?.rating ?? 'everyone',
    licence: fields.licence ?? found?.licence ?? '',
    homepage: fields.homepage ?? found?.homepage ?? '',
    changelog: fields.changelog ?? found?.changelog ?? '',
    security: fields.security ?? false,
    translations: translationsOf(fields),
  };
}

/** A listing whose package was read meanwhile: what the package says now, and what was typed until then. */
export function readAgain(listing: Listing, before: Listing, now: Listing): Listing {
  const typed = Object.entries(listing).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Listing]),
  );
  return { ...now, ...Object.fromEntries(typed) };
}

export const tagsOf = (text: string) => [
  ...new Set(
    text
      .split(/[,\n]+/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** What differs from the package's own words; everything else stays as the package says. */
export function fieldsOf(listing: Listing, submission: Submission): SubmissionFields {
  const { fields, found } = submission;
  const kept: SubmissionFields = {};
  const text = (
    name: 'id' | 'version' | 'name' | 'summary' | 'description' | 'licence' | 'homepage' | 'changelog',
  ) => {
    const value = listing[name].trim();
    const own =
      (name === 'id' || name === 'version'
        ? (found?.[name] ?? submission[name === 'id' ? 'package' : 'version'])
        : found?.[name]) ?? '';
    if (value !== own || (fields[name] ?? null) !== null) kept[name] = value;
  };
  for (const name of [
    'id',
    'version',
    'name',
    'summary',
    'description',
    'licence',
    'homepage',
    'changelog',
  ] as const)
    text(name);
  const tags = tagsOf(listing.tags);
  if (tags.join() !== (found?.tags ?? []).join() || fields.tags) kept.tags = tags;
  if (listing.rating !== (found?.rating ?? 'everyone') || fields.rating) kept.rating = listing.rating;
  if (listing.security || fields.security) kept.security = listing.security;
  const { texts, descriptions } = carriedOf(written(listing.translations));
  if (texts) kept.texts = texts;
  if (descriptions) kept.descriptions = descriptions;
  return kept;
}

export interface Words {
  description: string;
  homepage: string;
  tags: string[];
  translations: Translations;
}

/** What differs from the words a published package has now. */
export function changedWords(found: Package, words: Words): PackageChange {
  const change: PackageChange = {};
  if (words.description !== (found.description ?? '')) change.description = words.description;
  const homepage = words.homepage.trim();
  if (homepage !== (found.homepage ?? '')) change.homepage = homepage;
  if (words.tags.join() !== found.tags.join()) change.tags = words.tags;
  const before = carriedOf(written(translationsOf(found)));
  const { texts, descriptions } = carriedOf(written(words.translations));
  const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  if (differ(texts, before.texts)) change.texts = texts ?? {};
  if (differ(descriptions, before.descriptions)) change.descriptions = descriptions ?? {};
  return change;
}
