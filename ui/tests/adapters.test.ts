// One contract, three backends.
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { emit } from '@tauri-apps/api/event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findBridge, findRegistry, Refusal, type Backend, type Event } from '../src/backend';
import { createBackend as createHttp } from '../src/backend/http';
import { createBackend as createMock } from '../src/backend/mock';
import { createMockRegistry } from '../src/backend/mock/registry';
import { createBackend as createTauri } from '../src/backend/tauri';

const REFUSED = { code: 'catalog.not_found', sentence: 'There is none.', action: null, details: 'x/y' };
const EVENT: Event = { type: 'catalogue', revision: 7 };
const settings = () => createMock({ count: 5 }).call('settings', null);

interface Stage {
  backend: Backend;
  tell: (event: Event) => Promise<void> | void;
}

class FakeEventSource {
  static last: FakeEventSource | undefined;
  onmessage: ((message: { data: string }) => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    FakeEventSource.last = this;
  }
  close() {
    this.closed = true;
  }
}

/** The registry's page has no jobs, library or galleries to tell of, so it is not among those that pass events on. */
type Wired = Exclude<Backend['kind'], 'registry'>;

const stages: Record<Wired, () => Stage> = {
  mock() {
    const backend = createMock({ count: 5, fail: { detail: 'catalog.not_found' }, tick: 1 });
    return {
      backend,
      tell: () => backend.call('remove_source', { name: 'attic' }).then(() => undefined),
    };
  },
  http() {
    const answer = async (url: string) => {
      const known = url.endsWith('/settings');
      return new Response(JSON.stringify(known ? await settings() : REFUSED), { status: known ? 200 : 404 });
    };
    vi.stubGlobal('fetch', vi.fn(answer));
    vi.stubGlobal('EventSource', FakeEventSource);
    return {
      backend: createHttp({ base: 'http://127.0.0.1:9', token: 'secret' }),
      tell: (event) => FakeEventSource.last?.onmessage?.({ data: JSON.stringify(event) }),
    };
  },
  tauri() {
    mockIPC(
      (command) => {
        if (command === 'settings') return settings();
        throw REFUSED;
      },
      { shouldMockEvents: true },
    );
    return { backend: createTauri(), tell: (event) => emit('vitrine', event) };
  },
};

afterEach(() => {
  clearMocks();
  vi.unstubAllGlobals();
});

describe.each(Object.keys(stages) as Wired[])('the %s backend', (kind) => {
  it('answers a command', async () => {
    const { backend } = stages[kind]();
    expect(backend.kind).toBe(kind);
    expect((await backend.call('settings', null)).theme).toBe('system');
  });

  it('refuses with a Refusal that has a code, a sentence and details', async () => {
    const { backend } = stages[kind]();
    const refused = backend.call('detail', { source: 'x', id: 'y' });
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(refused).rejects.toMatchObject({ code: 'catalog.not_found', action: null });
  });

  it('passes events on until it is told to stop', async () => {
    const { backend, tell } = stages[kind]();
    const heard: Event[] = [];
    const stop = backend.listen((event) => heard.push(event));
    await new Promise((resolve) => setTimeout(resolve, 0));
    await tell(EVENT);
    await vi.waitFor(() => expect(heard.some((event) => event.type === 'catalogue')).toBe(true));
    stop();
    if (kind === 'http') expect(FakeEventSource.last?.closed).toBe(true);
  });

  it('names pictures by token and size', () => {
    const { backend } = stages[kind]();
    const url = backend.pictureUrl('abc', 256);
    expect(url).toMatch(
      { mock: /^data:image/, http: /\/img\/abc\/256\?token=secret$/, tauri: /^img:\/\/localhost\/abc\/256$/ }[
        kind
      ],
    );
  });
});

describe('the wire', () => {
  it('of http is a POST with the token', async () => {
    const { backend } = stages.http();
    await backend.call('settings', null);
    expect(fetch).toHaveBeenCalledWith('http://127.0.0.1:9/invoke/settings', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vitrine-token': 'secret' },
      body: 'null',
    });
  });

  it('of http says so when nothing answers or the answer is no JSON', async () => {
    const { backend } = stages.http();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    await expect(backend.call('settings', null)).rejects.toMatchObject({ code: 'bridge.unreachable' });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 500 })));
    await expect(backend.call('settings', null)).rejects.toMatchObject({ code: 'window.unexpected' });
  });

  it('of tauri carries the argument under its name, as the shell reads it', async () => {
    const seen: unknown[] = [];
    mockIPC((command, payload) => void seen.push([command, payload]));
    const backend = createTauri();
    await backend.call('remove_source', { name: 'attic' });
    await backend.openExternal('https://example.org/');
    await backend.pickFolder?.();
    await backend.pickFile?.(['hpersona']);
    await backend.saveFile?.('library.json');
    location.hash = '#/updates';
    // Every window that was opened here says where it is.
    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(7));
    location.hash = '';
    expect(seen.slice(0, 7)).toEqual([
      ['window_at', { argument: { hash: '#/explore' } }],
      ['remove_source', { argument: { name: 'attic' } }],
      ['open_external', { argument: { url: 'https://example.org/' } }],
      ['pick_folder', { argument: null }],
      ['pick_file', { argument: { endings: ['hpersona'] } }],
      ['save_file', { argument: { name: 'library.json' } }],
      ['window_at', { argument: { hash: '#/updates' } }],
    ]);
  });

  it('of tauri hears what is dropped on the window, by path', async () => {
    mockIPC(() => null, { shouldMockEvents: true });
    const heard: string[][] = [];
    const stop = createTauri().onDrop?.((paths) => heard.push(paths));
    await vi.waitFor(async () => {
      await emit('tauri://drag-drop', { paths: ['/tmp/a.hpersona'] });
      expect(heard).not.toHaveLength(0);
    });
    expect(heard[0]).toEqual(['/tmp/a.hpersona']);
    stop?.();
  });

  it('finds the bridge in the address, a global or a meta tag', () => {
    expect(findBridge()).toBeNull();
    history.replaceState(null, '', '/?backend=http://127.0.0.1:5/&token=t');
    expect(findBridge()).toEqual({ base: 'http://127.0.0.1:5', token: 't' });
    history.replaceState(null, '', '/?token=t');
    document.head.innerHTML = '<meta name="vitrine-bridge" content="m">';
    expect(findBridge()).toEqual({ base: '', token: 't' });
    document.head.innerHTML = '';
    history.replaceState(null, '', '/');
  });
});

describe('the registry backend', () => {
  const ask = {
    kinds: [],
    tags: [],
    sources: [],
    ratings: [],
    hideInstalled: false,
    favourites: false,
    includeMature: false,
  };

  it('lists, pages and sorts packages of the registry', async () => {
    const { call } = createMockRegistry();
    const first = await call('browse', { ...ask, text: '', sort: 'name', offset: 0, limit: 20 });
    expect(first.cards).toHaveLength(20);
    expect(first.total).toBeGreaterThan(100);
    const next = await call('browse', { ...ask, text: '', sort: 'name', offset: 20, limit: 20 });
    expect(next.cards[0]?.package.id).not.toBe(first.cards[0]?.package.id);
    expect(first.cards[0]?.package.source).toBe('');
  });

  it('has none of what only the program does, and says so when asked all the same', async () => {
    const { call, capabilities } = createMockRegistry();
    expect([...capabilities]).toEqual(['web']);
    const refused = call('install', {
      package: { source: '', id: 'x' },
      version: null,
      sha256: null,
      with: [],
      acceptUnverified: false,
      acceptRepublished: false,
    });
    await expect(refused).rejects.toMatchObject({ code: 'web.absent' });
  });

  it('refuses with the registry’s own words, and says when it does not answer', async () => {
    const { call } = createMockRegistry();
    await expect(call('detail', { source: '', id: 'nobody' })).rejects.toMatchObject({
      code: 'registry.not_found',
      sentence: 'There is no such package.',
    });
    const offline = createMockRegistry('?fail=/packages:offline');
    await expect(
      offline.call('browse', { ...ask, text: '', sort: 'relevance', offset: 0, limit: 20 }),
    ).rejects.toMatchObject({ code: 'registry.unreachable' });
  });

  it('is chosen by the meta tag, whose content may be empty', () => {
    expect(findRegistry()).toBeNull();
    document.head.innerHTML = '<meta name="vitrine-registry" content="">';
    expect(findRegistry()).toBe('');
    document.head.innerHTML = '<meta name="vitrine-registry" content="https://gallery.example/">';
    expect(findRegistry()).toBe('https://gallery.example');
    document.head.innerHTML = '';
  });
});
