/** The window's words: Fluent messages, shared with Rust, in the language of the settings. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import english from '../../locales/en/main.ftl?raw';
import type { Key } from './keys';

export type { Key };

/** Languages there are messages for, with their own names. English is the fallback and always loaded. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  ar: 'العربية',
} as const;
export type Language = keyof typeof LANGUAGES;

const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

/** Every file of messages: the window's own words in `main`, each room's beside it, loaded with the room. The words
 * of the tray are Rust's alone, and in English errors, phrases, findings and registries say their own sentences. */
const files = import.meta.glob<string>(
  [
    '../../locales/*/*.ftl',
    '!../../locales/*/shell.ftl',
    '!../../locales/en/errors.ftl',
    '!../../locales/en/said.ftl',
    '!../../locales/en/noticed.ftl',
    '!../../locales/en/told.ftl',
  ],
  { query: '?raw', import: 'default' },
);

/** The rooms whose words were asked for so far. */
const areas: string[] = ['main'];

/** The sentences for errors, phrases and findings, loaded with the first language that is not the program's own. */
const PROGRAM = ['errors', 'said', 'noticed'];

function load(language: string, area: string): Promise<string> {
  return files[`../../locales/${language}/${area}.ftl`]?.() ?? Promise.resolve('');
}

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
  const [main = '', ...more] = await Promise.all(areas.map((area) => load(language, area)));
  const bundle = bundleOf(language, main);
  for (const source of more) bundle.addResource(new FluentResource(source));
  return bundle;
}

/** Adds the messages of rooms (`locales/<language>/<area>.ftl`), in English and in the language of the moment. */
export async function addMessages(...wanted: string[]): Promise<void> {
  const fresh = wanted.filter((area) => !areas.includes(area));
  if (fresh.length === 0) return;
  areas.push(...fresh);
  for (const source of await Promise.all(fresh.map((area) => load('en', area))))
    fallback.addResource(new FluentResource(source));
  current = { language: current.language, bundle: await loadBundle(current.language) };
}

/** A page with the messages it needs. */
export async function withMessages<T>(page: Promise<T>, ...wanted: string[]): Promise<T> {
  const [loaded] = await Promise.all([page, addMessages(...wanted)]);
  return loaded;
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
    if (language !== 'en') areas.push(...PROGRAM.filter((area) => !areas.includes(area)));
    current = { language, bundle: await loadBundle(language) };
  }
  document.documentElement.lang = language;
  document.documentElement.dir = direction();
}

export function language(): Language {
  return current.language;
}

/** Where its lines begin: what works out places itself cannot read it from the page. */
export function direction(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(current.language) ? 'rtl' : 'ltr';
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

/** A message and its `.action` in the language of the moment alone; none in English, nor where the message names
 * something that was not given. */
export function ownMessage(
  key: string,
  args?: Record<string, FluentVariable>,
): { sentence: string; action: string | null } | null {
  const { bundle } = current;
  const message = messageOf(key);
  if (!message?.value) return null;
  const { action } = message.attributes;
  const missing: Error[] = [];
  const own = {
    sentence: bundle.formatPattern(message.value, args, missing),
    action: action ? bundle.formatPattern(action, args, missing) : null,
  };
  return missing.length === 0 ? own : null;
}

/** Another attribute of such a message, under the same conditions. */
export function ownAttribute(
  key: string,
  name: string,
  args?: Record<string, FluentVariable>,
): string | null {
  const pattern = messageOf(key)?.attributes[name];
  const missing: Error[] = [];
  const text = pattern ? current.bundle.formatPattern(pattern, args, missing) : null;
  return missing.length === 0 ? text : null;
}

/** Whether the language of the moment has that attribute at all. */
export function hasAttribute(key: string, name: string): boolean {
  return messageOf(key)?.attributes[name] !== undefined;
}

/** A message of the language of the moment alone; none in English. */
function messageOf(key: string) {
  return current.language === 'en' ? undefined : current.bundle.getMessage(key);
}
