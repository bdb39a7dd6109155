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

type Loaders = Record<Language, () => Promise<{ default: string }>>;
/** Messages of pages that are not everybody's, added when such a page is opened. */
const added: Loaders[] = [];

/** Engines differ in the digits they use for Arabic; versions and digests are Latin anyway. */
const withDigits = (language: string) => `${language}-u-nu-latn`;

function bundleOf(language: Language, source: string): FluentBundle {
  const bundle = new FluentBundle(withDigits(language));
  bundle.addResource(new FluentResource(source));
  return bundle;
}

const fallback = bundleOf('en', english);

async function loadBundle(language: Language): Promise<FluentBundle> {
  if (language === 'en') return fallback;
  const files = [others[language], ...added.map((loaders) => loaders[language])];
  const [main, ...more] = await Promise.all(files.map((load) => load()));
  const bundle = bundleOf(language, main?.default ?? '');
  for (const file of more) bundle.addResource(new FluentResource(file.default));
  return bundle;
}

/** Adds a room's messages, in English and in the language of the moment. */
export async function addMessages(loaders: Loaders): Promise<void> {
  if (added.includes(loaders)) return;
  added.push(loaders);
  fallback.addResource(new FluentResource((await loaders.en()).default));
  current = { language: current.language, bundle: await loadBundle(current.language) };
}

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
    current = { language, bundle: await loadBundle(language) };
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
