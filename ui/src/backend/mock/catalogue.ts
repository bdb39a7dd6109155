/** The generated listings: the same for the same count, whatever the machine. */
import type { Card, Kind, Rating, SourceRow, Trust } from '../types';
import { MOCK_NOW } from './now';
import { pick, randomFrom } from './pictures';
import { blockedSaid, blockedSentence, isElsewhere } from './tools';
import { fingerprintOf } from './digest';
import { plainTrust, signedTrust, type TrustCase } from './trust';
import { FIRST_NAMES, MAKERS, NOUNS, ROLES, SUMMARIES, TAGS, TOOL_WORDS } from './words';

const DAY = 86_400_000;

export interface Entry {
  card: Card;
  /** Lower case name, maker, summary and tags, for searching. */
  words: string;
}

export const SOURCE_NAMES = ['homepilot', 'workshop', 'attic'] as const;

function kindOf(random: () => number): Kind {
  const dice = random();
  if (dice < 0.62) return 'persona';
  if (dice < 0.74) return 'worker';
  if (dice < 0.88) return 'tool';
  return dice < 0.95 ? 'theme' : 'flatpak';
}

function nameOf(kind: Kind, random: () => number): string {
  if (kind === 'persona') return `${pick(FIRST_NAMES, random)}, ${pick(ROLES, random)}`;
  return `${pick(TOOL_WORDS, random)} ${pick(NOUNS[kind], random)}`;
}

function ratingOf(random: () => number): Rating {
  const dice = random();
  if (dice < 0.93) return 'everyone';
  return dice < 0.985 ? 'mature' : 'adult';
}

function trustOf(source: string, index: number, random: () => number): Trust {
  if (source !== 'homepilot') return 'signed';
  return index < 3 || random() < 0.88 ? 'listed' : 'unverified';
}

export function makeEntry(index: number): Entry {
  const random = randomFrom(index * 2_654_435_761 + 17);
  const kind = index < 3 ? 'persona' : kindOf(random);
  const name = nameOf(kind, random);
  const source = random() < 0.7 ? 'homepilot' : random() < 0.75 ? 'workshop' : 'attic';
  const maker = pick(MAKERS, random);
  const tags = [...new Set([pick(TAGS, random), pick(TAGS, random), pick(TAGS, random)])];
  const summary = pick(SUMMARIES, random);
  const hasPicture = kind === 'persona' ? random() < 0.94 : random() < 0.35;
  const id = `${kind}-${index.toString().padStart(6, '0')}`;
  const card: Card = {
    package: { source, id },
    kind,
    name,
    maker,
    summary,
    version: `${1 + Math.floor(random() * 3)}.${Math.floor(random() * 10)}.${Math.floor(random() * 6)}`,
    size: random() < 0.95 ? Math.floor(40_000 + random() ** 4 * 90_000_000) : null,
    downloads:
      source === 'attic' ? null : Math.floor(220_000 / (index + 1) ** 0.72) + Math.floor(random() * 9),
    updated: random() < 0.97 ? MOCK_NOW - Math.floor(random() ** 2 * 700 * DAY) : null,
    rating: index < 12 ? 'everyone' : ratingOf(random),
    tags,
    picture: hasPicture ? `mock-${index}` : null,
    trust: trustOf(source, index, random),
    provisional: source === 'attic',
    blocked: isElsewhere(kind, index) ? blockedSentence : null,
    blockedSaid: isElsewhere(kind, index) ? blockedSaid : [],
    favourite: false,
    state: { state: 'available' },
  };
  return { card, words: `${name} ${maker} ${summary} ${tags.join(' ')}`.toLowerCase() };
}

export function makeSources(count: number, how: TrustCase = 'current'): SourceRow[] {
  if (count === 0) return [];
  const row = (name: string, title: string, location: string, more: Partial<SourceRow>): SourceRow => ({
    name,
    title,
    location,
    protocol: 'homepilot',
    lastSync: Date.now() - 7 * 60_000,
    lastTry: Date.now() - 7 * 60_000,
    items: count,
    problems: 0,
    syncing: false,
    error: null,
    shrink: null,
    folder: false,
    trust: plainTrust('listed'),
    ...more,
  });
  return [
    row('homepilot', 'HomePilot community', 'https://gallery.homepilot.example/registry.json', {
      problems: 3,
    }),
    row('workshop', 'The Workshop', 'https://packages.workshop.example/', {
      protocol: 'vitrine',
      trust: signedTrust(how),
    }),
    row('attic', 'Attic', '/home/mira/galleries/attic', {
      protocol: 'vitrine',
      folder: true,
      problems: 1,
      trust: { ...signedTrust('provisional'), fingerprint: fingerprintOf('attic'), signedBy: 'mira' },
    }),
  ];
}
