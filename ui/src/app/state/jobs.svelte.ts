/** Running and finished jobs, kept in step by events. */
import { SvelteMap } from 'svelte/reactivity';
import type { Backend, JobSnapshot, PackageRef } from '../../backend';
import { Told } from './told';

export const packageKey = ({ source, id }: PackageRef) => `${source}/${id}`;

export const isHeld = (job: JobSnapshot) =>
  job.canResume && (job.state === 'paused' || job.state === 'interrupted');

export class Jobs {
  readonly #byId = new SvelteMap<string, JobSnapshot>();
  /** The job that runs or waits for a package; cards look here, each only at its own. */
  readonly #activeByPackage = new SvelteMap<string, JobSnapshot>();
  readonly list = $derived(
    [...this.#byId.values()].sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1)),
  );
  readonly running = $derived(this.list.filter((job) => job.ended === null && !isHeld(job)));
  /** Paused by the person or interrupted by a restart; they go on when told to. */
  readonly held = $derived(this.list.filter(isHeld));
  readonly ended = $derived(this.list.filter((job) => job.ended !== null && !isHeld(job)));

  readonly #backend: Backend;
  readonly #told = new Told<JobSnapshot>();
  readonly #onEnd: (job: JobSnapshot) => void;

  constructor(backend: Backend, onEnd: (job: JobSnapshot) => void) {
    this.#backend = backend;
    this.#onEnd = onEnd;
  }

  async load(): Promise<void> {
    const [jobs, since] = await this.#told.beside(this.#backend.call('jobs', null));
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
    const known = new Set([...jobs.map((job) => job.id), ...since.keys()]);
    for (const id of [...this.#byId.keys()]) if (!known.has(id)) this.#byId.delete(id);
    for (const job of jobs) this.#keep(since.get(job.id) ?? job);
  }

  hear(job: JobSnapshot): void {
    this.#told.tell(job.id, job);
    const before = this.#byId.get(job.id);
    this.#keep(job);
    const over = job.ended !== null && !isHeld(job);
    if (over && before?.ended !== job.ended) this.#onEnd(job);
  }

  activeFor(ref: PackageRef): JobSnapshot | undefined {
    return this.#activeByPackage.get(packageKey(ref));
  }

  async cancel(id: string): Promise<void> {
    await this.#backend.call('cancel_job', { id });
  }

  async pause(id: string): Promise<void> {
    await this.#backend.call('pause_job', { id });
  }

  /** Goes on where it was; the job may come back under another id. */
  async resume(id: string): Promise<void> {
    await this.#backend.call('resume_job', { id });
    await this.load();
  }

  async retry(id: string): Promise<void> {
    await this.#backend.call('retry_job', { id });
    await this.load();
  }

  async clear(): Promise<void> {
    await this.#backend.call('clear_jobs', null);
    await this.load();
  }

  #keep(job: JobSnapshot): void {
    this.#byId.set(job.id, job);
    if (!job.package) return;
    const key = packageKey(job.package);
    // What is paused keeps its place on the card; what was interrupted is offered anew.
    const active = job.ended === null || (job.state === 'paused' && job.canResume);
    if (active) this.#activeByPackage.set(key, job);
    else if (this.#activeByPackage.get(key)?.id === job.id) this.#activeByPackage.delete(key);
  }
}
