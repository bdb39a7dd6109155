/** What the mock says about one package: versions, dependencies, provenance, the plan of an install. */
import type {
  Card,
  Dependency,
  Detail,
  InstalledPackage,
  InstallPlan,
  InstallRequest,
  SourceTrust,
} from '../types';
import { digestOf } from './digest';
import { MOCK_NOW } from './now';
import { levelSaid, republishedSaid, unverifiedSaid } from './said';
import { buildOfferOf, commandsOf, evidenceOf, platformsOf, problemsOf, withOf } from './tools';
import { splitOf } from './transfers';
import { plainTrust, TRUST_SENTENCES } from './trust';

export { digestOf };

/** What the mock knows besides the package itself. */
export interface Surroundings {
  trust: SourceTrust;
  location: string;
  noSandbox: boolean;
}

const ALONE: Surroundings = {
  trust: plainTrust('listed'),
  location: 'https://gallery.homepilot.example/registry.json',
  noSandbox: false,
};

const DAY = 86_400_000;

export function dependenciesOf(card: Card): Dependency[] {
  if (card.kind !== 'persona') return [];
  const number = Number(card.package.id.slice(-2));
  const all: Dependency[] = [
    {
      kind: 'model',
      name: 'llama-3.2-8b-instruct',
      purpose: 'Thinks and writes the answers.',
      required: true,
      origin: 'https://models.example/llama-3.2-8b',
      available: null,
      advice: 'Load this model in the program that runs the persona.',
      adviceSaid: [{ code: 'advice.model', arguments: {} }],
    },
    {
      kind: 'tool',
      name: 'Lantern Grep',
      purpose: 'Looks things up in your own notes.',
      required: false,
      origin: null,
      available: { source: 'homepilot', id: 'tool-000007' },
      advice: 'Vitrine can install it together with this package.',
      adviceSaid: [{ code: 'advice.available', arguments: {} }],
    },
    {
      kind: 'mcpServer',
      name: 'calendar-mcp',
      purpose: 'Reads your calendar when you ask about your day.',
      required: false,
      origin: 'https://code.example/calendar-mcp',
      available: null,
      advice: 'Set up and start this MCP server yourself.',
      adviceSaid: [{ code: 'advice.server', arguments: {} }],
    },
  ];
  return number % 3 === 0 ? all : number % 3 === 1 ? all.slice(0, 1) : [];
}

const toolDescription = (card: Card) =>
  `<p>${card.summary}</p><h2>What it does</h2><p><strong>${card.name}</strong> is one program without a runtime. It reads from files or from a pipe, writes plain text or JSON, and leaves with a code a script can use.</p><ul><li>Fast on large folders; uses every core</li><li>Colours only when it talks to a terminal</li><li>One page of help, and a manual</li></ul>`;

export function detailOf(card: Card, installed: InstalledPackage | null, around = ALONE): Detail {
  const [major = '1', minor = '0', patch = '0'] = card.version.split('.');
  const older = [`${major}.${minor}.0-beta.1`, `${major}.0.0`, '0.9.0'].filter((v) => v !== card.version);
  const versions = [`${major}.${minor}.${patch}`, ...older].map((version, index) => ({
    version,
    released: (card.updated ?? MOCK_NOW) - index * 41 * DAY,
    channel: version.includes('beta') ? 'beta' : 'stable',
    security: index === 0 && card.package.id.endsWith('3'),
    yanked: version === '0.9.0' ? 'It forgot the names of people after a restart.' : null,
    size: card.size === null ? null : Math.floor(card.size * (1 - index * 0.08)),
    changelogHtml:
      index === 0
        ? '<ul><li>Shorter answers when you are in a hurry</li><li>Knows the southern sky now</li></ul>'
        : '<p>First steps, and many small repairs.</p>',
    trust: card.trust,
    installed: installed?.version === version,
  }));
  return {
    card,
    descriptionHtml:
      card.kind === 'tool'
        ? toolDescription(card)
        : `<p>${card.summary}</p><h2>What to expect</h2><p><strong>${card.name}</strong> was written to be good company. It asks before it assumes, says when it does not know, and keeps its answers as short as the question allows.</p><ul><li>Remembers preferences between conversations</li><li>Works with any chat model of 7 billion parameters or more</li><li>Speaks English, Spanish and Arabic</li></ul><p>Questions and ideas are welcome at <a href="https://example.org/${card.package.id}">the maker’s page</a>.</p>`,
    versions,
    dependencies: dependenciesOf(card),
    provenance: {
      trust: card.trust,
      sentence: TRUST_SENTENCES[card.trust],
      said: [levelSaid(card)],
      source: card.package.source,
      location: around.location,
      sha256: card.trust === 'unverified' ? null : digestOf(card.package.id),
      alarm: card.package.id.endsWith('66') ? 'Version 1.0.0 was seen with other bytes before.' : null,
      signedBy: around.trust.signedBy,
      signedAt: around.trust.signedAt,
      currentUntil: around.trust.currentUntil,
      fingerprint: around.trust.fingerprint,
      provisional: card.provisional,
    },
    licence: card.maker ? 'CC-BY-4.0' : null,
    homepage: card.maker ? `https://example.org/${card.package.id}` : null,
    installed,
    problems: card.size === null ? ['“size” is not a whole number.'] : [],
    problemsSaid:
      card.size === null ? [{ code: 'item.field', arguments: { field: 'size', wanted: 'number' } }] : [],
    incomplete: false,
    platforms: platformsOf(card),
    evidence: evidenceOf(card),
    build: buildOfferOf(card, around.noSandbox),
  };
}

export function planOf(
  card: Card,
  request: InstallRequest,
  installed: InstalledPackage | null,
  around = ALONE,
): InstallPlan {
  const republished = card.state.state === 'update' && card.state.republished;
  const unverified = card.trust === 'unverified' && !request.acceptUnverified;
  const version = request.version ?? card.version;
  const updating = installed !== null && installed.version !== version;
  return {
    package: card.package,
    name: card.name,
    version,
    sha256: card.trust === 'unverified' ? null : digestOf(`${card.package.id}@${version}`),
    from: installed?.version ?? null,
    download: card.size === null ? null : splitOf(card.size, updating).fetch,
    trust: card.trust,
    trustSentence: TRUST_SENTENCES[card.trust],
    trustSaid: [levelSaid(card)],
    dependencies: dependenciesOf(card),
    consent: republished
      ? 'The gallery has other bytes under a version you already have.'
      : unverified
        ? 'Nothing vouches for the bytes of this package. Install it only if you trust where it comes from.'
        : null,
    consentSaid: republished
      ? [republishedSaid(card, version)]
      : unverified
        ? unverifiedSaid(card.package.source)
        : [],
    republished,
    folder: `/home/mira/Vitrine/library/${card.package.source}/${card.package.id}/${version}`,
    freeSpace: 48_300_000_000,
    with: withOf(card),
    ...problemsOf(card),
    blocked: card.blocked,
    blockedSaid: card.blockedSaid,
    platform: card.kind === 'tool' ? 'linux-x86_64' : null,
    commands: commandsOf(card),
    signedBy: around.trust.signedBy,
    build: buildOfferOf(card, around.noSandbox),
  };
}
