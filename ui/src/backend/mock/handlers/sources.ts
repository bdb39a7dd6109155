/** Galleries: looking at one, adding, syncing, and what is wrong with them. */
import type { AddSource, ItemProblem, SourceRow } from '../../types';
import { failure, refuse } from '../failures';
import { Refusal } from '../../types';
import { plainTrust, printOf, trustOfAddress } from '../trust';
import type { World } from '../world';
import type { Some } from './kind';
import { outcome } from '../outcomes';

type Names =
  | 'sources'
  | 'preview_source'
  | 'add_source'
  | 'accept_identity'
  | 'remove_source'
  | 'sync_source'
  | 'source_problems';

const PROBLEMS: ItemProblem[] = [
  {
    item: 'nova_void',
    sentence: '“latest.sha256” is not a SHA-256 digest, so the package cannot be verified.',
    said: [{ code: 'item.field', arguments: { field: 'latest.sha256', wanted: 'digest' } }],
    leftOut: false,
  },
  {
    item: '17',
    sentence: 'The item has no id.',
    said: [{ code: 'item.without_id', arguments: {} }],
    leftOut: true,
  },
  {
    item: 'scarlett',
    sentence: '“size” is not a whole number.',
    said: [{ code: 'item.field', arguments: { field: 'size', wanted: 'number' } }],
    leftOut: false,
  },
];

const bare = (text: string) => text.replace(/[\s:-]/g, '').toLowerCase();

function nameFrom(location: string): string {
  const parts = location.replace(/^[a-z]+:\/\//, '').split(/[/.]/);
  return parts.find(Boolean) ?? 'gallery';
}

/** Refuses what a person has to confirm, and what is not what they were told to expect. */
function examine({ location, allowInsecure, fingerprint }: AddSource): void {
  if (location.startsWith('http://') && !allowInsecure) {
    refuse(
      'source.insecure',
      'This address is not encrypted: others on the network can see and change what is fetched.',
      'Use https, or confirm that you want it all the same.',
      location,
    );
  }
  const shown = printOf(location);
  if (fingerprint && bare(fingerprint) !== bare(shown)) {
    refuse(
      'trust.identity',
      'This gallery shows another fingerprint than the one you were given.',
      'Check the address and the fingerprint with the person who gave them to you.',
      `expected ${fingerprint}\nshown    ${shown}`,
    );
  }
}

function sync(world: World, name: string): { id: string } {
  world.replaceSource(name, { syncing: true });
  const finish = () => {
    const now = Date.now();
    world.replaceSource(name, { syncing: false, lastSync: now, lastTry: now, error: null, shrink: null });
    world.changed('catalogue');
  };
  const id = world.jobs.start({
    kind: 'sync',
    title: name,
    package: null,
    source: name,
    total: null,
    error: null,
    ...outcome('The gallery is in step.', 'in_step', {
      total: world.sources.find((row) => row.name === name)?.items ?? 0,
    }),
    finish,
  });
  return { id };
}

function add(world: World, request: AddSource): SourceRow {
  examine(request);
  const { location, name } = request;
  const row: SourceRow = {
    name: name ?? nameFrom(location),
    title: null,
    location,
    protocol: 'unknown',
    lastSync: null,
    lastTry: null,
    items: 0,
    problems: 0,
    syncing: true,
    error: null,
    shrink: null,
    folder: location.startsWith('/'),
    trust: plainTrust('listed'),
  };
  world.sources = [...world.sources, row];
  world.emit({ type: 'source', source: row });
  sync(world, row.name);
  return row;
}

export const sources = (world: World): Some<Names> => ({
  sources: () => world.sources,
  preview_source: (request) => {
    examine(request);
    const { location } = request;
    if (location.includes('nowhere')) throw new Refusal(failure('offline'));
    const trust = trustOfAddress(location);
    const homepilot = trust.fingerprint === null;
    return {
      title: homepilot ? 'HomePilot community' : 'The Workshop',
      location,
      protocol: homepilot ? 'homepilot' : 'vitrine',
      items: homepilot ? 15 : 1_284,
      trust,
    };
  },
  add_source: (request) => add(world, request),
  accept_identity: ({ name, fingerprint }) => {
    const row = world.sources.find((source) => source.name === name);
    const shown = row?.trust.otherFingerprint;
    if (!row || !shown || bare(shown) !== bare(fingerprint)) throw new Refusal(failure('trust.identity'));
    const trust = { ...row.trust, level: 'signed' as const, fingerprint: shown };
    const sentence = 'Signed and current; you accepted its new identity.';
    const change = { trust: { ...trust, sentence, alarm: null, otherFingerprint: null } };
    for (const { card } of world.entries) {
      if (card.package.source === name)
        Object.assign(card, { trust: 'signed', blocked: null, blockedSaid: [] });
    }
    world.changed('catalogue');
    return world.replaceSource(name, change) ?? row;
  },
  remove_source: ({ name }) => {
    world.sources = world.sources.filter((row) => row.name !== name);
    world.changed('catalogue');
    return null;
  },
  sync_source: ({ name }) =>
    name === null ? world.sources.map((row) => sync(world, row.name)) : [sync(world, name)],
  source_problems: ({ name }) =>
    PROBLEMS.slice(0, world.sources.find((row) => row.name === name)?.problems ?? 0),
});
