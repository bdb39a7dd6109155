/** What the registry in memory holds: people, packages, submissions. Deterministic. */
import type * as T from '../../registry/types';
import { makeEntry } from '../catalogue';
import { detailOf } from '../details';
import { MOCK_NOW as NOW } from '../now';
import { drawPicture } from '../pictures';
import { DANGEROUS, reasons, RELICENSED, tell, type Told } from './told';

export type Who = 'visitor' | 'member' | 'curator' | 'admin';
export const DAY = 86_400_000;
export const COUNT = 240;

/** Evan Miller’s ranking, as the registry computes it. */
export function summaryOf(stars: readonly number[]): T.ReviewSummary {
  const histogram: T.ReviewSummary['histogram'] = [0, 0, 0, 0, 0];
  for (const given of stars) histogram[given - 1] = (histogram[given - 1] ?? 0) + 1;
  const count = stars.length;
  const mean = histogram.reduce((sum, n, place) => sum + ((place + 1) * (n + 1)) / (count + 5), 0);
  const square = histogram.reduce((sum, n, place) => sum + ((place + 1) ** 2 * (n + 1)) / (count + 5), 0);
  const deviation = Math.sqrt((square - mean ** 2) / (count + 6));
  const width = 2 * 1.2816 * deviation;
  const plain = count === 0 ? 0 : stars.reduce((sum, one) => sum + one, 0) / count;
  return { histogram, count, score: mean - 1.2816 * deviation, width, average: width < 0.5 ? plain : null };
}

export function cardAt(index: number): T.PackageCard {
  const { card } = makeEntry(index);
  const summary = summaryOf(starsAt(index));
  return {
    id: card.package.id,
    kind: card.kind,
    name: card.name,
    maker: card.maker,
    summary: card.summary,
    version: card.version,
    size: card.size,
    downloads: card.downloads,
    updated: card.updated,
    rating: card.rating,
    tags: card.tags,
    picture: card.picture === null ? null : drawPicture(card.picture),
    stars:
      summary.count > 0 ? { score: summary.score, average: summary.average, count: summary.count } : null,
    featured: index < 4,
  };
}

function starsAt(index: number): number[] {
  const many = [120, 9, 0, 44, 3, 260, 0, 31][index % 8] ?? 0;
  return Array.from(
    { length: many },
    (_, place) => [5, 5, 4, 5, 3, 4, 5, 2, 5, 1][(place + index) % 10] ?? 5,
  );
}

const WORDS = [
  [
    'Exactly what I needed',
    'Set up in a minute, and it keeps its own notes in order. The answers are calm and short.',
  ],
  ['Good, with one rough edge', 'It forgets the tone after a long talk. Everything else is very well made.'],
  ['', ''],
  ['Not for me', 'Needs two tools I cannot run here. Said so plainly before installing, which I liked.'],
  ['ممتاز للاستخدام اليومي', 'سهل التثبيت، ويجيب بالعربية بلا أخطاء تُذكر.'],
];

export function reviewsAt(index: number): T.Review[] {
  return starsAt(index)
    .slice(0, 14)
    .map((stars, place) => {
      const [title = '', body = ''] = WORDS[place % WORDS.length] ?? [];
      return {
        id: index * 1000 + place + 1,
        author: place % 6 === 5 ? null : (['ada', 'ruben', 'mina', 'tomo', 'leila'][place % 5] ?? 'ada'),
        device: place % 6 === 5,
        version: '2.1.0',
        stars,
        title,
        body,
        language: place % 5 === 4 ? 'ar' : 'en',
        installed: place % 3 !== 2,
        helpful: (14 - place) * 2,
        unhelpful: place % 4,
        mine: false,
        myVote: 0,
        answer:
          place === 1
            ? {
                body: 'Thank you. The next version keeps the tone; it is in beta already.',
                by: 'nora',
                at: NOW - 2 * DAY,
              }
            : null,
        hidden: null,
        created: NOW - (place + 3) * 4 * DAY,
        updated: NOW - (place + 1) * 4 * DAY,
      };
    });
}

export function packageAt(index: number): T.Package {
  const card = cardAt(index);
  const detail = detailOf(makeEntry(index).card, null);
  return {
    ...card,
    descriptionHtml: detail.descriptionHtml,
    licence: detail.licence,
    homepage: detail.homepage,
    owners: index % 3 === 0 ? ['mira'] : ['nora', 'ruben'],
    versions: detail.versions.map((row) => ({ ...row, platforms: ['any'] })),
    dependencies: detail.dependencies,
    withdrawn: null,
    following: index % 5 === 0,
  };
}

const DIGEST = '9f2c1d5be07a4c3388d6a1f0b2c4e6d8fa01b3c5d7e9f1a2b4c6d8e0f2a4c6e8';

export function versionAt(index: number): T.VersionDetail {
  const found = packageAt(index);
  const row = found.versions[0];
  const platforms = found.kind === 'tool' ? ['linux-x86_64', 'macos-aarch64'] : ['any'];
  return {
    version: found.version ?? '',
    released: row?.released ?? null,
    channel: 'stable',
    security: false,
    yanked: null,
    size: found.size,
    platforms,
    changelogHtml: row?.changelogHtml ?? '',
    members: [],
    dependencies: found.dependencies,
    artifacts: platforms.map((platform, place) => ({
      platform,
      sha256: DIGEST.slice(place) + DIGEST.slice(0, place),
      size: found.size ?? 400_000,
      url: `/packages/${found.id}/${found.version}/${found.id}.hpersona`,
    })),
  };
}

export function accountOf(who: Who): T.Account | null {
  if (who === 'visitor') return null;
  return {
    id: 7,
    handle: 'mira',
    name: 'Mira Halvorsen',
    email: 'mira@example.org',
    emailConfirmed: false,
    role: who,
    language: 'en',
    mail: 'important',
    password: true,
    totp: false,
    passkeys: [{ id: 1, name: 'Laptop', created: NOW - 40 * DAY, used: NOW - DAY }],
    recoveryCodes: 0,
    created: NOW - 200 * DAY,
  };
}

const RENAMED: T.Finding = {
  severity: 'warning',
  code: 'metadata.id',
  sentence: 'The package calls itself “harbour”, and would be published as “harbour-master”.',
  member: null,
  arguments: { own: 'harbour', id: 'harbour-master' },
};
const SHORT: T.Finding = {
  severity: 'error',
  code: 'metadata.summary',
  sentence: 'The one line about it has 2 letters; it needs 3 to 120.',
  member: null,
  arguments: { count: 2 },
};
const UNCHANGED: T.Finding = {
  severity: 'advice',
  code: 'metadata.changelog',
  sentence: 'Nothing is said of what changed since the last version.',
  member: null,
};
const ofFinding = ({ code, sentence, arguments: args }: T.Finding) => tell(code, sentence, args);

const CHECKS: [string, T.CheckVerdict, Told][] = [
  ['archive', 'passed', tell('verdict.packed', '8 files, all well packed.', { count: 8 })],
  ['inspection', 'passed', tell('verdict.usual', 'Nothing unusual was found in it.')],
  ['metadata', 'warnings', ofFinding(RENAMED)],
  ['picture', 'passed', tell('verdict.picture', 'The picture can be shown.')],
  ['licence', 'passed', tell('verdict.licence', 'Published under MIT.', { licence: 'MIT' })],
  [
    'names',
    'review',
    tell('verdict.id_alike', 'The id “harbour-master” looks like “persona-000004”.', {
      id: 'harbour-master',
      names: 'persona-000004',
    }),
  ],
  ['duplicate', 'passed', tell('verdict.no_twin', 'It is not published under another id.')],
];

function checksOf(state: T.SubmissionState): T.Check[] {
  return CHECKS.map(([name, verdict, told], place) => {
    const running = state === 'checking' && place > 3;
    const failed = state === 'needs_changes' && name === 'metadata';
    return {
      name,
      verdict: running ? 'pending' : failed ? 'failed' : verdict,
      ...(running ? { sentence: '' } : failed ? ofFinding(SHORT) : told),
      findings: running || name !== 'metadata' ? [] : [failed ? SHORT : RENAMED, UNCHANGED],
      started: NOW - 60_000,
      ended: running ? null : NOW - 55_000,
    };
  });
}

const MEMBERS: T.Member[] = [
  'manifest.json',
  'blueprint/persona_agent.json',
  'blueprint/persona_appearance.json',
  'blueprint/agentic.json',
  'dependencies/tools.json',
  'preview/card.json',
  'assets/avatar_harbour.webp',
  'assets/thumb_avatar_harbour.webp',
].map((path, place) => ({ path, size: 900 + place * 21_300, sha256: DIGEST, executable: false }));

const server: T.FoundDependency = {
  kind: 'mcp_server',
  name: 'calendar-mcp',
  purpose: 'Reads and writes appointments.',
  required: true,
  origin: 'npx -y @acme/calendar-mcp',
  namesCommands: true,
};

export function submissionOf(id: string, state: T.SubmissionState, mine: boolean): T.Submission {
  const done: T.SubmissionState[] = ['published', 'rejected', 'withdrawn', 'draft'];
  const name =
    { s1: 'Harbour Master', s2: 'Night Librarian', s3: 'Field Botanist', s4: 'Tide Clock' }[id] ??
    'Harbour Master';
  return {
    id,
    state,
    account: mine ? { id: 7, handle: 'mira' } : { id: 21, handle: 'ruben' },
    file: `${name.toLowerCase().replace(' ', '-')}-1.2.0.hpersona`,
    size: 412_330,
    sha256: DIGEST,
    package: name.toLowerCase().replace(' ', '-'),
    version: '1.2.0',
    kind: 'persona',
    platform: 'any',
    channel: 'stable',
    agreed: state === 'draft' ? null : NOW - DAY,
    fields: {},
    found: {
      id: name.toLowerCase().replace(' ', '-'),
      version: '1.2.0',
      kind: 'persona',
      name,
      maker: mine ? 'Mira Halvorsen' : 'Ruben Osei',
      summary: 'Keeps the day’s arrivals, berths and tides in order, and says so in plain words.',
      description:
        'A calm voice for a busy quay.\n\nKnows tide tables, keeps a list of berths and writes the evening report.',
      tags: ['harbour', 'planning', 'calm'],
      rating: 'everyone',
      licence: 'MIT',
      homepage: 'https://harbour.example.org',
      changelog: 'Keeps appointments in your calendar.',
      members: MEMBERS,
      dependencies: [server],
      commands: [],
      findings: [],
    },
    descriptionHtml: '<p>A calm voice for a <strong>busy quay</strong>.</p>',
    changelogHtml: '<p>Keeps appointments in your calendar.</p>',
    difference:
      state === 'draft'
        ? null
        : {
            from: '1.1.0',
            added: ['dependencies/tools.json'],
            removed: [],
            changed: ['manifest.json', 'blueprint/persona_agent.json'],
            dependencies: { added: [server], removed: [], dangerous: [server], packagesRequired: [] },
            commands: { added: [], removed: [] },
            rating: null,
            licence: { before: 'Apache-2.0', after: 'MIT' },
            maker: null,
            name: null,
            sizeBefore: 398_000,
            sizeAfter: 412_330,
          },
    checks: state === 'draft' ? [] : checksOf(state),
    ...(done.includes(state) ? reasons() : reasons(DANGEROUS, RELICENSED)),
    timeline: [
      { at: NOW - 3_600_000, actor: 'mira', before: null, after: 'draft', sentence: '' },
      ...(state === 'draft'
        ? []
        : [
            {
              at: NOW - 3_500_000,
              actor: 'mira',
              before: 'draft' as const,
              after: 'uploaded' as const,
              ...tell('step.handed_in', 'Handed in.'),
            },
            {
              at: NOW - 3_499_000,
              actor: null,
              before: 'uploaded' as const,
              after: 'checking' as const,
              ...tell('step.checks_began', 'The checks began.'),
            },
            ...(state === 'checking'
              ? []
              : [
                  {
                    at: NOW - 3_480_000,
                    actor: null,
                    before: 'checking' as const,
                    after: state,
                    ...(state === 'needs_changes'
                      ? ofFinding(SHORT)
                      : tell('step.to_review', 'The checks ended; a curator looks next.')),
                  },
                ]),
          ]),
    ],
    publicReason: state === 'needs_changes' ? 'Please say in the summary what it is for.' : null,
    place: state === 'in_review' ? 3 : null,
    medianWait: state === 'in_review' ? 19 * 3_600_000 : null,
    published: state === 'published' ? { package: 'persona-000000', version: '1.2.0' } : null,
    claimed: null,
    mine,
    may: mine ? mayOf(state) : [],
    revision: 3,
    created: NOW - 3_600_000,
    updated: NOW - 3_000_000,
    submitted: state === 'draft' ? null : NOW - 3_500_000,
    note: null,
  };
}

function mayOf(state: T.SubmissionState): T.SubmissionStep[] {
  if (state === 'draft') return ['edit', 'submit', 'withdraw'];
  if (state === 'needs_changes') return ['edit', 'submit', 'withdraw', 'recheck'];
  return ['checking', 'in_review', 'quarantined'].includes(state) ? ['withdraw'] : [];
}

export const days = (count: number, most: number): T.DayCount[] =>
  Array.from({ length: count }, (_, place) => ({
    day: new Date(NOW - (count - place) * DAY).toISOString().slice(0, 10),
    count: Math.round((most * (1 + Math.sin(place / 5) * 0.6 + (place % 7 > 4 ? 0.4 : 0))) / 2),
  }));
