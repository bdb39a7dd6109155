/** Updates: rules, policies, plans, several at once, and the history. */
import type {
  JobItem,
  PackageRef,
  RuleWish,
  SeveralRequest,
  UpdatePolicies,
  UpdateRow,
  UpdateRule,
} from '../../types';
import { Refusal } from '../../types';
import { failure } from '../failures';
import { undoOf } from '../updates';
import { keyOf, type World } from '../world';
import type { Some } from './kind';
import { outcome } from '../outcomes';

type Names =
  | 'updates'
  | 'install_several'
  | 'set_update_rule'
  | 'update_policies'
  | 'set_update_policy'
  | 'plan_updates'
  | 'history'
  | 'undo_history';

const DAY = 86_400_000;
const ORDER = { security: 0, ready: 1, held: 2 };

const rowsOf = (world: World): UpdateRow[] =>
  [...world.installed.values()]
    .flatMap(({ update }) => update ?? [])
    .sort((a, b) => ORDER[a.section] - ORDER[b.section] || a.name.localeCompare(b.name));

function ruleOf(wish: RuleWish, installed: string): UpdateRule {
  switch (wish.rule) {
    case 'skip':
      return wish;
    case 'pause':
      return { rule: 'pause', until: Date.now() + wish.days * DAY };
    case 'keep':
      return { rule: 'keep', version: wish.version ?? installed };
    default:
      return { rule: 'never' };
  }
}

function policiesOf(world: World): UpdatePolicies {
  const galleries = world.sources.map(({ name, title }) => {
    const said = world.updates.policies.get(`${name}/`);
    const { policy = null, channel = null } = said ?? {};
    return { source: name, id: null, name: title ?? name, policy, channel };
  });
  const packages = [...world.updates.policies.values()].filter((row) => row.id !== null);
  return { usual: world.settings.updatePolicy, galleries, packages };
}

function several(world: World, { title, items, cause }: SeveralRequest): { id: string } {
  const wanted: JobItem[] = items.map((item) => {
    const card = world.find(item.package);
    const from = world.heldOf(item.package)?.version ?? null;
    const to = item.version ?? card.version;
    const { package: ref, name } = card;
    return { package: ref, name, from, to, state: 'queued', error: null, canRollBack: false };
  });
  const bad = world.options.fail['several'];
  const done = (item: JobItem) => {
    const card = world.find(item.package);
    world.updates.write(item.from ? 'update' : 'install', card, item.from, item.to, cause);
    world.keep(card, item.to);
    world.changed('library');
  };
  const id = world.jobs.start({
    kind: 'several',
    title,
    package: null,
    source: null,
    total: wanted.reduce((sum, item) => sum + (world.find(item.package).size ?? 900_000), 0),
    error: null,
    ...outcome(
      wanted.length === 1 ? 'It is installed.' : `All ${wanted.length} are installed.`,
      'installed_all',
      { count: wanted.length },
    ),
    finish: () => undefined,
    items: wanted,
    itemDone: done,
    badItem: bad ? { place: 1, error: failure(bad) } : null,
  });
  return { id };
}

export const updates = (world: World): Some<Names> => ({
  updates: () => rowsOf(world),
  install_several: (request) => several(world, request),
  set_update_rule: ({ package: ref, rule }) => {
    const held = world.heldOf(ref);
    if (!held) throw new Refusal(failure('library.not_installed'));
    if (rule) world.updates.rules.set(keyOf(ref), ruleOf(rule, held.version));
    else world.updates.rules.delete(keyOf(ref));
    world.decided();
    return rowsOf(world);
  },
  update_policies: () => policiesOf(world),
  set_update_policy: ({ source, id, policy, channel }) => {
    const name = id ? world.find({ source, id }).name : source;
    const key = `${source}/${id ?? ''}`;
    if (policy ?? channel) world.updates.policies.set(key, { source, id, name, policy, channel });
    else world.updates.policies.delete(key);
    world.decided();
    return policiesOf(world);
  },
  plan_updates: ({ packages }) => {
    const asked = (row: UpdateRow) =>
      packages.length === 0 || packages.some((ref: PackageRef) => keyOf(ref) === keyOf(row.package));
    const rows = rowsOf(world).filter(asked);
    const items = rows
      .filter((row) => row.held === null)
      .map((row) => ({
        row,
        fetch: row.size === null ? null : Math.floor(row.size / 5),
        trustSentence: `“${row.package.source}” lists a digest for this version; what arrives is checked against it.`,
        signedBy: null,
        with: [],
      }));
    return {
      items,
      leftOut: rows.flatMap((row) => (row.held ? [{ row, reason: row.held }] : [])),
      fetch: items.reduce((sum, item) => sum + (item.fetch ?? 0), 0),
      unknownSizes: items.filter((item) => item.fetch === null).length,
      freeSpace: 48_000_000_000,
      neededSpace: items.reduce((sum, item) => sum + (item.row.size ?? 0) * 1.5, 0),
    };
  },
  history: ({ before, limit }) => {
    const older = world.updates.history.filter((entry) => before === null || entry.number < before).reverse();
    const entries = older
      .slice(0, limit)
      .map((entry) => ({ ...entry, undo: undoOf(entry, world.heldOf(entry.package)) }));
    return { entries, more: older.length > limit };
  },
  undo_history: ({ number }) => {
    const entry = world.updates.history.find((one) => one.number === number);
    if (!entry) throw new Refusal(failure('library.not_installed'));
    const card = world.find(entry.package);
    const id = world.jobs.start({
      kind: entry.before ? 'switch' : 'remove',
      title: card.name,
      package: card.package,
      source: null,
      total: null,
      error: null,
      ...(entry.before
        ? outcome(`${card.name} ${entry.before} is in use now.`, 'in_use', {
            name: card.name,
            version: entry.before,
          })
        : outcome('Removed.', 'removed')),
      finish: () => {
        const now = world.heldOf(entry.package)?.version;
        world.updates.write(entry.before ? 'switch' : 'remove', card, now, entry.before, 'undo');
        if (entry.before) world.keep(card, entry.before);
        else world.installed.delete(keyOf(entry.package));
        world.changed('library');
      },
    });
    return { id };
  },
});
