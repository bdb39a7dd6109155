/** The words of a listing in other languages, by language tag: as they are written, and as the wire carries them. */

export interface Said {
  name: string;
  summary: string;
  description: string;
}

export type Translations = Readonly<Record<string, Said>>;
export type SaidField = keyof Said;

/** Names and lines in one map, descriptions in another, as a gallery's files have them. */
interface Carried {
  texts?: Record<string, { name?: string | null; summary?: string | null }> | null;
  descriptions?: Record<string, string> | null;
}

/** Letters a summary may have; the check says the same. */
export const SUMMARY_MAX = 120;

export const UNSAID: Said = { name: '', summary: '', description: '' };

/** What is offered to be added, besides what is there already. */
export const OFFERED: readonly string[] = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt-BR pt-PT ro ru sk sl sr sv ' +
  'sw ta th tr uk ur vi zh-Hans zh-Hant'
).split(' ');

export function translationsOf({ texts, descriptions }: Carried): Translations {
  const tags = [...Object.keys(texts ?? {}), ...Object.keys(descriptions ?? {})];
  const said = (tag: string): Said => ({
    name: texts?.[tag]?.name ?? '',
    summary: texts?.[tag]?.summary ?? '',
    description: descriptions?.[tag] ?? '',
  });
  return Object.fromEntries(tags.map((tag) => [tag, said(tag)]));
}

/** Also a language in which nothing is written yet: a draft keeps it. */
export function carriedOf(translations: Translations) {
  const all = Object.entries(translations);
  const long = all.filter(([, { description }]) => description !== '');
  return {
    texts:
      all.length === 0
        ? null
        : Object.fromEntries(
            all.map(([tag, { name, summary }]) => [tag, { name: name || null, summary: summary || null }]),
          ),
    descriptions:
      long.length === 0 ? null : Object.fromEntries(long.map(([tag, { description }]) => [tag, description])),
  };
}

const trimmed = ({ name, summary, description }: Said): Said => ({
  name: name.trim(),
  summary: summary.trim(),
  description: description.trim(),
});

/** As it is sent: without blanks around, and without the languages in which nothing is written. In the order of the
 * tags, so that what is the same reads the same. */
export const written = (translations: Translations): Translations =>
  Object.fromEntries(
    Object.entries(translations)
      .map(([tag, said]) => [tag, trimmed(said)] as const)
      .filter(([, said]) => Object.values(said).some((text) => text !== ''))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
