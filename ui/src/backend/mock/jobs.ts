/** Simulated jobs: they walk through the real phases with believable numbers, and can be paused. */
import type { ApiError, Event, JobItem, JobKind, JobPhase, JobSnapshot, PackageRef } from '../types';
import type { Outcome } from './outcomes';
import { splitOf, transferAt, transferFailed } from './transfers';

export interface Work extends Outcome {
  kind: JobKind;
  title: string;
  package: PackageRef | null;
  source: string | null;
  total: number | null;
  /** Done when the job ends well. */
  finish: () => void;
  /** How it fails, when it shall. */
  error: ApiError | null;
  /** The packages of a job for several, what is done with each, and one that fails. */
  items?: JobItem[];
  itemDone?: (item: JobItem) => void;
  badItem?: { place: number; error: ApiError } | null;
}

interface Job {
  snapshot: JobSnapshot;
  work: Work;
  timer: ReturnType<typeof setInterval> | undefined;
  /** Index of the phase it is in, and steps of the download that are done. */
  phase: number;
  step: number;
}

const FETCHING: JobPhase[] = ['planning', 'downloading', 'checking', 'installing'];

const PHASES: Record<JobKind, JobPhase[]> = {
  install: FETCHING,
  update: FETCHING,
  build: ['planning', 'downloading', 'checking', 'building', 'installing'],
  remove: ['removing'],
  rollback: ['installing'],
  switch: ['installing'],
  sync: ['syncing'],
  several: FETCHING,
  fetch: ['planning', 'downloading'],
  upload: ['planning', 'downloading'],
  move: ['copying', 'checking', 'removing'],
  selfUpdate: FETCHING,
};

const isUpdate = (work: Work) => work.kind === 'update';

export class MockJobs {
  #jobs = new Map<string, Job>();
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
    const id = this.#add(work);
    this.#run(id);
    return id;
  }

  /** A job that is not running: as it was left by an earlier day. */
  left(work: Work, state: 'paused' | 'interrupted' | 'failed', part: number, created: number): string {
    const id = this.#add(work);
    const job = this.#jobs.get(id);
    if (!job) return id;
    job.phase = 1;
    job.step = Math.floor(this.steps * part);
    const view = transferAt(work.total ?? 0, part, isUpdate(work), null);
    const failed = state === 'failed';
    this.#move(id, {
      state,
      phase: 'downloading',
      created,
      done: view.fetched,
      total: splitOf(work.total ?? 0, isUpdate(work)).fetch,
      transfer: failed ? transferFailed(view) : view,
      error: failed ? work.error : null,
      ended: created + 48_000,
      canCancel: state === 'paused',
      canPause: false,
      canResume: !failed,
      canRetry: failed,
    });
    return id;
  }

  pause(id: string): void {
    const job = this.#jobs.get(id);
    if (!job?.snapshot.canPause) return;
    clearInterval(job.timer);
    const transfer = job.snapshot.transfer && { ...job.snapshot.transfer, secondsLeft: null };
    // As the engine does it: what stands still has ended, until it is told to go on.
    const ended = Date.now();
    this.#move(id, { state: 'paused', ended, canPause: false, canResume: true, speed: null, transfer });
  }

  resume(id: string): string {
    const job = this.#jobs.get(id);
    if (!job?.snapshot.canResume) return id;
    this.#move(id, { state: 'running', ended: null, canResume: false, canPause: true, canCancel: true });
    this.#run(id);
    return id;
  }

  cancel(id: string): void {
    const job = this.#jobs.get(id);
    if (!job?.snapshot.canCancel) return;
    clearInterval(job.timer);
    const items = job.snapshot.items.map((item): JobItem =>
      item.state === 'queued' || item.state === 'running' ? { ...item, state: 'cancelled' } : item,
    );
    this.#end(id, { state: 'cancelled', canRetry: true, items });
  }

  retry(id: string): string {
    const job = this.#jobs.get(id);
    if (!job) return id;
    this.#jobs.delete(id);
    const items = job.snapshot.items
      .filter((item) => item.state !== 'done')
      .map((item): JobItem => ({ ...item, state: 'queued', error: null }));
    return this.start({ ...job.work, error: null, items, badItem: null });
  }

  clear(): void {
    for (const [id, { snapshot }] of this.#jobs)
      if (snapshot.ended !== null && !snapshot.canResume) this.#jobs.delete(id);
  }

  #add(work: Work): string {
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
      total: work.total === null ? null : splitOf(work.total, isUpdate(work)).fetch,
      speed: null,
      outcome: null,
      outcomeSaid: [],
      error: null,
      created: Date.now(),
      ended: null,
      canCancel: true,
      canRetry: false,
      canPause: false,
      canResume: false,
      items: work.items ?? [],
      transfer: null,
      details: `${new Date().toISOString()} ${work.kind} ${work.title}`,
    };
    this.#jobs.set(id, { snapshot, work, timer: undefined, phase: -1, step: 0 });
    this.emit({ type: 'job', job: snapshot });
    return id;
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
    if (job) job.timer = setInterval(() => this.#advance(id, job), this.tick);
  }

  #advance(id: string, job: Job): void {
    const phases = PHASES[job.work.kind];
    if (phases[job.phase] === 'downloading' && job.step < this.steps) {
      job.step += 1;
      this.#download(id, job);
      if (job.work.error && job.step > this.steps / 2) this.#fail(id, job.work.error);
      return;
    }
    job.phase += 1;
    const next = phases[job.phase];
    if (!next) return this.#finish(id);
    const transfer = job.snapshot.transfer && { ...job.snapshot.transfer, secondsLeft: null };
    this.#move(id, {
      state: 'running',
      phase: next,
      speed: null,
      transfer,
      canCancel: next !== 'installing',
      canPause: next === 'downloading',
    });
  }

  #download(id: string, job: Job): void {
    const total = job.work.total ?? 0;
    const part = job.step / this.steps;
    const rate = Math.floor((job.snapshot.total ?? 0) / this.steps) * (1000 / Math.max(this.tick, 1));
    const transfer = transferAt(total, part, isUpdate(job.work), Math.max(1, Math.floor(rate)));
    this.#move(id, { done: transfer.fetched, speed: Math.floor(rate), transfer });
    this.#moveItems(id, job, Math.floor(part * job.snapshot.items.length));
  }

  /** So many of the packages are done, the next one runs. */
  #moveItems(id: string, job: Job, done: number): void {
    if (job.snapshot.items.length === 0) return;
    const bad = job.work.badItem;
    const before = job.snapshot.items;
    const items = before.map((item, place): JobItem => {
      if (item.state === 'done' || item.state === 'failed') return item;
      if (place > done) return item;
      if (place === done) return { ...item, state: 'running' };
      if (bad?.place === place) return { ...item, state: 'failed', error: bad.error };
      return { ...item, state: 'done', canRollBack: item.from !== null };
    });
    this.#move(id, { items });
    items.forEach((item, place) => {
      if (item.state === 'done' && before[place]?.state !== 'done') job.work.itemDone?.(item);
    });
  }

  #end(id: string, change: Partial<JobSnapshot>): void {
    const view = this.#jobs.get(id)?.snapshot.transfer;
    this.#move(id, {
      phase: 'finished',
      ended: Date.now(),
      canCancel: false,
      canPause: false,
      canResume: false,
      speed: null,
      transfer: view
        ? { ...view, secondsLeft: null, mirrors: view.mirrors.map((row) => ({ ...row, rate: 0 })) }
        : null,
      ...change,
    });
  }

  #fail(id: string, error: ApiError): void {
    const job = this.#jobs.get(id);
    clearInterval(job?.timer);
    const transfer = job?.snapshot.transfer ? transferFailed(job.snapshot.transfer) : null;
    this.#end(id, { state: 'failed', error, canRetry: true, transfer });
  }

  #finish(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    clearInterval(job.timer);
    this.#moveItems(id, job, job.snapshot.items.length);
    const failed = job.snapshot.items.filter((item) => item.state === 'failed');
    const [first] = failed;
    if (first?.error) {
      const sentence = `${failed.length} of ${job.snapshot.items.length} could not be installed.`;
      this.#end(id, { state: 'failed', canRetry: true, error: { ...first.error, sentence } });
      return;
    }
    job.work.finish();
    this.#end(id, { state: 'done', outcome: job.work.outcome, outcomeSaid: job.work.outcomeSaid });
  }
}
