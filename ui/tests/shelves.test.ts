import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { BrowseQuery, ImportRequest, SeveralRequest } from '../src/backend';
import { digestOf } from '../src/backend/mock/digest';
import { cards, openWindow, plain } from './window';

const front = () => screen.findByTestId('front');

describe('the front of Explore', () => {
  it('puts forward what is featured, shelves and collections, above the grid', async () => {
    openWindow();
    const shown = within(await front());
    expect(shown.getAllByTestId('featured').length).toBeGreaterThan(2);
    expect(shown.getByRole('heading', { name: 'New' })).toBeVisible();
    expect(shown.getByRole('heading', { name: 'Popular' })).toBeVisible();
    expect(shown.queryByRole('heading', { name: 'Best rated' })).toBeNull();
    const [collection] = shown.getAllByTestId('collection');
    expect(collection).toHaveAttribute('href', '#/collection/workshop/first-steps');
    expect(cards().length).toBeGreaterThan(0);
  });

  it('leads from a shelf to the sorted list, and steps aside for a search', async () => {
    const { user, of } = openWindow();
    await front();
    const popular = within(screen.getByTestId('shelf-popular'));
    await user.click(popular.getByTestId('see-all'));
    await waitFor(() => expect(screen.queryByTestId('front')).toBeNull());
    expect((of('browse').at(-1)?.argument as BrowseQuery).sort).toBe('downloads');
    expect(screen.getByTestId('sort')).toHaveValue('downloads');
    await user.selectOptions(screen.getByTestId('sort'), 'relevance');
    await front();
    await user.type(screen.getByTestId('search'), 'tutor');
    expect(screen.queryByTestId('front')).toBeNull();
  });

  it('is one stop with Tab for each shelf, and arrow keys go on from there', async () => {
    const { user } = openWindow();
    await front();
    const links = within(screen.getByTestId('shelf-newest')).getAllByTestId('shelf-card');
    expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
    links[0]?.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(links[2]).toHaveFocus();
    expect(links[2]?.tabIndex).toBe(0);
    await user.keyboard('{End}');
    expect(links.at(-1)).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(links[0]).toHaveFocus();
  });

  it('leaves the list as it is when it cannot be had', async () => {
    openWindow({ fail: { front: 'offline' } });
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    expect(screen.queryByTestId('front')).toBeNull();
    expect(screen.queryByTestId('error-state')).toBeNull();
  });
});

describe('favourites', () => {
  it('are marked on a card, told by aria-pressed, and can be brought back', async () => {
    const { user, of } = openWindow();
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    const heart = () => screen.getAllByTestId('favourite')[0] as HTMLElement;
    expect(heart()).toHaveAttribute('aria-pressed', 'false');
    await user.click(heart());
    await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'true'));
    expect(of('set_favourite')).toHaveLength(1);
    await user.click(heart());
    await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'false'));
    await user.click(await screen.findByTestId('toast-action'));
    await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'true'));
  });

  it('go back to what they were when that is refused', async () => {
    const { user } = openWindow({ fail: { set_favourite: 'disk' } });
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    const heart = () => screen.getAllByTestId('favourite')[0] as HTMLElement;
    await user.click(heart());
    await screen.findByTestId('toast');
    expect(heart()).toHaveAttribute('aria-pressed', 'false');
  });

  it('are a filter of Explore', async () => {
    const { user } = openWindow({ favourites: [3, 8] });
    await waitFor(() => expect(cards().length).toBeGreaterThan(2));
    await user.click(await screen.findByTestId('only-favourites'));
    await waitFor(() => expect(cards()).toHaveLength(2));
    await user.click(await screen.findByTestId('chosen-filter'));
    await waitFor(() => expect(cards().length).toBeGreaterThan(2));
  });

  it('are listed in Installed, also what is not listed any more, with one plan for all', async () => {
    const { user } = openWindow({ favourites: [3, 8] }, {}, '#/installed/favourites');
    expect(await screen.findAllByTestId('list-card')).toHaveLength(2);
    await user.click(screen.getByTestId('install-favourites'));
    const dialog = within(await screen.findByTestId('several-dialog'));
    await waitFor(() => expect(dialog.getAllByTestId('several-row').length).toBeGreaterThan(0));
  });

  it('say why one of them has no card', async () => {
    const gone = {
      package: { source: 'workshop', id: 'old' },
      name: 'Old friend',
      added: 1,
      card: null,
      missing: '“workshop” does not list it any more.',
    };
    openWindow({}, { favourites: () => [gone] }, '#/installed/favourites');
    expect(plain((await screen.findByTestId('favourite-gone')).textContent)).toContain('does not list it');
    expect(screen.getByTestId('install-favourites')).toBeDisabled();
  });
});

describe('a collection', () => {
  const open = () => openWindow({}, {}, '#/collection/workshop/first-steps');

  it('has its words, its packages in order, and says what is not listed', async () => {
    open();
    const heading = await screen.findByRole('heading', { name: 'First steps' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.getAllByTestId('list-card')).toHaveLength(5);
    expect(plain(screen.getByTestId('unlisted').textContent)).toContain('One more package');
    expect(document.title).toContain('First steps');
  });

  it('is installed as one job from a plan', async () => {
    const { user, of } = open();
    await user.click(await screen.findByTestId('install-all'));
    const dialog = within(await screen.findByTestId('several-dialog'));
    const boxes = await dialog.findAllByTestId('several-row');
    await user.click(boxes[0] as HTMLElement);
    await user.click(dialog.getByTestId('confirm-several'));
    await waitFor(() => expect(of('install_several')).toHaveLength(1));
    const sent = of('install_several')[0]?.argument as SeveralRequest;
    expect(sent.cause).toBe('collection');
    expect(sent.title).toBe('First steps');
    const asked = of('plan_several')[0]?.argument as SeveralRequest;
    expect(sent.items.length).toBeLessThan(asked.items.length);
    // The bytes of the plan, whatever the gallery says by then.
    for (const { package: ref, version, sha256 } of sent.items)
      expect(sha256).toBe(digestOf(`${ref.id}@${version}`));
    await waitFor(() => expect(screen.queryByTestId('several-dialog')).toBeNull());
  });

  it('says when it is gone', async () => {
    openWindow({}, {}, '#/collection/workshop/nowhere');
    const state = within(await screen.findByTestId('error-state'));
    expect(plain(state.getByRole('heading').textContent)).toContain('has no collection');
  });
});

describe('a plan for several', () => {
  const row = (id: string, change: object) => ({
    package: { source: 'workshop', id },
    name: id,
    kind: null,
    picture: null,
    state: 'install' as const,
    from: null,
    version: '1.0.0',
    sha256: null,
    size: 1000,
    trust: 'listed' as const,
    trustSentence: '',
    consent: null,
    consentSaid: [],
    why: null,
    whySaid: [],
    with: [],
    keep: false,
    ...change,
  });
  const start = async (rows: object[], freeSpace = 1e9) => {
    const opened = openWindow(
      {},
      { plan_several: () => ({ rows: rows as ReturnType<typeof row>[], freeSpace }) },
      '#/collection/workshop/first-steps',
    );
    await opened.user.click(await screen.findByTestId('install-all'));
    return { ...opened, dialog: within(await screen.findByTestId('several-dialog')) };
  };

  it('asks for a word before anything nobody vouches for, and sends it for that alone', async () => {
    const consent = 'Nothing vouches for it. Install it all the same?';
    const { user, dialog, of } = await start([row('a', {}), row('b', { consent })]);
    await dialog.findAllByTestId('several-row');
    expect(dialog.getAllByRole('checkbox').filter((box) => (box as HTMLInputElement).checked)).toHaveLength(
      1,
    );
    await user.click(dialog.getByTestId('select-all'));
    expect(dialog.getByTestId('confirm-several')).toBeDisabled();
    await user.click(dialog.getByTestId('several-consent'));
    await user.click(dialog.getByTestId('confirm-several'));
    await waitFor(() => expect(of('install_several')).toHaveLength(1));
    const { items } = of('install_several')[0]?.argument as SeveralRequest;
    expect(items.map((item) => item.acceptUnverified)).toEqual([false, true]);
  });

  it('says what is left out and why, what comes along, and when it does not fit', async () => {
    const other = { package: { source: 'workshop', id: 'c' }, name: 'C', version: '1', size: 500 };
    const { dialog } = await start(
      [
        row('a', { with: [{ ...other, neededBy: 'a', installed: false }] }),
        row('b', { state: 'cannot', why: 'It was taken down.' }),
        row('d', { state: 'here' }),
      ],
      1200,
    );
    expect(plain((await dialog.findByTestId('several-left')).textContent)).toContain('2 are left out');
    expect(dialog.getAllByTestId('several-left-row')[0]).toHaveTextContent('It was taken down.');
    expect(dialog.getByTestId('several-along')).toHaveTextContent('C');
    expect(dialog.getByRole('alert')).toBeVisible();
    expect(dialog.getByTestId('confirm-several')).toBeDisabled();
  });
});

describe('the library as a file', () => {
  it('is written where the person says, with what came of it', async () => {
    const { user, of } = openWindow({}, {}, '#/installed');
    await user.click(await screen.findByTestId('library-menu'));
    await user.click(await screen.findByTestId('export-library'));
    await user.type(await screen.findByTestId('file-path'), '/tmp/mine.json');
    await user.click(screen.getByTestId('confirm-export'));
    expect(await screen.findByTestId('export-done')).toHaveTextContent('/tmp/mine.json');
    expect(of('export_library')[0]?.argument).toEqual({ path: '/tmp/mine.json', favourites: true });
  });

  it('is looked at row by row before anything happens, and only what is checked is taken over', async () => {
    const { user, of } = openWindow({}, {}, `#/installed/import/${encodeURIComponent('/tmp/mine.json')}`);
    const rows = await screen.findAllByTestId('import-row');
    const states = rows.map((row) => row.dataset.state);
    expect(new Set(states).size).toBeGreaterThan(4);
    expect(screen.getAllByTestId('import-rule')).toHaveLength(1);
    expect(of('import_library')).toHaveLength(0);
    await user.click(screen.getByTestId('import-none'));
    const [first] = within(rows[0] as HTMLElement).getAllByRole('checkbox');
    await user.click(first as HTMLElement);
    for (const box of screen.getAllByTestId('import-favourite').slice(1)) await user.click(box);
    await user.click(screen.getByTestId('confirm-import'));
    await screen.findByTestId('import-report');
    const sent = of('import_library')[0]?.argument as ImportRequest;
    expect([sent.packages.length, sent.favourites.length, sent.acceptUnverified]).toEqual([1, 1, false]);
    expect(sent.rules).toEqual([]);
  });

  it('takes over a rule for updates only when that is said, and names it', async () => {
    const { user, of } = openWindow({}, {}, `#/installed/import/${encodeURIComponent('/tmp/mine.json')}`);
    const rule = await screen.findByTestId('import-rule');
    expect(plain(rule.textContent)).toMatch(/Keep version \d/);
    expect(within(rule).getByRole('checkbox')).not.toBeChecked();
    await user.click(within(rule).getByRole('checkbox'));
    await user.click(screen.getByTestId('confirm-import'));
    await screen.findByTestId('import-report');
    const sent = of('import_library')[0]?.argument as ImportRequest;
    expect(sent.rules).toHaveLength(1);
    expect(sent.packages).toContainEqual(sent.rules[0]);
  });

  it('adds a missing gallery only through the dialog that shows what it is', async () => {
    const { user, of } = openWindow({}, {}, `#/installed/import/${encodeURIComponent('/tmp/mine.json')}`);
    const missing = within(await screen.findByTestId('missing-source'));
    expect(missing.getByText(/8f3a/)).toBeVisible();
    await user.click(missing.getByTestId('add-missing'));
    expect(await screen.findByTestId('add-source-dialog')).toBeVisible();
    expect(of('add_source')).toHaveLength(0);
  });

  it('says in a sentence what is no library file', async () => {
    openWindow({}, {}, `#/installed/import/${encodeURIComponent('/tmp/picture.png')}`);
    const state = within(await screen.findByTestId('error-state'));
    expect(state.getByRole('heading')).toHaveTextContent('This is no library file of Vitrine.');
  });
});

describe('several of what is installed', () => {
  it('are chosen, updated as one plan and removed after a question', async () => {
    const { user, of } = openWindow({}, {}, '#/installed');
    await user.click(await screen.findByTestId('choose-several'));
    await user.click(screen.getByTestId('choose-all'));
    await user.click(screen.getByTestId('update-chosen'));
    await screen.findByTestId('several-dialog');
    await waitFor(() => expect(of('plan_several')).toHaveLength(1));
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('several-dialog')).toBeNull());
    await user.click(screen.getByTestId('remove-chosen'));
    await user.click(await screen.findByTestId('confirm-remove-several'));
    await waitFor(() => expect(of('remove').length).toBeGreaterThan(1));
  });
});
