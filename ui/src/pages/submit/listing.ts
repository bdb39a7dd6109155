/** The listing of a draft: the maker's words over the package's, and the card they make. */
import type { Card, Draft, ListingFields } from '../../backend';
import { translationsOf } from '../web/publish/translations';

export type TextField =
  'id' | 'version' | 'name' | 'summary' | 'description' | 'licence' | 'homepage' | 'changelog';

/** What a field shows: one's own words, else the package's. */
export const shownText = (draft: Draft, fields: ListingFields, field: TextField): string =>
  fields[field] ?? draft.found?.says[field] ?? '';

export const shownTags = (draft: Draft, fields: ListingFields): string[] =>
  fields.tags ?? draft.found?.says.tags ?? [];

/** With a text written; the package's own word is none of one's own. */
export function withText(draft: Draft, fields: ListingFields, field: TextField, text: string): ListingFields {
  const own = draft.found?.says[field] ?? '';
  return { ...fields, [field]: text === own ? null : text };
}

export function withTags(draft: Draft, fields: ListingFields, tags: string[]): ListingFields {
  const own = draft.found?.says.tags ?? [];
  return { ...fields, tags: tags.join('\n') === own.join('\n') ? null : tags };
}

/** The card as visitors would see it, while it is written; in a language they use, or in the package's own words. */
export function cardOf(draft: Draft, fields: ListingFields, language: string | null = null): Card {
  const said = language === null ? undefined : translationsOf(fields)[language];
  const own = draft.found?.says;
  const written = (field: TextField) => shownText(draft, fields, field).trim() || (own?.[field] ?? '');
  return {
    ...draft.card,
    package: { ...draft.card.package, id: written('id') },
    name: said?.name.trim() || written('name'),
    summary: said?.summary.trim() || written('summary'),
    version: written('version'),
    tags: shownTags(draft, fields),
    rating: fields.rating ?? own?.rating ?? 'everyone',
  };
}
