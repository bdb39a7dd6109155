/** What was decided about updates, and what happened, in the mock. */
import type {
  Card,
  Cause,
  HistoryRow,
  HistoryUndo,
  HistoryWhat,
  InstalledPackage,
  PackageRef,
  UpdateChange,
  UpdatePolicy,
  UpdatePolicyRow,
  UpdateRow,
  UpdateRule,
} from '../types';
import { digestOf } from './digest';

const keyOf = ({ source, id }: PackageRef) => `${source}/${id}`;
const DAY = 86_400_000;

type Kept = Omit<HistoryRow, 'undo'>;

export class Decided {
  readonly rules = new Map<string, UpdateRule>();
  readonly policies = new Map<string, UpdatePolicyRow>();
  readonly history: Kept[] = [];

  constructor(readonly usual: () => UpdatePolicy) {}

  policyOf(ref: PackageRef): UpdatePolicy {
    return (
      this.policies.get(keyOf(ref))?.policy ?? this.policies.get(`${ref.source}/`)?.policy ?? this.usual()
    );
  }

  channelOf(ref: PackageRef) {
    return this.policies.get(keyOf(ref))?.channel ?? this.policies.get(`${ref.source}/`)?.channel ?? 'stable';
  }

  write(
    what: HistoryWhat,
    card: Card,
    before: string | null | undefined,
    after: string | null,
    cause: Cause = 'person',
    at = Date.now(),
  ): void {
    const { package: ref, name, kind, picture } = card;
    const number = this.history.length + 1;
    this.history.push({
      number,
      at,
      what,
      package: ref,
      name,
      kind,
      picture,
      before: before ?? null,
      after,
      cause,
      job: null,
    });
  }
}

/** How an entry can be taken back now. */
export function undoOf(entry: Kept, held: InstalledPackage | null): HistoryUndo {
  if (entry.what === 'remove') {
    if (held) return { undo: 'back' };
    return entry.before ? { undo: 'install', version: entry.before } : { undo: 'unavailable' };
  }
  if (!held) return { undo: 'gone' };
  if (held.version !== entry.after) return { undo: 'overtaken' };
  if (!entry.before) return { undo: 'remove' };
  if (entry.before === entry.after) return { undo: 'nothing' };
  return held.previous.includes(entry.before)
    ? { undo: 'switch', version: entry.before }
    : { undo: 'install', version: entry.before };
}

const PROSE = `<ul><li>Answers are shorter when you are in a hurry.</li><li>Remembers what was said <strong>last week</strong>.</li></ul>`;

/** The number in an id says what its update is like. */
const numberOf = (card: Card) => Number(/\d+$/.exec(card.package.id)?.[0] ?? 0);

function changesOf(card: Card): UpdateChange[] {
  const server: UpdateChange = {
    change: 'newDependency',
    asksForMore: true,
    dependency: {
      kind: 'mcpServer',
      name: 'calendar-mcp',
      purpose: 'Reads and writes your calendar.',
      required: true,
      origin: 'npm:calendar-mcp',
      available: null,
      advice: 'Set up this MCP server yourself. The package names commands for it; Vitrine never runs them.',
      adviceSaid: [{ code: 'advice.server_commands', arguments: {} }],
    },
  };
  if (numberOf(card) % 9 === 0) return [server];
  return numberOf(card) % 4 === 1 ? [{ change: 'droppedDependency', name: 'weather-tool' }] : [];
}

/** What could be newer, with the rule and policy in force. */
export function updateOf(card: Card, from: string, decided: Decided): UpdateRow {
  const { package: ref, name, kind, picture, trust, version: to, size } = card;
  const rule = decided.rules.get(keyOf(ref)) ?? null;
  const changes = changesOf(card);
  const asksForMore = changes.some((change) => change.change === 'newDependency' && change.asksForMore);
  const security = ref.id.endsWith('4');
  const held = heldBy(rule) ?? (asksForMore ? { reason: 'asksForMore' as const } : null);
  return {
    package: ref,
    name,
    kind,
    picture,
    from,
    to,
    released: Date.now() - 2 * DAY,
    trust,
    republished: false,
    security,
    size,
    sha256: digestOf(`${keyOf(ref)}@${to}`),
    here: false,
    section: held ? 'held' : security ? 'security' : 'ready',
    held,
    changes,
    asksForMore,
    changelogHtml: `<p><strong>${to}</strong></p>${PROSE}`,
    incomplete: false,
    channel: decided.channelOf(ref),
    policy: decided.policyOf(ref),
    rule,
  };
}

function heldBy(rule: UpdateRule | null): UpdateRow['held'] {
  switch (rule?.rule) {
    case 'skip':
      return { reason: 'skipped', version: rule.version };
    case 'pause':
      return { reason: 'paused', until: rule.until };
    case 'keep':
      return { reason: 'kept', version: rule.version };
    case 'never':
      return { reason: 'never' };
    default:
      return null;
  }
}
