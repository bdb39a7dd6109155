/** Everything the window knows, in one object that components get from the context. */
import { createContext } from 'svelte';
import {
  asRefusal,
  type Backend,
  type Event,
  type InstalledPackage,
  type JobSnapshot,
  type PackageRef,
  type SeveralRequest,
} from '../backend';
import { t } from '../i18n/index.svelte';
import { explained, refusalText } from '../i18n/refusal';
import { said } from '../i18n/said';
import { Browse } from '../pages/explore/browse.svelte';
import { readQuestion } from '../pages/explore/question';
import type { Web } from '../web';
import { onOpened } from './opening';
import { Router } from './router.svelte';
import { Announcer } from './state/announcer.svelte';
import { Dialogs } from './state/dialogs.svelte';
import { Favourites } from './state/favourites.svelte';
import { Jobs, packageKey } from './state/jobs.svelte';
import { Library } from './state/library.svelte';
import { Registries } from './state/registries.svelte';
import { Session } from './state/session.svelte';
import { Shelves } from './state/shelves.svelte';
import { Sources } from './state/sources.svelte';
import { Toasts } from './state/toasts.svelte';
import type { Keep } from './visits';

/** Several changes in a row are asked about once. */
const SETTLE_MS = 120;

/** Where the page on screen is written down: the shell's window is built anew in a session of its own, a browser's
 *  tab keeps its session. */
function keepFor(backend: Backend): Keep {
  try {
    return backend.kind === 'tauri' ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}

export class Vitrine {
  readonly router: Router;
  readonly toasts = new Toasts();
  readonly dialogs = new Dialogs();
  readonly announcer = new Announcer();
  readonly session: Session;
  readonly jobs: Jobs;
  readonly sources: Sources;
  readonly library: Library;
  /** The registries behind galleries; in the window only. */
  readonly registries: Registries;
  readonly browse: Browse;
  readonly shelves: Shelves;
  readonly favourites: Favourites;
  /** Grows when what pages show of packages may have changed. */
  revision = $state(0);

  #painted = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly backend: Backend,
    /** The rest of a registry's own page; null in the window. */
    readonly web: Web | null = null,
  ) {
    this.router = new Router(web !== null);
    this.session = new Session(backend);
    this.jobs = new Jobs(backend, (job) => this.#ended(job));
    this.sources = new Sources(backend);
    this.library = new Library(backend);
    this.registries = new Registries(backend);
    const { route } = this.router;
    this.browse = new Browse(backend, readQuestion(route.page === 'explore' ? (route.query ?? '') : ''));
    this.shelves = new Shelves(backend);
    this.favourites = new Favourites(backend);
  }

  /** Starts listening, then asks for everything the frame needs; returns what stops it. */
  start(): () => void {
    this.session.applyTheme();
    const stops = [
      this.router.start(keepFor(this.backend)),
      this.backend.listen((event) => this.#hear(event)),
    ];
    if (this.web) stops.push(this.web.start());
    void this.shelves.load();
    this.browse.restart();
    void this.session.load();
    void this.sources.load();
    void this.registries.load();
    this.attempt(this.jobs.load());
    this.#openRequested();
    return () => {
      clearTimeout(this.#settling);
      this.announcer.stop();
      for (const stop of stops) stop();
    };
  }

  #hear(event: Event): void {
    switch (event.type) {
      case 'job':
        this.jobs.hear(event.job);
        break;
      case 'source':
        this.sources.hear(event.source);
        if (!event.source.syncing) void this.registries.load();
        break;
      case 'settings':
        void this.session.hear(event.settings);
        break;
      case 'registries':
        this.registries.hear(event.registries);
        break;
      case 'favourites':
        this.favourites.hear(event.packages);
        if (this.browse.filters.favourites) this.browse.refresh();
        break;
      case 'open':
        this.#openRequested();
        break;
      case 'catalogue':
      case 'library':
        this.#settle();
    }
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.revision += 1;
      this.browse.refresh();
      void this.shelves.load();
      void this.session.load();
      void this.sources.load();
      if (this.library.loaded) void this.library.load();
    }, SETTLE_MS);
  }

  #ended(job: JobSnapshot): void {
    if (job.state === 'failed') {
      const text = job.error ? explained(job.error).sentence : t('job-failed');
      const action = { label: t('action-details'), run: () => this.router.go({ page: 'activity' }) };
      this.toasts.show(`${job.title}: ${text}`, { tone: 'bad', action });
    } else if (job.state === 'done' && job.kind === 'several') {
      this.toasts.show(t('toast-several', { count: job.items.length }), { tone: 'good' });
    } else if (job.state === 'done' && job.kind === 'move') {
      this.toasts.show(t('settings-moved', { folder: job.title }), { tone: 'good' });
    } else if (job.state === 'done' && job.kind !== 'sync' && job.kind !== 'fetch') {
      // Where it went is on its page; removing may have kept files, and that must be said.
      const arrived = job.kind === 'install' || job.kind === 'build';
      let text = said(job.outcomeSaid, job.outcome ?? job.title);
      if (arrived) text = t('toast-installed', { name: job.title });
      else if (job.kind === 'update') text = t('toast-updated', { name: job.title });
      this.toasts.show(text, { tone: 'good', ...this.#undo(job) });
    }
  }

  /** Removing can be taken back by installing the same version again. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
  readonly #removed = new Map<string, InstalledPackage>();

  #undo(job: JobSnapshot) {
    const held =
      job.kind === 'remove' && job.package ? this.#removed.get(packageKey(job.package)) : undefined;
    if (!held) return {};
    const run = () => this.install(held.package, held.version);
    return { action: { label: t('action-install-again'), run } };
  }

  /** `older`: it is not the newest, so that keeping it is offered. */
  install(ref: PackageRef, version: string | null = null, older = false): void {
    this.dialogs.open({ type: 'install', package: ref, version, older });
  }

  build(ref: PackageRef, name: string, version: string | null = null): void {
    this.dialogs.open({ type: 'build', package: ref, name, version });
  }

  switchVersion(ref: PackageRef, version: string): void {
    this.attempt(this.backend.call('switch_version', { package: ref, version }));
  }

  async remove(held: InstalledPackage, deleteChanged: boolean): Promise<void> {
    this.#removed.set(packageKey(held.package), held);
    await this.backend.call('remove', { package: held.package, deleteChanged });
  }

  /** Marks a package, or takes the mark away, which can be undone. */
  favourite(ref: PackageRef, name: string, marked: boolean): void {
    const done = this.favourites.set(ref, marked).then(() => {
      if (marked) return;
      const action = { label: t('action-undo'), run: () => this.favourite(ref, name, true) };
      this.toasts.show(t('favourite-removed', { name }), { action });
    });
    this.attempt(done);
  }

  /** Shows what installing or updating several packages would do, and does it when agreed. */
  several(request: SeveralRequest): void {
    this.dialogs.open({ type: 'several', request });
  }

  openFolder(ref: PackageRef): void {
    this.attempt(this.backend.call('open_folder', ref));
  }

  rollback(ref: PackageRef): void {
    this.attempt(this.backend.call('rollback', ref));
  }

  /** Shows what this program was asked to open: the last of several. */
  #openRequested(): void {
    if (!this.backend.capabilities.has('library')) return;
    // One that cannot be asked has nothing to open; what is wrong with it is said elsewhere.
    const asked = this.backend.call('open_requested', null).catch(() => []);
    void asked.then((texts) => {
      const last = texts.at(-1);
      if (last !== undefined) this.open(last);
    });
  }

  /** Goes where a link or a path leads; what it is about is shown, and nothing done. */
  open(text: string): void {
    this.attempt(onOpened(this, text));
  }

  /** Looks for updates now, in every gallery. */
  checkNow(): void {
    this.announcer.say(t('checking-now'));
    this.syncAll();
  }

  /** Brings every gallery up to date. */
  syncAll(): void {
    this.attempt(this.backend.call('check_now', null));
  }

  /** Waits for something small and says so in a toast when it is refused. */
  attempt(doing: Promise<unknown>): void {
    doing.catch((thrown: unknown) => {
      this.toasts.show(refusalText(asRefusal(thrown)), { tone: 'bad' });
    });
  }

  /** Tells the shell once that something is on screen: two frames later it has been painted. */
  painted(cards: number): void {
    if (this.#painted) return;
    this.#painted = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const report = { milliseconds: Math.round(performance.now()), cards };
        this.backend.call('first_paint', report).catch(() => undefined);
      }),
    );
  }
}

export const [useVitrine, provideVitrine] = createContext<Vitrine>();
