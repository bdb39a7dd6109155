/** How the mock's bytes arrive: mirrors that do well and badly, and what is reused. */
import type { Card, InstalledPackage, MirrorRow, TransferPart, TransferPlan, TransferView } from '../types';

const HOSTS = ['cdn.workshop.example', 'mirror.attic.example', 'old.workshop.example'] as const;

/** What of a version's bytes is at hand, when an older one is installed: all but a little. */
export function splitOf(total: number, updating: boolean): { fetch: number; reused: number } {
  const fetch = updating ? Math.max(1_400, Math.floor(total * 0.028)) : total;
  return { fetch: Math.min(fetch, total), reused: Math.max(0, total - fetch) };
}

/** The mirrors when `fetched` bytes came; the third one is broken, the second slow. */
function mirrorsAt(fetched: number, rate: number | null): MirrorRow[] {
  const first = Math.floor(fetched * 0.86);
  const going = rate !== null;
  return [
    {
      host: HOSTS[0],
      bytes: first,
      rate: going ? Math.floor(rate * 0.9) : 0,
      state: going ? 'active' : 'idle',
      problem: null,
    },
    {
      host: HOSTS[1],
      bytes: fetched - first,
      rate: going ? Math.floor(rate * 0.1) : 0,
      state: going ? 'slow' : 'idle',
      problem: going ? 'Ten times slower than the first; it is asked for small pieces only.' : null,
    },
    {
      host: HOSTS[2],
      bytes: 0,
      rate: 0,
      state: 'failed',
      problem: 'It answered a request for a part with the whole file, so it is left out.',
    },
  ];
}

export function transferAt(
  total: number,
  part: number,
  updating: boolean,
  rate: number | null,
): TransferView {
  const { fetch, reused } = splitOf(total, updating);
  const fetched = Math.floor(fetch * part);
  return {
    fetched,
    reused,
    secondsLeft: rate ? Math.ceil((fetch - fetched) / rate) : null,
    method: updating ? 'only what changed' : 'the whole file',
    mirrors: mirrorsAt(fetched, rate),
  };
}

/** The same, after every mirror was tried in vain. */
export function transferFailed(view: TransferView): TransferView {
  const problems = [
    'HTTP 503 four times; it asks to come back in a year.',
    'No byte for 30 seconds, three times.',
    'It answered a request for a part with another length.',
  ];
  const mirrors = view.mirrors.map((mirror, index) => ({
    ...mirror,
    rate: 0,
    state: 'failed' as const,
    problem: problems[index] ?? mirror.problem,
  }));
  return { ...view, secondsLeft: null, mirrors };
}

export function explainOf(card: Card, version: string, installed: InstalledPackage | null): TransferPlan {
  const updating = installed !== null && installed.version !== version;
  const full = card.size;
  const { fetch, reused } = splitOf(full ?? 0, updating);
  const part = (path: string, size: number, parts: number, how: string): TransferPart => ({
    path,
    size: Math.floor(size),
    fetch: Math.floor(parts),
    how,
  });
  return {
    package: card.package,
    version,
    full,
    fetch: full === null ? null : fetch,
    reused,
    method: updating ? 'only what changed, by comparing file by file' : 'the whole file',
    mirrors: [
      { url: `https://${HOSTS[0]}/`, health: 'Fast and steady: 9.4 MB/s over the last 12 transfers.' },
      { url: `https://${HOSTS[1]}/`, health: 'Slow: 0.8 MB/s.' },
      { url: `https://${HOSTS[2]}/`, health: 'Failed twice this week; asked last.' },
    ],
    parts: updating
      ? [
          part('blueprint/persona.json', fetch * 0.7, fetch * 0.6, 'a patch'),
          part('changelog.md', fetch * 0.5, fetch * 0.4, 'fetched whole'),
          part('assets/portrait.webp', reused * 0.8, 0, 'here already'),
          part('assets/voice.ogg', reused * 0.2, 0, 'here already'),
        ]
      : [],
    checked: card.trust === 'unverified' ? 'nothing' : 'The digest of every file, from the signed list.',
  };
}
