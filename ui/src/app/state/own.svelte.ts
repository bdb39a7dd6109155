/** Vitrine itself: how it stands with a newer one, and what can be done about it. Asked for where it is shown. */
import { asRefusal, type ApiError, type SelfUpdateState } from '../../backend';
import type { Vitrine } from '../vitrine.svelte';

export class OwnProgram {
  known = $state.raw<SelfUpdateState | null>(null);
  refused = $state.raw<ApiError | null>(null);
  /** Questions on their way. */
  #asking = $state(0);
  readonly busy = $derived(this.#asking > 0);
  #loads = 0;

  readonly #vitrine: Vitrine;
  readonly #last = $derived.by(() => this.#vitrine.jobs.list.find((job) => job.kind === 'selfUpdate'));
  /** It runs, or waits for somebody to go on with it. */
  readonly job = $derived(
    this.#last && (this.#last.ended === null || this.#last.canResume) ? this.#last : undefined,
  );
  /** Why the last thing that was done about it failed. */
  readonly broke = $derived(this.refused ?? (this.#last?.state === 'failed' ? this.#last.error : null));
  /** A newer one the person has not skipped. */
  readonly news = $derived.by(() => {
    const newer = this.known?.newer ?? null;
    return newer?.version === this.#vitrine.session.settings.selfUpdateSkip ? null : newer;
  });

  constructor(vitrine: Vitrine) {
    this.#vitrine = vitrine;
  }

  async #ask(question: () => Promise<SelfUpdateState>): Promise<void> {
    this.#asking += 1;
    try {
      this.known = await question();
      this.refused = null;
    } catch (thrown) {
      this.refused = asRefusal(thrown);
    } finally {
      this.#asking -= 1;
    }
  }

  readonly load = () => {
    this.#loads += 1;
    const turn = this.#loads;
    return this.#ask(async () => {
      const state = await this.#vitrine.backend.call('self_update_state', null);
      // Of two looks at once the later one knows more.
      return turn === this.#loads ? state : (this.known ?? state);
    });
  };

  readonly look = () => this.#ask(() => this.#vitrine.backend.call('self_update_look', null));
  readonly undo = () => this.#ask(() => this.#vitrine.backend.call('self_update_undo', null));

  readonly restart = () =>
    this.#ask(async () => {
      await this.#vitrine.backend.call('self_update_restart', null);
      return this.#vitrine.backend.call('self_update_state', null);
    });

  readonly update = (version: string) =>
    this.#ask(async () => {
      await this.#vitrine.backend.call('self_update', { version });
      await this.#vitrine.jobs.load();
      return this.#vitrine.backend.call('self_update_state', null);
    });

  /** Asks now, and again when a job has ended or a look has found another one; answers what stops that. */
  follow(): () => void {
    let told: string | null | undefined;
    // Listened first: what ends between a look and a listening would be told to nobody.
    const stop = this.#vitrine.backend.listen((event) => {
      if (event.type === 'job' && event.job.kind === 'selfUpdate' && event.job.ended !== null)
        void this.load();
      if (event.type !== 'checks') return;
      const version = event.state.vitrine?.version ?? null;
      if (told !== version) void this.load();
      told = version;
    });
    void this.load();
    return stop;
  }
}
