/** Answers and events travel apart. Whatever arrives first, the newer stays on screen. */
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { emit } from '@tauri-apps/api/event';
import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Jobs } from '../src/app/state/jobs.svelte';
import { Library } from '../src/app/state/library.svelte';
import { Registries } from '../src/app/state/registries.svelte';
import { Session } from '../src/app/state/session.svelte';
import { Sources } from '../src/app/state/sources.svelte';
import type { AppState, Backend, Event, InstalledPackage, JobSnapshot } from '../src/backend';
import { createBackend as createMock } from '../src/backend/mock';
import { createBackend as createTauri } from '../src/backend/tauri';
import CheckProbe from './CheckProbe.svelte';
import { watched } from './window';

/** A question that is answered when the test says so. */
class Held<T> {
  readonly #answers: ((value: T) => void)[] = [];
  readonly ask = () => new Promise<T>((answer) => this.#answers.push(answer));
  get asked() {
    return this.#answers.length;
  }
  answer(place: number, value: T) {
    this.#answers[place]?.(value);
  }
}

const mock = createMock({ count: 5, tick: 1 });

/** A backend that has one answer to everything, when the test gives it. */
function holding<T>() {
  const held = new Held<T>();
  const backend = { ...mock, call: held.ask } as unknown as Backend;
  return { held, backend };
}

const job = (id: string, state: 'running' | 'done'): JobSnapshot => ({
  id,
  kind: 'install',
  title: 'Nora',
  package: { source: 'town', id: 'nora' },
  source: 'town',
  state,
  phase: state === 'done' ? 'finished' : 'downloading',
  done: 1,
  total: 2,
  speed: null,
  outcome: null,
  outcomeSaid: [],
  error: null,
  created: 1,
  ended: state === 'done' ? 2 : null,
  canCancel: state === 'running',
  canRetry: false,
  canPause: false,
  canResume: false,
  items: [],
  transfer: null,
  details: '',
});

describe('an event that overtakes an answer stays', () => {
  test('of jobs: one that ended does not run again, one that began is not forgotten', async () => {
    const { held, backend } = holding<JobSnapshot[]>();
    const ended = vi.fn();
    const jobs = new Jobs(backend, ended);
    const loading = jobs.load();
    jobs.hear(job('a', 'done'));
    jobs.hear(job('b', 'running'));
    held.answer(0, [job('a', 'running')]);
    await loading;
    expect(jobs.list.map(({ id, state }) => `${id} ${state}`).sort()).toEqual(['a done', 'b running']);
    expect(jobs.running.map(({ id }) => id)).toEqual(['b']);
    expect(ended).toHaveBeenCalledTimes(1);
    // What was told before a question is older than its answer.
    const again = jobs.load();
    held.answer(1, []);
    await again;
    expect(jobs.list).toEqual([]);
  });

  test('of galleries: one that has been read does not go on reading', async () => {
    const rows = await mock.call('sources', null);
    const [first] = rows;
    if (!first) throw new Error('the mock has no gallery');
    const { held, backend } = holding<typeof rows>();
    const sources = new Sources(backend);
    const loading = sources.load();
    sources.hear({ ...first, syncing: false });
    held.answer(0, [{ ...first, syncing: true }]);
    await loading;
    expect(sources.syncing).toBe(false);
    const again = sources.load();
    held.answer(1, [{ ...first, syncing: true }]);
    await again;
    expect(sources.syncing).toBe(true);
  });

  test('of registries: who signed out is not signed in again', async () => {
    const rows = await mock.call('registries', null);
    expect(rows.length).toBeGreaterThan(0);
    const { held, backend } = holding<typeof rows>();
    const registries = new Registries(backend);
    const loading = registries.load();
    registries.hear([]);
    held.answer(0, rows);
    await loading;
    expect(registries.rows).toEqual([]);
  });

  test('of settings: the theme kept meanwhile is not taken back', async () => {
    const state = await mock.call('app_state', null);
    const { held, backend } = holding<AppState>();
    const session = new Session(backend);
    const loading = session.load();
    await session.hear({ ...state.settings, theme: 'dark' });
    held.answer(0, { ...state, settings: { ...state.settings, theme: 'light' } });
    await loading;
    expect(session.settings.theme).toBe('dark');
    expect(session.app).not.toBeNull();
  });

  test('of the checks: that looking has ended is not forgotten', async () => {
    const state = await mock.call('check_state', null);
    const held = new Held<typeof state>();
    const { backend, tell } = watched({}, { check_state: held.ask });
    render(CheckProbe, { props: { backend } });
    await waitFor(() => expect(held.asked).toBe(1));
    tell({ type: 'checks', state: { ...state, looking: false } });
    const button = await screen.findByTestId('check-now');
    held.answer(0, { ...state, looking: true });
    // Everything that follows from the answer has been drawn.
    await new Promise((later) => setTimeout(later));
    await tick();
    expect(button).toBeEnabled();
  });
});

test('of two questions at once the later one is answered, whichever answer comes last', async () => {
  const packages = await mock.call('installed', null);
  const { held, backend } = holding<InstalledPackage[]>();
  const library = new Library(backend);
  const both = [library.load(), library.load()];
  held.answer(1, packages);
  held.answer(0, []);
  await Promise.all(both);
  expect(library.packages).toEqual(packages);
});

describe('the shell', () => {
  afterEach(clearMocks);

  const EVENT: Event = { type: 'catalogue', revision: 7 };

  test('is asked nothing before it hears for us', async () => {
    const seen: string[] = [];
    let take: (id: number) => void = () => undefined;
    mockIPC((command) => {
      seen.push(command);
      return command === 'plugin:event|listen' ? new Promise((taken) => (take = taken)) : [];
    });
    const backend = createTauri();
    await vi.waitFor(() => expect(seen).toEqual(['window_at']));
    const stop = backend.listen(() => undefined);
    const asked = backend.call('jobs', null);
    await new Promise((later) => setTimeout(later));
    expect(seen).toEqual(['window_at', 'plugin:event|listen']);
    take(1);
    await asked;
    expect(seen).toEqual(['window_at', 'plugin:event|listen', 'jobs']);
    stop();
  });

  test('is asked all the same when it does not hear for us', async () => {
    mockIPC((command) => {
      if (command === 'plugin:event|listen') throw new Error('no');
      return [];
    });
    const backend = createTauri();
    backend.listen(() => undefined);
    expect(await backend.call('jobs', null)).toEqual([]);
  });

  test('is not heard after its listener left, however late it was taken', async () => {
    mockIPC(() => null, { shouldMockEvents: true });
    const heard = vi.fn();
    const backend = createTauri();
    backend.listen(heard)();
    await emit('vitrine', EVENT);
    expect(heard).not.toHaveBeenCalled();
  });
});
