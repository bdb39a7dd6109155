/** The words of a listing in other languages, by language tag: as they are written, and as the wire carries them. */

export interface Said {
  name: string;
  summary: string;
}

export type Translations = Readonly<Record<string, Said>>;
export type SaidField = keyof Said;

type Texts = Record<string, { name?: string | null; summary?: string | null }>;

/** Letters a name and a summary may have; a registry takes no more. */
export const NAME_MAX = 60;
export const SUMMARY_MAX = 120;

export const UNSAID: Said = { name: '', summary: '' };

/** What is offered to be added, besides what is there already. */
export const OFFERED: readonly string[] = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt-BR pt-PT ro ru sk sl sr sv ' +
  'sw ta th tr uk ur vi zh-Hans zh-Hant'
).split(' ');

export const translationsOf = (texts: Texts | null | undefined): Translations =>
  Object.fromEntries(
    Object.entries(texts ?? {}).map(([tag, { name, summary }]) => [
      tag,
      { name: name ?? '', summary: summary ?? '' },
    ]),
  );

/** Also a language in which nothing is written yet: a draft keeps it. */
export function textsOf(translations: Translations) {
  const all = Object.entries(translations);
  if (all.length === 0) return null;
  const said = ({ name, summary }: Said) => ({ name: name || null, summary: summary || null });
  return Object.fromEntries(all.map(([tag, one]) => [tag, said(one)]));
}

/** Without the languages in which nothing is written. */
export const written = (translations: Translations): Translations =>
  Object.fromEntries(
    Object.entries(translations).filter(([, said]) => Object.values(said).some((text) => text.trim() !== '')),
  );
