import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowsePage, BrowseQuery } from '../src/backend';
import { makeEntry } from '../src/backend/mock/catalogue';
import { Completion, MOST_PACKAGES, PAUSE_MS } from '../src/pages/explore/completion.svelte';
import { cards, openWindow, watched } from './window';

function page(query: BrowseQuery): BrowsePage {
  const found = Array.from({ length: query.limit }, (_, i) => ({
    ...makeEntry(i).card,
    name: `${query.text} ${i}`,
  }));
  return { cards: found, total: 50, totalIsCapped: false, corrected: null, revision: 1 };
}

describe('what the words may mean', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked once typing pauses, for few packages of the whole catalogue', async () => {
    const { backend, of } = watched({}, { browse: page });
    const completion = new Completion(backend);
    for (const text of ['t', 'tu', 'tut ']) completion.type(text);
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 60);
    expect(of('browse').map((call) => call.argument)).toEqual([
      expect.objectContaining({ text: 'tut', kinds: [], tags: [], limit: MOST_PACKAGES, sort: 'relevance' }),
    ]);
    expect(completion.cards).toHaveLength(MOST_PACKAGES);
  });

  it('drops an answer that was overtaken, and one nobody waits for any more', async () => {
    const answers: (() => void)[] = [];
    const { backend } = watched(
      {},
      { browse: (query) => new Promise((answer) => void answers.push(() => answer(page(query)))) },
    );
    const completion = new Completion(backend);
    completion.type('old');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    completion.type('new');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    answers[1]?.();
    await vi.advanceTimersByTimeAsync(60);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(60);
    expect(completion.cards[0]?.name).toBe('new 0');
    completion.type('late');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    completion.clear();
    answers[2]?.();
    await vi.advanceTimersByTimeAsync(60);
    expect(completion.cards).toEqual([]);
  });

  it('offers nothing where nothing answers', async () => {
    const refuse = () => {
      throw new Error('away');
    };
    const { backend } = watched({}, { browse: refuse, facets: refuse });
    const completion = new Completion(backend);
    completion.type('tutor');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect([completion.cards, completion.tags]).toEqual([[], []]);
  });
});

async function typed(text: string) {
  const window = openWindow();
  await waitFor(() => expect(cards().length).toBeGreaterThan(0));
  const box = screen.getByTestId('search');
  expect(box).toHaveAttribute('aria-expanded', 'false');
  await window.user.type(box, text);
  return { ...window, box };
}
const options = () => screen.queryAllByTestId('search-choice');

describe('the search box', () => {
  it('offers packages with picture, name and maker, and the keyboard goes along them', async () => {
    const { user, box } = await typed('tutor');
    await waitFor(() => expect(options().length).toBeGreaterThan(2));
    expect(options().length).toBeLessThanOrEqual(MOST_PACKAGES + 3);
    expect(box).toHaveAttribute('aria-expanded', 'true');
    const offer = within(screen.getByTestId('search-offer'));
    expect(box.getAttribute('aria-controls')).toBe(offer.getByRole('listbox', { name: 'Suggestions' }).id);
    expect(offer.getAllByRole('option')).toEqual(options());
    expect(box).not.toHaveAttribute('aria-activedescendant');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(box).toHaveFocus();
    expect(box).toHaveAttribute('aria-activedescendant', options()[1]?.id);
    expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual(
      options().map((_, place) => String(place === 1)),
    );
    // Around: past the last one the box itself is next.
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(box).not.toHaveAttribute('aria-activedescendant');
    await user.keyboard('{ArrowUp}');
    expect(box).toHaveAttribute('aria-activedescendant', options().at(-1)?.id);
  });

  it('opens the package that is chosen, and remembers what led to it', async () => {
    const { user } = await typed('tutor');
    await waitFor(() => expect(options().length).toBeGreaterThan(0));
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByTestId('detail-name');
    expect(location.hash).toMatch(/^#\/package\//);
    location.hash = '#/explore';
    await waitFor(() => expect(screen.getByTestId('search')).toHaveValue('tutor'));
    // What is offered when nothing is typed.
    await user.clear(screen.getByTestId('search'));
    await waitFor(() => expect(options().map((option) => option.textContent?.trim())).toEqual(['tutor']));
    await user.click(screen.getByTestId('search-forget'));
    expect(options()).toEqual([]);
    expect(localStorage.getItem('vitrine.recent-searches')).toBeNull();
    expect(screen.getByTestId('search')).toHaveFocus();
  });

  it('remembers nothing of a search that led nowhere', async () => {
    const { user, box } = await typed('tutor');
    await waitFor(() => expect(options().length).toBeGreaterThan(0));
    await user.keyboard('{Escape}');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    expect(box).toHaveValue('tutor');
    await user.keyboard('{Escape}');
    expect(box).toHaveValue('');
    expect(options()).toEqual([]);
    expect(localStorage.getItem('vitrine.recent-searches')).toBeNull();
  });

  it('asks a recent search again', async () => {
    localStorage.setItem('vitrine.recent-searches', JSON.stringify(['librarian', 'tutor', 7]));
    const { user, of } = openWindow();
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    await user.click(screen.getByTestId('search'));
    const offer = within(await screen.findByTestId('search-offer'));
    const group = offer.getByRole('group', { name: 'Recent searches' });
    expect(within(group).getAllByRole('option')).toHaveLength(2);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(of('browse').at(-1)?.argument).toMatchObject({ text: 'tutor' }));
    expect(options()).toEqual([]);
    expect(screen.getByTestId('search')).toHaveFocus();
  });

  it('takes a tag as a filter in place of the words', async () => {
    const { user, of } = openWindow(
      {},
      {
        facets: ({ tagPrefix }) => ({
          tags: tagPrefix ? [{ value: 'quiet', count: 3 }] : [],
          kinds: [],
          sources: [],
        }),
      },
    );
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    await user.type(screen.getByTestId('search'), 'qui');
    const offer = within(await screen.findByTestId('search-offer'));
    await user.click(within(await offer.findByRole('group', { name: 'Tags' })).getByRole('option'));
    await waitFor(() => expect(of('browse').at(-1)?.argument).toMatchObject({ text: '', tags: ['quiet'] }));
    expect(screen.getByTestId('search')).toHaveValue('');
    expect(screen.getByTestId('chosen-filter')).toHaveTextContent('quiet');
  });

  it('goes when the focus leaves it, and leaves composed words alone', async () => {
    const { user, box } = await typed('tutor');
    await waitFor(() => expect(options().length).toBeGreaterThan(0));
    await fireEvent.keyDown(box, { key: 'ArrowDown', isComposing: true });
    expect(box).not.toHaveAttribute('aria-activedescendant');
    await user.click(screen.getByTestId('total'));
    expect(options()).toEqual([]);
    expect(box).toHaveValue('tutor');
  });
});
