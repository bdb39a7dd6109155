/** Simulated jobs: they walk through the real phases with believable numbers. */
import type { ApiError, Event, JobKind, JobPhase, JobSnapshot, PackageRef } from '../types';

export interface Work {
  kind: JobKind;
  title: string;
  package: PackageRef | null;
  source: string | null;
  total: number | null;
  outcome: string;
  /** Done when the job ends well. */
  finish: () => void;
  /** How it fails, when it shall. */
  error: ApiError | null;
}

const PHASES: Record<JobKind, JobPhase[]> = {
  install: ['planning', 'downloading', 'checking', 'installing'],
  update: ['planning', 'downloading', 'checking', 'installing'],
  remove: ['removing'],
  rollback: ['installing'],
  sync: ['syncing'],
};

export class MockJobs {
  #jobs = new Map<
    string,
    { snapshot: JobSnapshot; work: Work; timer: ReturnType<typeof setInterval> | undefined }
  >();
  #next = 1;

  /** `tick` is the time between two steps in milliseconds, `steps` how many steps a download takes. */
  constructor(
    private readonly emit: (event: Event) => void,
    private readonly tick: number,
    private readonly steps = 18,
  ) {}

  list(): JobSnapshot[] {
    return [...this.#jobs.values()].map(({ snapshot }) => snapshot).reverse();
  }

  start(work: Work): string {
    const id = `job-${this.#next++}`;
    const snapshot: JobSnapshot = {
      id,
      kind: work.kind,
      title: work.title,
      package: work.package,
      source: work.source,
      state: 'queued',
      phase: 'waiting',
      done: 0,
      total: work.total,
      speed: null,
      outcome: null,
      error: null,
      created: Date.now(),
      ended: null,
      canCancel: true,
      canRetry: false,
      details: `${new Date().toISOString()} ${work.kind} ${work.title}`,
    };
    this.#jobs.set(id, { snapshot, work, timer: undefined });
    this.emit({ type: 'job', job: snapshot });
    this.#run(id);
    return id;
  }

  cancel(id: string): void {
    const job = this.#jobs.get(id);
    if (!job?.snapshot.canCancel) return;
    clearInterval(job.timer);
    this.#move(id, {
      state: 'cancelled',
      phase: 'finished',
      ended: Date.now(),
      canCancel: false,
      canRetry: true,
      speed: null,
    });
  }

  retry(id: string): string {
    const job = this.#jobs.get(id);
    if (!job) return id;
    this.#jobs.delete(id);
    return this.start({ ...job.work, error: null });
  }

  clear(): void {
    for (const [id, { snapshot }] of this.#jobs) if (snapshot.ended !== null) this.#jobs.delete(id);
  }

  #move(id: string, change: Partial<JobSnapshot>): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    const line = change.phase ? `\n${new Date().toISOString()} ${change.phase}` : '';
    job.snapshot = { ...job.snapshot, ...change, details: job.snapshot.details + line };
    this.emit({ type: 'job', job: job.snapshot });
  }

  #run(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    const phases = PHASES[job.work.kind];
    const total = job.work.total ?? 0;
    let phase = -1;
    let step = 0;
    job.timer = setInterval(() => {
      const current = phases[phase];
      if (current === 'downloading' && step < this.steps) {
        step += 1;
        const done = Math.floor((total * step) / this.steps);
        this.#move(id, { done, speed: Math.floor((total / this.steps) * (1000 / Math.max(this.tick, 1))) });
        if (job.work.error && step > this.steps / 2) this.#fail(id, job.work.error);
        return;
      }
      phase += 1;
      const next = phases[phase];
      if (next)
        this.#move(id, { state: 'running', phase: next, speed: null, canCancel: next !== 'installing' });
      else this.#finish(id);
    }, this.tick);
  }

  #fail(id: string, error: ApiError): void {
    clearInterval(this.#jobs.get(id)?.timer);
    this.#move(id, {
      state: 'failed',
      phase: 'finished',
      error,
      ended: Date.now(),
      canCancel: false,
      canRetry: true,
      speed: null,
    });
  }

  #finish(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    clearInterval(job.timer);
    job.work.finish();
    this.#move(id, {
      state: 'done',
      phase: 'finished',
      outcome: job.work.outcome,
      ended: Date.now(),
      canCancel: false,
      speed: null,
    });
  }
}
