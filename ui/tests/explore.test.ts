import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { BrowseQuery } from '../src/backend';
import { cards, openWindow, plain } from './window';

const shown = async () => {
  await waitFor(() => expect(cards().length).toBeGreaterThan(0));
  return cards();
};
const links = () => screen.getAllByTestId('card-link');

describe('the grid', () => {
  it('keeps at most 100 cards in the document for 50,000 packages, wherever it is', async () => {
    openWindow({ count: 50_000 });
    await shown();
    const scroller = screen.getByTestId('grid').parentElement as HTMLElement;
    for (const top of [0, 40_000, 2_000_000, 100]) {
      scroller.scrollTop = top;
      await fireEvent.scroll(scroller);
      expect(document.querySelectorAll('[data-card]').length).toBeLessThanOrEqual(100);
    }
    expect(Number.parseInt(screen.getByTestId('grid').style.height)).toBeGreaterThan(2_000_000);
  });

  it('tells its real size and each place to screen readers, and can be reached once with Tab', async () => {
    openWindow();
    const [first] = await shown();
    expect(screen.getByRole('list', { name: 'Packages' })).toBeVisible();
    expect(first).toHaveAttribute('aria-posinset', '1');
    expect(Number(first?.getAttribute('aria-setsize'))).toBeGreaterThan(200);
    expect(links().filter((link) => link.tabIndex === 0)).toHaveLength(1);
  });

  it('moves with the arrow keys, to both ends, and keeps the focused card in the document', async () => {
    const { user } = openWindow({ count: 5000 });
    await shown();
    links()[0]?.focus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-index', '1'));
    await user.keyboard('{End}');
    await waitFor(() =>
      expect(Number(document.activeElement?.getAttribute('data-index'))).toBeGreaterThan(4000),
    );
    const last = document.activeElement;
    const scroller = screen.getByTestId('grid').parentElement as HTMLElement;
    scroller.scrollTop = 0;
    await fireEvent.scroll(scroller);
    expect(document.activeElement).toBe(last);
    await user.keyboard('{Home}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-index', '0'));
  });

  it('reports the first paint once, with the cards on screen', async () => {
    const { of, user } = openWindow();
    await waitFor(() => expect(of('first_paint')).toHaveLength(1));
    expect((of('first_paint')[0]?.argument as { cards: number }).cards).toBeGreaterThan(0);
    await user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('settings');
    expect(of('first_paint')).toHaveLength(1);
  });
});

describe('search and filters', () => {
  it('shows results while typing and says when it mended a typo', async () => {
    const { user } = openWindow();
    await shown();
    await user.type(screen.getByTestId('search'), 'libarian');
    expect(plain((await screen.findByTestId('corrected')).textContent)).toContain('“librarian”');
    await waitFor(() => expect(cards()[0]).toHaveTextContent('Librarian'));
  });

  it('offers one way out when nothing matches', async () => {
    const { user } = openWindow();
    await shown();
    await user.type(screen.getByTestId('search'), 'qqqqqqqqqqqq');
    await screen.findByTestId('no-results');
    await user.click(screen.getByTestId('clear-search'));
    await shown();
    expect(screen.getByTestId('search')).toHaveValue('');
  });

  it('filters by kind and tag, each removable as a chip', async () => {
    const { user, of } = openWindow();
    await shown();
    await user.click(await screen.findByTestId('kind-tool'));
    await user.click((await screen.findAllByTestId('tag'))[0] as HTMLElement);
    const asked = () => of('browse').at(-1)?.argument as BrowseQuery;
    expect(asked().kinds).toEqual(['tool']);
    expect(asked().tags).toHaveLength(1);
    await user.click(await screen.findByTestId('chosen-filter'));
    expect(asked().tags).toEqual([]);
  });

  it('hides what is installed, sorts, and points to Settings for mature content', async () => {
    const { user, of } = openWindow();
    await shown();
    await user.click(screen.getByTestId('hide-installed'));
    await user.selectOptions(screen.getByTestId('sort'), 'name');
    expect(of('browse').at(-1)?.argument).toMatchObject({ hideInstalled: true, sort: 'name' });
    const panel = within(screen.getByTestId('filter-panel'));
    expect(panel.getByRole('link')).toHaveAttribute('href', '#/settings');
  });

  it('is reached with / and Ctrl+F from everywhere', async () => {
    const { user } = openWindow();
    await shown();
    await user.keyboard('/');
    expect(screen.getByTestId('search')).toHaveFocus();
    await user.keyboard('{Alt>}7{/Alt}');
    await screen.findByTestId('settings');
    // A page with a field of its own has it first.
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByTestId('settings-find')).toHaveFocus();
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(screen.getByTestId('search')).toHaveFocus());

    await user.keyboard('{Alt>}5{/Alt}');
    await screen.findByTestId('activity');
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(screen.getByTestId('search')).toHaveFocus());
  });
});

describe('coming back', () => {
  it('restores words, scroll and focus', async () => {
    const { user } = openWindow({ count: 5000 });
    await shown();
    await user.type(screen.getByTestId('search'), 'tutor');
    await waitFor(() => expect(cards()[0]).toHaveTextContent('Tutor'));
    const link = links()[5] as HTMLElement;
    const index = link.dataset.index;
    await user.click(link);
    await screen.findByTestId('detail-name');
    expect(screen.getByTestId('detail-name')).toHaveFocus();
    location.hash = '#/explore';
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-index', index));
    expect(screen.getByTestId('search')).toHaveValue('tutor');
  });
});

describe('states', () => {
  it('says what is wrong, offers Retry, and has details to copy', async () => {
    let fails = true;
    const offline = {
      code: 'source.offline',
      sentence: 'Not reachable.',
      action: 'Try later.',
      details: 'dns',
    };
    const { user } = openWindow(
      {},
      {
        facets: () => ({ tags: [], kinds: [], sources: [] }),
        browse: () => {
          if (fails) throw offline;
          return { cards: [], total: 0, totalIsCapped: false, corrected: null, revision: 1 };
        },
      },
    );
    const state = within(await screen.findByTestId('error-state'));
    expect(state.getByRole('heading')).toHaveTextContent('Not reachable.');
    expect(state.getByTestId('details')).toHaveTextContent('dns');
    fails = false;
    await user.click(state.getByTestId('retry'));
    await screen.findByTestId('empty-state');
  });

  it('says how old it is where nothing is looked for by itself, and looks when asked', async () => {
    const { user, of, backend } = openWindow({ settings: { checkForUpdates: false } });
    await shown();
    const line = await screen.findByTestId('not-looking');
    expect(plain(line.textContent)).toMatch(/turned off in the settings\.\s+What you see is from .+ ago/);
    await user.click(within(line).getByTestId('look-now'));
    expect(of('check_now')).toHaveLength(1);
    const settings = await backend.call('settings', null);
    await backend.call('set_settings', { ...settings, checkForUpdates: true });
    await waitFor(() => expect(screen.queryByTestId('not-looking')).toBeNull());
  });

  it('says on the page of galleries when was looked', async () => {
    openWindow({ settings: { checkForUpdates: false } }, {}, '#/sources');
    const state = await screen.findByTestId('check-state');
    expect(plain(state.textContent)).toContain('Looked for updates 1 hour ago.');
    expect(within(state).getByTestId('check-held')).toHaveTextContent('turned off');
    expect(screen.getByTestId('sync-all')).toBeEnabled();
  });

  it('asks for a gallery when there is none', async () => {
    const { user } = openWindow({ count: 0 });
    const state = within(await screen.findByTestId('empty-state'));
    await waitFor(() => expect(state.getByRole('button')).toHaveTextContent('Add a gallery'));
    await user.click(state.getByRole('button'));
    await screen.findByTestId('add-source-dialog');
  });

  it('shows places for cards, not an empty state, while the first gallery is being made', async () => {
    openWindow({ count: 0, preparing: true });
    await screen.findByTestId('skeleton');
    expect(screen.queryByTestId('empty-state')).toBeNull();
  });

  it('shows skeletons only when waiting is long', async () => {
    openWindow({ slow: { browse: 700 } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(screen.queryByTestId('skeleton')).toBeNull();
    await screen.findByTestId('skeleton');
    await shown();
    expect(screen.queryByTestId('skeleton')).toBeNull();
  });

  it('keeps the cards and says how old they are when a gallery is away', async () => {
    openWindow({ fail: { 'source-homepilot': 'offline' } });
    await shown();
    expect(plain((await screen.findByTestId('source-banner')).textContent)).toContain(
      'HomePilot community could not be reached.',
    );
  });

  it('shows notices until they are dismissed', async () => {
    const { user } = openWindow({ notices: ['The database was rebuilt.'] });
    const notice = await screen.findByTestId('notice');
    expect(notice).toHaveTextContent('The database was rebuilt.');
    await user.click(within(notice).getByRole('button'));
    expect(screen.queryByTestId('notice')).toBeNull();
  });
});
