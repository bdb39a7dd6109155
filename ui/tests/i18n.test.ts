import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatDuration, formatNumber } from '../src/i18n/format';
import { bestLanguage, LANGUAGES, setLanguage, t } from '../src/i18n/index.svelte';
import type { Phrase } from '../src/backend/types';
import CODES from '../src/backend/gen/codes.json';
import { noticed, noticedKey } from '../src/i18n/noticed';
import { errorKey, explained, refusalDetails, refusalText } from '../src/i18n/refusal';
import { said, saidKey } from '../src/i18n/said';
import { plain } from './window';

const filesOf = (language: string) => readdirSync(`locales/${language}`).sort();
const read = (language: string, name: string) => readFileSync(`locales/${language}/${name}`, 'utf8');
const messages = (language: string) =>
  filesOf('en')
    .map((name) => read(language, name))
    .join('\n');
const keysOf = (source: string) =>
  [...source.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map(([, key]) => key ?? '');
const variablesOf = (source: string, key: string) => {
  const [, rest = ''] = source.split(new RegExp(`^${key} *=`, 'm'));
  const [own = ''] = rest.split(/^\S/m);
  return new Set([...own.matchAll(/\$([a-z]+)/g)].map(([, name]) => name));
};

const english = messages('en');
const keys = keysOf(english);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && entry.name !== 'keys.ts')
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

const rust = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');

/** Families of the registry that its operator alone meets, in a terminal: they stay English. */
const OPERATORS = /^(backup|config|import|metrics|restore|server)\./;

/** What a registry answers to a program that asks wrongly, and what it tells its operator or itself. No page of ours
 * leads a person there, so these stay English. */
const UNMET = new Set([
  ...['body.invalid', 'body.malformed', 'body.too_large', 'body.type'],
  ...['decision.word', 'device.key', 'device.signature', 'events.after', 'job.lost', 'package.kind_word'],
  ...[
    'page.cursor',
    'rating.device',
    'rating.sort',
    'rating.vote',
    'registry.no_heads',
    'registry.none_here',
  ],
  ...['registry.restoring', 'report.decision', 'report.state', 'request.method', 'request.too_large'],
  ...['request.type', 'search.number', 'search.sort', 'search.word', 'submission.state_word', 'token.none'],
  ...['upload.header', 'upload.type', 'upload.version'],
]);

const keysIn = (name: string) => keysOf(read('en', name)).sort();

describe('messages', () => {
  it('are typed from the English file', () => {
    const typed = [...readFileSync('src/i18n/keys.ts', 'utf8').matchAll(/'([a-z0-9-]+)'/g)].map(([, k]) => k);
    expect(typed, 'run `npm run keys`').toEqual([...keys].sort());
  });

  it('stand in one file only', () => {
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    expect(readdirSync('locales').sort()).toEqual(Object.keys(LANGUAGES).sort());
  });

  it.each(Object.keys(LANGUAGES))('are complete, parse, and say no more in %s', (language) => {
    expect(filesOf(language)).toEqual(filesOf('en'));
    for (const name of filesOf('en'))
      expect(keysOf(read(language, name)), name).toEqual(keysOf(read('en', name)));
    const source = messages(language);
    const bundle = new FluentBundle(language);
    expect(bundle.addResource(new FluentResource(source))).toEqual([]);
    const first = new FluentBundle('en');
    first.addResource(new FluentResource(english));
    for (const key of keys) {
      const message = bundle.getMessage(key);
      expect(message?.value, key).toBeTruthy();
      const attributes = Object.keys(first.getMessage(key)?.attributes ?? {});
      expect(Object.keys(message?.attributes ?? {}), key).toEqual(attributes);
      for (const name of variablesOf(source, key)) {
        expect(variablesOf(english, key), `${language} ${key} uses $${name}`).toContain(name);
      }
    }
  });

  it('are all used', () => {
    const code = sources('src').join('\n');
    // The tray and notifications say their words from Rust.
    const shell = rust('../src-tauri');
    // Errors and phrases are made in Rust; the tests of the codes look after them.
    const made = new Set(['errors.ftl', 'noticed.ftl', 'said.ftl', 'told.ftl'].flatMap(keysIn));
    const isUsed = (key: string) => made.has(key) || code.includes(`'${key}'`) || shell.includes(`"${key}"`);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are there for every code of an error of the program, and for no other', () => {
    const known = new Set([...CODES.errors, ...CODES.registry].map(errorKey));
    const texts = new Set(keysIn('errors.ftl'));
    expect(CODES.errors.filter((code) => !texts.has(errorKey(code)))).toEqual([]);
    expect([...texts].filter((key) => !known.has(key))).toEqual([]);
  });

  it('are there for everything a registry refuses a person', () => {
    const texts = new Set(keysIn('errors.ftl'));
    const meant = CODES.registry.filter((code) => !UNMET.has(code) && !OPERATORS.test(code));
    expect(meant.filter((code) => !texts.has(errorKey(code)))).toEqual([]);
    // What has a text after all, or is gone, does not stay on the list.
    const known = new Set(CODES.registry);
    expect([...UNMET].filter((code) => !known.has(code) || texts.has(errorKey(code)))).toEqual([]);
  });

  it('are there for every phrase, and for no other', () => {
    expect(keysIn('said.ftl')).toEqual(CODES.phrases.map(saidKey).sort());
  });

  it('are there for everything a registry tells, and for nothing else', () => {
    expect(keysIn('told.ftl')).toEqual(CODES.told.map(saidKey).sort());
  });

  it('are there for everything the checks notice, and for nothing else', () => {
    const wanted = [...CODES.findings.map(noticedKey), 'noticed-mend'];
    expect(keysIn('noticed.ftl')).toEqual(wanted.sort());
  });

  it('are the only words in the markup', () => {
    for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.svelte')) continue;
      const markup = readFileSync(`src/${file}`, 'utf8')
        .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
        .replace(/\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, '');
      const words = [...markup.matchAll(/>([^<>{}]*[A-Za-z]{3,}[^<>{}]*)</g)].map(([, text]) => text?.trim());
      // The product's name is the same in every language.
      expect(
        words.filter((text) => text !== 'Vitrine' && !/[=({]/.test(text ?? '')),
        file,
      ).toEqual([]);
    }
  });
});

describe('languages', () => {
  it('chooses the first one there are messages for', () => {
    expect(bestLanguage(['tlh', 'fr-CA', 'ar-EG', 'en'])).toBe('fr');
    expect(bestLanguage(['ja', 'en'])).toBe('ja');
    expect(bestLanguage(['tlh'])).toBe('en');
  });

  it('turns the document around for Arabic and counts in its forms', async () => {
    await setLanguage('ar');
    expect(document.documentElement.dir).toBe('rtl');
    expect(plain(t('explore-count', { count: 2, figure: '2' }))).toBe('حزمتان');
    expect(formatNumber(10_000)).toBe('10,000');
    await setLanguage('en');
    expect(document.documentElement.dir).toBe('ltr');
    expect(plain(t('explore-count', { count: 2, figure: '2' }))).toBe('2 packages');
  });

  it.each([
    ['de', '2 Pakete', '2 laufende Aufträge'],
    ['fr', '2 paquets', '2 tâches en cours'],
  ] as const)('counts in the forms of %s', async (language, packages, jobs) => {
    await setLanguage(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.documentElement.dir).toBe('ltr');
    expect(plain(t('explore-count', { count: 2, figure: '2' }))).toBe(packages);
    expect(plain(t('nav-running', { count: 2 }))).toBe(jobs);
  });

  it('says why something was refused, and keeps the English sentence for a report', async () => {
    const error = {
      code: 'shelves.file_taken',
      sentence: 'There is a file “x” already.',
      action: 'Choose another name for the file.',
      details: '/home/nora/x',
    };
    expect(explained(error)).toEqual({ sentence: error.sentence, action: error.action });
    expect(refusalDetails(error)).toBe('shelves.file_taken\n/home/nora/x');
    await setLanguage('de');
    expect(refusalText(error)).toBe('Eine andere Datei hat diesen Namen. Wählen Sie einen anderen Namen.');
    expect(refusalDetails(error)).toBe('shelves.file_taken\nThere is a file “x” already.\n/home/nora/x');
    // What this language has no words for is better said in English than not at all.
    const rare = { ...error, code: 'rare.trouble' };
    expect(refusalText(rare)).toBe('There is a file “x” already. Choose another name for the file.');
  });

  it('names what an error is about, and never leaves a gap where it does not say', async () => {
    const error = { code: 'several.failed', sentence: '2 of 5 failed.', action: null, details: '' };
    await setLanguage('de');
    expect(plain(explained({ ...error, arguments: { failed: 2, all: 5 } }).sentence)).toBe(
      '2 von 5 gelangen nicht.',
    );
    expect(explained(error).sentence).toBe('2 of 5 failed.');
  });

  it('asks for consent and says who vouches in the person’s language', async () => {
    const asked: Phrase[] = [
      { code: 'consent.unverified', arguments: { source: 'town' } },
      { code: 'consent.install_anyway', arguments: {} },
    ];
    expect(said(asked, 'Install it?')).toBe('Install it?');
    await setLanguage('fr');
    expect(plain(said(asked, 'Install it?'))).toBe(
      '« town » n’indique aucune empreinte pour ce paquet : rien ne garantit ce qui arrivera. L’installer quand même ?',
    );
    const until = Date.UTC(2026, 4, 3, 12);
    const signed = { code: 'vouched.signed_by', arguments: { signers: 'Nora', until } };
    expect(plain(said([signed], ''))).toBe('Signé par Nora, à jour jusqu’au 3 mai 2026.');
    // A question is never shown in part: what is not known here is asked in English as a whole.
    const newer = [...asked, { code: 'consent.of_a_newer_program', arguments: {} }];
    expect(said(newer, 'Install it?')).toBe('Install it?');
    expect(said([], 'Install it?')).toBe('Install it?');
  });

  it('says what was noticed and how to mend it, and keeps the exact words beneath', async () => {
    const finding = {
      code: 'metadata.name',
      sentence: 'The name has 1 letter; it needs 2 to 60.',
      member: null,
      how: 'Write a name of 2 to 60 letters.',
    };
    expect(noticed(finding)).toEqual({ sentence: finding.sentence, how: finding.how, words: null });
    await setLanguage('es');
    expect(noticed(finding)).toEqual({
      sentence: 'El nombre es demasiado corto o demasiado largo.',
      how: 'Escriba un nombre de 2 a 60 letras.',
      words: finding.sentence,
    });
    // One about words in another language is said the same; which language stands in the exact words.
    const inAnother = noticed({ ...finding, code: 'metadata.name.pt-BR' });
    expect(inAnother.sentence).toBe('El nombre es demasiado corto o demasiado largo.');
    const damaged = { code: 'archive.path', sentence: 'entry “../x”: no', member: '../x', how: 'Change it.' };
    expect(plain(noticed(damaged).sentence)).toBe('La ruta «../x» del paquete no está permitida.');
    expect(noticed({ ...damaged, code: 'of.tomorrow' }).sentence).toBe(damaged.sentence);
  });

  it.each(Object.keys(LANGUAGES))('has every argument of a phrase in %s', (language) => {
    for (const file of ['said.ftl', 'told.ftl'])
      for (const key of keysIn(file)) {
        const wanted = variablesOf(read('en', file), key);
        expect(variablesOf(read(language, file), key), key).toEqual(wanted);
      }
  });

  it('writes sizes and times as people read them', () => {
    expect(formatBytes(0)).toBe('0 bytes');
    expect(formatBytes(1_234_567)).toBe('1.2 MB');
    expect(formatBytes(999)).toBe('999 bytes');
    expect(formatDuration(12)).toBe('12 sec');
    expect(formatAgo(0, 'long', 3 * 86_400_000)).toBe('3 days ago');
    expect(formatAgo(0, 'long', 20_000)).toBe('just now');
  });
});
