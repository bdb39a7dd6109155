/** The state of the mock: listings, sources, what is installed, settings, jobs; and who hears of changes. */
import {
  FIRST_SETTINGS,
  Refusal,
  type Card,
  type Event,
  type InstalledPackage,
  type InstallState,
  type PackageRef,
  type Settings,
  type SourceRow,
  type UpdateRow,
} from '../types';
import { makeEntry, makeSources, type Entry } from './catalogue';
import type { Surroundings } from './details';
import { digestOf } from './digest';
import { failure } from './failures';
import { MockJobs } from './jobs';
import { DEFAULTS, type MockOptions } from './options';
import type { Shelf } from './search';
import { commandRows } from './tools';
import { plainTrust } from './trust';
import { Decided, updateOf } from './updates';
import { installed, outcome } from './outcomes';

export const keyOf = ({ source, id }: PackageRef) => `${source}/${id}`;

export class World {
  readonly options: MockOptions;
  readonly jobs: MockJobs;
  readonly installed = new Map<string, InstalledPackage>();
  /** Keys of the favourites. */
  readonly marked = new Set<string>();
  readonly entries: Entry[];
  sources: SourceRow[];
  settings: Settings;
  readonly updates: Decided;
  readonly #hearers = new Set<(event: Event) => void>();
  readonly #byKey: Map<string, Entry>;
  #revision = 1;

  constructor(options: Partial<MockOptions>) {
    this.options = { ...DEFAULTS, ...options };
    this.jobs = new MockJobs((event) => this.emit(event), this.options.tick);
    this.entries = Array.from({ length: this.options.count }, (_, index) => makeEntry(index));
    this.#byKey = new Map(this.entries.map((entry) => [keyOf(entry.card.package), entry]));
    this.sources = makeSources(this.options.count, this.options.trust);
    for (const row of this.sources) {
      row.items = this.entries.filter(({ card }) => card.package.source === row.name).length;
      const how = this.options.fail[`source-${row.name}`];
      if (how) row.error = failure(how);
    }
    this.#spreadTrust();
    this.updates = new Decided(() => this.settings.updatePolicy);
    this.settings = { ...FIRST_SETTINGS, firstStartDone: true, ...this.options.settings };
    this.options.installed.forEach((index, place) => {
      const entry = this.entries[index];
      if (entry) this.keep(entry.card, place % 2 === 1 ? '0.9.0' : entry.card.version, place === 2);
    });
    if (this.options.history) this.#remember();
  }

  /** What a gallery's signatures are worth shows on everything it lists. */
  #spreadTrust(): void {
    const workshop = this.sources.find((row) => row.name === 'workshop')?.trust;
    for (const { card } of this.entries) {
      if (!workshop || card.package.source !== 'workshop') continue;
      card.trust = workshop.level;
      card.provisional = workshop.provisional;
      if (workshop.level === 'stale') {
        card.blocked =
          'The signatures of this gallery ran out two days ago, so nothing is installed from it.';
        card.blockedSaid = [{ code: 'blocked.doubtful', arguments: {} }];
      }
    }
  }

  /** Jobs of an earlier day. */
  #remember(): void {
    const work = (index: number, kind: 'install' | 'update') => {
      const card = this.entries[index]?.card;
      if (!card) return null;
      return {
        kind,
        title: card.name,
        package: card.package,
        source: card.package.source,
        total: card.size ?? 5_200_000,
        ...installed(card.name, card.version),
        finish: () => this.keep(card, card.version),
        error: failure('mirrors'),
      };
    };
    const [update, install, failed] = [work(5, 'update'), work(6, 'install'), work(7, 'install')];
    if (failed) this.jobs.left(failed, 'failed', 0.61, Date.now() - 9 * 3_600_000);
    if (install) this.jobs.left({ ...install, error: null }, 'interrupted', 0.35, Date.now() - 7_200_000);
    if (update) this.jobs.left({ ...update, error: null }, 'paused', 0.42, Date.now() - 600_000);
  }

  listen(hear: (event: Event) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  emit(event: Event): void {
    for (const hear of this.#hearers) hear(event);
  }

  changed(type: 'library' | 'catalogue'): void {
    this.#revision += 1;
    this.emit({ type, revision: this.#revision });
  }

  keep(card: Card, version: string, changed = false): void {
    const before = this.installed.get(keyOf(card.package));
    const older = card.kind === 'tool' ? ['0.8.2', '0.7.9'] : ['0.8.2'];
    const others = [before?.version ?? '', ...(before?.previous ?? [])].filter((v) => v && v !== version);
    const folder = `/home/mira/Vitrine/library/${keyOf(card.package)}/${version}`;
    this.installed.set(keyOf(card.package), {
      package: card.package,
      kind: card.kind,
      name: card.name,
      maker: card.maker,
      version,
      previous: before ? others : version === card.version && card.kind !== 'tool' ? [] : older,
      installedAt: Date.now() - 86_400_000 * 3,
      size: Math.floor((card.size ?? 900_000) * 1.3),
      folder,
      trust: card.trust,
      sha256: digestOf(card.package.id + version),
      picture: card.picture,
      health: changed ? 'changed' : 'intact',
      update: version === card.version ? null : this.#updateOf(card, version),
      withdrawn: null,
      withdrawnSaid: [],
      homepilotProject: null,
      commands: commandRows(card, folder),
      built: null,
      builtSaid: [],
    });
  }

  #updateOf(card: Card, from: string): UpdateRow {
    return updateOf(card, from, this.updates);
  }

  /** What was decided or done changes what every installed package shows. */
  decided(): void {
    for (const [key, held] of this.installed) {
      const card = this.#byKey.get(key)?.card;
      if (!card || !held.update) continue;
      this.installed.set(key, { ...held, update: this.#updateOf(card, held.version) });
    }
    this.changed('library');
  }

  readonly stateOf = ({ card }: Entry): InstallState => {
    const held = this.installed.get(keyOf(card.package));
    if (!held) return { state: 'available' };
    if (held.update) return { state: 'update', version: held.version, republished: false };
    return { state: 'installed', version: held.version };
  };

  get shelf(): Shelf {
    return {
      entries: this.entries,
      revision: this.#revision,
      allowMature: this.settings.allowMature,
      stateOf: this.stateOf,
      isMarked: (ref) => this.marked.has(keyOf(ref)),
      hasSource: (name) => this.sources.some((source) => source.name === name),
    };
  }

  find(ref: PackageRef): Card {
    const entry = this.#byKey.get(keyOf(ref));
    if (!entry) {
      throw new Refusal({
        code: 'catalog.not_found',
        sentence: `There is no package “${ref.id}” in “${ref.source}”.`,
        action: 'Search for it in Explore.',
        details: keyOf(ref),
      });
    }
    return { ...entry.card, state: this.stateOf(entry), favourite: this.marked.has(keyOf(ref)) };
  }

  /** One job for several packages. */
  startSeveral(title: string, packages: PackageRef[]): { id: string } {
    const finish = () => {
      for (const ref of packages) this.keep(this.find(ref), this.find(ref).version);
      this.changed('library');
    };
    const job = {
      kind: 'several' as const,
      title,
      package: null,
      source: null,
      error: null,
      ...outcome(`All ${packages.length} are installed.`, 'installed_all', { count: packages.length }),
      finish,
    };
    return { id: this.jobs.start({ ...job, total: 900_000 * packages.length }) };
  }

  heldOf(ref: PackageRef): InstalledPackage | null {
    return this.installed.get(keyOf(ref)) ?? null;
  }

  aroundOf(ref: PackageRef): Surroundings {
    const row = this.sources.find((source) => source.name === ref.source);
    return {
      trust: row?.trust ?? plainTrust('listed'),
      location: row?.location ?? '',
      noSandbox: this.options.noSandbox,
    };
  }

  replaceSource(name: string, change: Partial<SourceRow>): SourceRow | undefined {
    this.sources = this.sources.map((row) => (row.name === name ? { ...row, ...change } : row));
    const row = this.sources.find((source) => source.name === name);
    if (row) this.emit({ type: 'source', source: row });
    return row;
  }
}
