/** The window's words: Fluent messages, shared with Rust, in the language of the settings. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import english from '../../locales/en/main.ftl?raw';
import type { Key } from './keys';

export type { Key };

/** Languages there are messages for, with their own names. English is the fallback and always loaded. */
export const LANGUAGES = { en: 'English', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: string }>> = {
  ar: () => import('../../locales/ar/main.ftl?raw'),
};

/** Engines differ in the digits they use for Arabic; versions and digests are Latin anyway. */
const withDigits = (language: string) => `${language}-u-nu-latn`;

function bundleOf(language: Language, source: string): FluentBundle {
  const bundle = new FluentBundle(withDigits(language));
  bundle.addResource(new FluentResource(source));
  return bundle;
}

const fallback = bundleOf('en', english);

let current = $state.raw<{ language: Language; bundle: FluentBundle }>({ language: 'en', bundle: fallback });

/** The first of the wanted languages there are messages for. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (base in LANGUAGES) return base as Language;
  }
  return 'en';
}

export async function setLanguage(language: Language): Promise<void> {
  if (language !== current.language) {
    const bundle = language === 'en' ? fallback : bundleOf(language, (await others[language]()).default);
    current = { language, bundle };
  }
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}

export function language(): Language {
  return current.language;
}

/** The language tag for Intl, digits included. */
export function formatTag(): string {
  return withDigits(current.language);
}

/** One message in the person's language. */
export function t(key: Key, args?: Record<string, FluentVariable>): string {
  const { bundle } = current;
  for (const candidate of [bundle, fallback]) {
    const message = candidate.getMessage(key);
    if (message?.value) return candidate.formatPattern(message.value, args);
  }
  return key;
}
