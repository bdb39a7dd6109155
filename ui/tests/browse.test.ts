import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowsePage, BrowseQuery } from '../src/backend';
import { makeEntry } from '../src/backend/mock/catalogue';
import { Browse, DEBOUNCE_MS } from '../src/pages/explore/browse.svelte';
import { watched } from './window';

function page(query: BrowseQuery, total: number): BrowsePage {
  const cards = Array.from({ length: Math.min(50, total - query.offset) }, (_, i) => ({
    ...makeEntry(query.offset + i).card,
    name: `${query.text || 'all'} ${query.offset + i}`,
  }));
  return { cards, total, totalIsCapped: false, corrected: null, revision: 1 };
}

describe('the question of Explore', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for a pause in typing, at most 60 ms', async () => {
    const { backend, of } = watched({ count: 200 });
    const browse = new Browse(backend);
    for (const text of ['l', 'li', 'lib']) browse.type(text);
    expect(DEBOUNCE_MS).toBeLessThanOrEqual(60);
    await vi.advanceTimersByTimeAsync(60);
    expect(of('browse').map((call) => (call.argument as BrowseQuery).text)).toEqual(['lib']);
  });

  it('drops an answer that was overtaken', async () => {
    const answers: { query: BrowseQuery; answer: (page: BrowsePage) => void }[] = [];
    const { backend } = watched(
      {},
      { browse: (query) => new Promise((answer) => void answers.push({ query, answer })) },
    );
    const browse = new Browse(backend);
    browse.text = 'old';
    browse.restart();
    browse.text = 'new';
    browse.restart();
    const [first, second] = answers;
    second?.answer(page(second.query, 3));
    await vi.advanceTimersByTimeAsync(1);
    first?.answer(page(first.query, 90));
    await vi.advanceTimersByTimeAsync(1);
    expect(browse.total).toBe(3);
    expect(browse.cardAt(0)?.name).toBe('new 0');
  });

  it('leaves the list as it is while a card is pressed', async () => {
    const { backend } = watched({}, { browse: (query) => page(query, query.text ? 1 : 9) });
    const browse = new Browse(backend);
    browse.restart();
    await vi.advanceTimersByTimeAsync(1);
    browse.press();
    browse.text = 'new';
    browse.restart();
    await vi.advanceTimersByTimeAsync(500);
    expect(browse.cardAt(3)?.name).toBe('all 3');
    browse.release();
    await vi.advanceTimersByTimeAsync(1);
    expect(browse.total).toBe(1);
    expect(browse.cardAt(0)?.name).toBe('new 0');
  });

  it('drops an error that was overtaken', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    let asked = 0;
    const { backend } = watched(
      {},
      {
        browse: (query) => (asked++ === 0 ? new Promise((_, reject) => (refuse = reject)) : page(query, 5)),
      },
    );
    const browse = new Browse(backend);
    browse.restart();
    browse.restart();
    await vi.advanceTimersByTimeAsync(1);
    refuse({ code: 'x', sentence: 'late', action: null, details: '' });
    await vi.advanceTimersByTimeAsync(1);
    expect(browse.status).toBe('ready');
  });

  it('fetches pages of 50 as they come into sight, each once', async () => {
    const { backend, of } = watched({}, { browse: (query) => page(query, 100_000) });
    const browse = new Browse(backend);
    browse.restart();
    await vi.advanceTimersByTimeAsync(1);
    browse.want(60_000, 60_020);
    browse.want(60_001, 60_021);
    await vi.advanceTimersByTimeAsync(1);
    browse.want(60_002, 60_022);
    const offsets = of('browse').map((call) => (call.argument as BrowseQuery).offset);
    expect(offsets).toEqual([0, 60_000]);
    expect(of('browse').every((call) => (call.argument as BrowseQuery).limit <= 50)).toBe(true);
    expect(browse.cardAt(60_010)?.name).toBe('all 60010');
    expect(browse.cardAt(70_000)).toBeUndefined();
  });

  it('asks for few pages at once while the list is dragged, then for where it stopped', async () => {
    const { backend, of } = watched(
      {},
      {
        browse: async (query) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          return page(query, 100_000);
        },
      },
    );
    const browse = new Browse(backend);
    browse.restart();
    await vi.advanceTimersByTimeAsync(30);
    for (let first = 0; first < 90_000; first += 300) browse.want(first, first + 20);
    expect(of('browse').length).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(100);
    expect(browse.cardAt(89_700)).toBeDefined();
    expect(of('browse').length).toBeLessThan(12);
  });

  it('asks for nothing on the way while the list leaps along with the scroll bar', async () => {
    const { backend, of } = watched({}, { browse: (query) => page(query, 100_000) });
    const browse = new Browse(backend);
    browse.restart();
    await vi.advanceTimersByTimeAsync(1);
    for (let first = 300; first < 90_000; first += 300) {
      browse.want(first, first + 20);
      await vi.advanceTimersByTimeAsync(16);
    }
    // The first page, and the first leap, which may have been the only one.
    expect(of('browse')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(of('browse')).toHaveLength(3);
    expect(browse.cardAt(89_700)).toBeDefined();
  });

  it('asks again for what is on screen when something changed, and keeps the place', async () => {
    const { backend, of } = watched({}, { browse: (query) => page(query, 1000) });
    const browse = new Browse(backend);
    browse.restart();
    await vi.advanceTimersByTimeAsync(1);
    browse.want(500, 520);
    await vi.advanceTimersByTimeAsync(1);
    const { started } = browse;
    browse.refresh();
    await vi.advanceTimersByTimeAsync(1);
    expect((of('browse').at(-1)?.argument as BrowseQuery).offset).toBe(500);
    expect(browse.started).toBe(started);
    expect(browse.cardAt(510)).toBeDefined();
  });
});
