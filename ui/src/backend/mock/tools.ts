/** What the mock says about tools: platforms, commands, evidence, building from source. */
import type {
  BuildOffer,
  BuildPlan,
  Card,
  CommandRow,
  EvidenceRow,
  InstallPlan,
  PackageRef,
  Phrase,
  PlannedPackage,
  PlatformRow,
} from '../types';
import { digestOf } from './digest';

const numberOf = (ref: PackageRef) => Number(ref.id.slice(-6));

/** One tool in seven has no file for this computer. */
export const isElsewhere = (kind: string, index: number) => kind === 'tool' && index % 7 === 3;
export const blockedSentence = 'There is no file of this version for this computer (linux-x86_64).';
export const blockedSaid: Phrase[] = [{ code: 'platform.none', arguments: { platform: 'linux-x86_64' } }];

export function commandsOf(card: Card): string[] {
  if (card.kind !== 'tool') return [];
  const name = card.name.toLowerCase().replace(/\W+/g, '-');
  return [name, `${name}d`];
}

export function commandRows(card: Card, folder: string): CommandRow[] {
  return commandsOf(card).map((name, index) => ({
    name,
    path: `${folder}/bin/${name}`,
    takenBy: index === 1 && numberOf(card.package) % 2 === 0 ? 'Willow Sync' : null,
  }));
}

export function platformsOf(card: Card): PlatformRow[] {
  if (card.kind !== 'tool') return [];
  const here = card.blocked === null;
  const size = card.size ?? 4_000_000;
  const row = (platform: string, more: Partial<PlatformRow>): PlatformRow => ({
    platform,
    here: false,
    available: true,
    reason: null,
    size,
    ...more,
  });
  return [
    row('linux-x86_64', {
      here: true,
      available: here,
      reason: here ? null : 'The maker has not built it yet; the build server for it is being moved.',
      size: here ? size : null,
    }),
    row('linux-aarch64', { size: Math.floor(size * 0.94) }),
    row('macos-aarch64', { size: Math.floor(size * 0.88) }),
    row('windows-x86_64', {
      available: false,
      reason: 'It does not build there since 2.19.',
      size: null,
    }),
  ];
}

export function evidenceOf(card: Card): EvidenceRow[] {
  if (card.kind !== 'tool') return [];
  const number = numberOf(card.package);
  const all: EvidenceRow[] = [
    {
      title: 'Bill of materials',
      titled: [{ code: 'evidence.sbom', arguments: {} }],
      sentence:
        number % 2 === 0
          ? 'Names 142 components with versions and licences, and the digest of this file.'
          : 'It is there, but names no component and no digest: it says nothing.',
      said: [
        number % 2 === 0
          ? { code: 'evidence.names', arguments: { count: 142, names: 'serde, tokio, clap' } }
          : { code: 'evidence.no_component', arguments: {} },
      ],
      verdict: number % 2 === 0 ? 'good' : 'empty',
    },
    {
      title: 'Provenance',
      titled: [{ code: 'evidence.provenance', arguments: {} }],
      sentence: 'Says that this file was built from commit 4f2c9e1 of the maker’s repository.',
      said: [
        { code: 'evidence.builder', arguments: { builder: 'https://build.workshop.example' } },
        { code: 'evidence.made_from', arguments: { count: 1, first: 'commit 4f2c9e1' } },
      ],
      verdict: 'good',
    },
    {
      title: 'Signature',
      titled: [{ code: 'evidence.signature', arguments: {} }],
      sentence: 'Made for other bytes: it names digest 91ab…, this file has 7c3e….',
      said: [
        {
          code: 'evidence.other_bytes',
          arguments: { name: card.name, found: '91ab…', expected: '7c3e…' },
        },
      ],
      verdict: 'bad',
    },
  ];
  return number % 3 === 0 ? all : all.slice(0, 2);
}

export function buildOfferOf(card: Card, noSandbox: boolean): BuildOffer | null {
  if (card.blocked === null || card.kind !== 'tool') return null;
  return noSandbox
    ? {
        possible: false,
        sentence: 'It could be built from source, but no sandbox works here: bubblewrap is not installed.',
        said: [{ code: 'build.no_sandbox', arguments: {} }],
      }
    : {
        possible: true,
        sentence:
          'It can be built from source on this computer, in a sandbox without network; about 4 minutes.',
        said: [{ code: 'offered.build', arguments: { places: 'https://cdn.workshop.example/src' } }],
      };
}

const RECIPE = `#!/bin/sh
# Builds one static program into $OUT/bin.
set -eu
cd "$SRC"
./configure --prefix="$OUT" --disable-nls --enable-static
make -j"$JOBS"
make install-strip
install -D -m 644 LICENSE "$OUT/share/licences/LICENSE"`;

export function buildPlanOf(card: Card, version: string, noSandbox: boolean): BuildPlan {
  const refusal =
    'Building from source needs the program “bwrap” for its sandbox; install the package “bubblewrap”.';
  return {
    package: card.package,
    version,
    sources: [
      `https://cdn.workshop.example/src/${card.package.id}-${version}.tar.xz`,
      `https://mirror.attic.example/src/${card.package.id}-${version}.tar.xz`,
    ],
    sha256: digestOf(`${card.package.id} source`),
    recipe: RECIPE,
    limits: [
      'The build has no network and sees none of your files.',
      'It is stopped after 60 minutes.',
      'It may use 4294 MB of memory and 512 processes.',
      'It may write 8589 MB in 500000 files.',
    ],
    limitsSaid: [
      { code: 'limits.network', arguments: {} },
      { code: 'limits.time', arguments: { minutes: 60 } },
      { code: 'limits.memory', arguments: { memory: 4294, processes: 512 } },
      { code: 'limits.output', arguments: { output: 8589, files: 500_000 } },
    ],
    refused: noSandbox ? refusal : null,
    refusedSaid: noSandbox ? [{ code: 'sandbox.missing', arguments: {} }] : [],
    consent: digestOf(`${card.package.id} ${version} inputs`),
  };
}

/** Packages a tool pulls in; one of them is there already. */
export function withOf(card: Card): PlannedPackage[] {
  if (card.kind !== 'tool' || card.name.startsWith('Lantern')) return [];
  return [
    {
      package: { source: 'workshop', id: 'tool-libarchive' },
      name: 'Marble Convert',
      version: '3.7.2',
      size: 1_820_000,
      neededBy: card.name,
      installed: false,
    },
    {
      package: { source: 'workshop', id: 'tool-certs' },
      name: 'Anchor Certificates',
      version: '20190702',
      size: 212_000,
      neededBy: 'Marble Convert',
      installed: true,
    },
  ];
}

/** One tool in eleven needs what needs it. */
export function problemsOf(card: Card): Pick<InstallPlan, 'problems' | 'problemsSaid'> {
  if (card.kind !== 'tool' || numberOf(card.package) % 11 !== 5) return { problems: [], problemsSaid: [] };
  const problems = [
    `${card.name} needs Marble Convert, which needs Quill Lint, which needs ${card.name} again: a circle nobody can start.`,
    'Ferry Sync 2.1 wants Marble Convert below 3.0, but this version wants 3.7 or newer.',
  ];
  const circle = `${card.name} → Marble Convert → Quill Lint → ${card.name}`;
  const problemsSaid: Phrase[] = [
    { code: 'needs.cycle', arguments: { circle } },
    {
      code: 'needs.conflict',
      arguments: { name: 'Marble Convert', wishes: 'Ferry Sync 2.1 (< 3.0)', listed: '3.7.2' },
    },
  ];
  return { problems, problemsSaid };
}
