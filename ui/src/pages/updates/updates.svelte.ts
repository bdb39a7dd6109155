/** What could be updated, as the page shows it. */
import {
  asRefusal,
  type PackageRef,
  type Refusal,
  type RuleWish,
  type UpdateRow,
  type UpdateRule,
} from '../../backend';
import type { Vitrine } from '../../app/vitrine.svelte';
import { t } from '../../i18n/index.svelte';

export const WEEK = 7;

/** A rule as it can be asked for again, to take its replacement back. */
export function wishOf(rule: UpdateRule | null): RuleWish | null {
  if (rule?.rule !== 'pause') return rule;
  return { rule: 'pause', days: Math.max(1, Math.ceil((rule.until - Date.now()) / 86_400_000)) };
}

export class Updates {
  rows = $state.raw<UpdateRow[]>([]);
  loaded = $state(false);
  error = $state.raw<Refusal | null>(null);
  readonly security = $derived(this.rows.filter((row) => row.section === 'security'));
  readonly ready = $derived(this.rows.filter((row) => row.section === 'ready'));
  readonly held = $derived(this.rows.filter((row) => row.section === 'held'));
  readonly possible = $derived(this.security.length + this.ready.length);

  readonly #vitrine: Vitrine;
  #asked = 0;

  constructor(vitrine: Vitrine) {
    this.#vitrine = vitrine;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const rows = await this.#vitrine.backend.call('updates', null);
      if (asked !== this.#asked) return;
      this.rows = rows;
      this.error = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.error = asRefusal(thrown);
    }
    this.loaded = true;
  }

  /** Keeps a rule, and offers the way back in a toast. */
  rule(row: UpdateRow, wish: RuleWish | null): void {
    const before = wishOf(row.rule);
    const undo = () => this.#vitrine.attempt(this.#set(row.package, before));
    this.#vitrine.attempt(
      this.#set(row.package, wish).then(() =>
        this.#vitrine.toasts.show(said(row, wish), { action: { label: t('action-undo'), run: undo } }),
      ),
    );
  }

  async #set(ref: PackageRef, rule: RuleWish | null): Promise<void> {
    const asked = ++this.#asked;
    const rows = await this.#vitrine.backend.call('set_update_rule', { package: ref, rule });
    if (asked === this.#asked) this.rows = rows;
  }

  /** What nothing holds is updated at once; what is held shows first what it would do. */
  update(row: UpdateRow): void {
    if (row.held) return this.#vitrine.install(row.package, row.to);
    const wish = {
      package: row.package,
      version: row.to,
      sha256: row.sha256,
      with: [],
      acceptUnverified: false,
      acceptRepublished: false,
    };
    this.#vitrine.attempt(this.#vitrine.backend.call('install', wish));
  }
}

function said(row: UpdateRow, wish: RuleWish | null): string {
  const { name } = row;
  switch (wish?.rule) {
    case 'skip':
      return t('updates-said-skip', { name, version: wish.version });
    case 'pause':
      return t('updates-said-pause', { name });
    case 'keep':
      return t('updates-said-keep', { name, version: wish.version ?? row.from });
    case 'never':
      return t('updates-said-never', { name });
    default:
      return t('updates-said-none', { name });
  }
}
