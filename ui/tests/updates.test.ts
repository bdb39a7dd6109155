import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SeveralRequest, UpdateRow } from '../src/backend';
import { openWindow, plain } from './window';

/** Every second of these has an update; the last digit says whether it mends something, nine asks for more. */
const SOME = { installed: [0, 4, 1, 9, 2, 11], tick: 5 };
const LIST = '#/updates';

// Compiling the page is no part of what is measured by a test's time limit.
beforeAll(() => import('../src/pages/updates/Updates.svelte').then(() => undefined), 60_000);

async function rows() {
  await screen.findAllByTestId('update-row');
  return screen.getAllByTestId('update-row');
}
const sectionOf = (row: HTMLElement) => row.dataset.section;

async function choose(user: ReturnType<typeof openWindow>['user'], row: HTMLElement, choice: string) {
  await user.click(within(row).getByTestId('update-menu'));
  await user.click(await screen.findByTestId(`update-menu-${choice}`));
}

describe('what can be updated', () => {
  it('stands in its section with versions, size and what changes', async () => {
    openWindow(SOME, {}, LIST);
    const shown = await rows();
    expect(shown.map(sectionOf)).toEqual(['security', 'ready', 'held']);
    expect(plain(shown[0]?.textContent)).toMatch(/0\.9\.0 → .*Mends a security problem/s);
    expect(within(shown[2] as HTMLElement).getByTestId('held-reason')).toHaveTextContent('asks for more');
    expect(within(shown[2] as HTMLElement).getByTestId('change')).toHaveTextContent('calendar-mcp');
    expect(await screen.findByTestId('check-state')).toHaveTextContent(/looked|checked/i);
  });

  it('says that what runs is described in another way', async () => {
    const world = openWindow(SOME, {}, LIST);
    await rows();
    const [first] = await world.backend.call('updates', null);
    world.view.unmount();
    const dependency = {
      kind: 'mcpServer' as const,
      name: 'calendar-mcp',
      purpose: '',
      required: true,
      origin: null,
      available: null,
      advice: '',
      adviceSaid: [],
    };
    const changed = {
      ...(first as UpdateRow),
      changes: [{ change: 'changedDependency' as const, dependency }],
      asksForMore: true,
    };
    openWindow(SOME, { updates: () => [changed] }, LIST);
    const change = await screen.findByTestId('change');
    expect(plain(change.textContent)).toContain('something else of calendar-mcp');
  });

  it('can be skipped, and that can be taken back by toast and by menu', async () => {
    const { user, of } = openWindow(SOME, {}, LIST);
    const [first] = await rows();
    const name = first?.dataset.package ?? '';
    await choose(user, first as HTMLElement, 'skip');
    expect(of('set_update_rule')[0]?.argument).toMatchObject({ rule: { rule: 'skip' } });
    const again = () => screen.getAllByTestId('update-row').find((row) => row.dataset.package === name);
    await waitFor(() => expect(sectionOf(again() as HTMLElement)).toBe('held'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sectionOf(again() as HTMLElement)).toBe('security'));
    await choose(user, again() as HTMLElement, 'pause');
    await waitFor(() => expect(sectionOf(again() as HTMLElement)).toBe('held'));
    await choose(user, again() as HTMLElement, 'none');
    await waitFor(() => expect(sectionOf(again() as HTMLElement)).toBe('security'));
    expect(of('set_update_rule')[1]?.argument).toMatchObject({ rule: null });
  });

  it.each([
    ['never', { rule: 'never' }],
    ['keep', { rule: 'keep', version: '0.9.0' }],
  ])('can be left alone for good by “%s”, and that can be taken back', async (choice, rule) => {
    const { user, of } = openWindow(SOME, {}, LIST);
    const [first] = await rows();
    const name = first?.dataset.package ?? '';
    const again = () =>
      screen.getAllByTestId('update-row').find((row) => row.dataset.package === name) as HTMLElement;
    expect(sectionOf(again())).toBe('security');
    await choose(user, again(), choice);
    expect(of('set_update_rule')[0]?.argument).toMatchObject({ rule });
    await waitFor(() => expect(sectionOf(again())).toBe('held'));
    // It is not among what “Update all” does.
    await user.click(screen.getByTestId('update-all'));
    const dialog = within(await screen.findByTestId('updates-dialog'));
    const plan = await dialog.findAllByTestId('plan-item');
    expect(plan).toHaveLength(1);
    expect(dialog.getAllByTestId('left-out')).toHaveLength(2);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('updates-dialog')).toBeNull());
    await choose(user, again(), 'none');
    await waitFor(() => expect(sectionOf(again())).toBe('security'));
    expect(of('set_update_rule')[1]?.argument).toMatchObject({ rule: null });
  });

  it('is updated at once when nothing holds it, and looked at first when something does', async () => {
    const { user, of } = openWindow(SOME, {}, LIST);
    const shown = await rows();
    await user.click(within(shown[1] as HTMLElement).getByTestId('update-button'));
    expect(of('install')).toHaveLength(1);
    await user.click(within(shown[2] as HTMLElement).getByTestId('update-button'));
    await screen.findByTestId('install-dialog');
    expect(of('install')).toHaveLength(1);
  });

  it('says that all is well, and that a gallery could not be asked', async () => {
    openWindow({ installed: [0], fail: { 'source-workshop': 'offline' } }, {}, LIST);
    await screen.findByTestId('up-to-date');
    expect(await screen.findByTestId('unreached')).toHaveTextContent('could not be asked');
  });

  it('says why there is nothing, and what to do', async () => {
    openWindow({ installed: [] }, { sources: () => [] }, LIST);
    expect(await screen.findByRole('link', { name: 'Add a gallery' })).toBeInTheDocument();
  });

  it('shows why it cannot be shown', async () => {
    const { user, of } = openWindow({ fail: { updates: 'offline' } }, {}, LIST);
    await user.click(within(await screen.findByTestId('error-state')).getByTestId('retry'));
    await waitFor(() => expect(of('updates').length).toBeGreaterThan(1));
  });

  it('never hides what was taken down', async () => {
    const world = openWindow({ installed: [0] });
    const held = await world.backend.call('installed', null);
    world.view.unmount();
    const down = held.map((row) => ({ ...row, withdrawn: 'It steals.' }));
    openWindow({ installed: [0] }, { installed: () => down }, LIST);
    expect(plain((await screen.findByTestId('withdrawn')).textContent)).toContain('It steals.');
  });
});

describe('update all', () => {
  it('shows its plan first, leaves out what is held, and does what was chosen', async () => {
    const { user, of } = openWindow(SOME, {}, LIST);
    await rows();
    await user.click(screen.getByTestId('update-all'));
    const dialog = within(await screen.findByTestId('updates-dialog'));
    const items = await dialog.findAllByTestId('plan-item');
    expect(items).toHaveLength(2);
    expect(dialog.getAllByTestId('left-out')).toHaveLength(1);
    await user.click(within(items[1] as HTMLElement).getByRole('checkbox'));
    await user.click(screen.getByTestId('start-updates'));
    const asked = of('install_several')[0]?.argument as SeveralRequest;
    expect(asked.items).toHaveLength(1);
    expect(asked.cause).toBe('person');
  });

  it('goes on in place, names what failed, tries only that again, and takes one back', async () => {
    const { user, of } = openWindow({ ...SOME, fail: { several: 'offline' } }, {}, LIST);
    await rows();
    await user.click(screen.getByTestId('update-all'));
    await user.click(await screen.findByTestId('start-updates'));
    const several = await screen.findByTestId('several');
    await waitFor(() => expect(several).toHaveAttribute('data-state', 'failed'));
    const items = within(several).getAllByTestId('job-item');
    expect(items.map((item) => item.dataset.state)).toEqual(['done', 'failed']);
    await user.click(await within(several).findByTestId('roll-back-item'));
    expect(of('rollback')).toHaveLength(1);
    await user.click(within(several).getByTestId('retry-job'));
    expect(of('retry_job')).toHaveLength(1);
    await waitFor(() => expect(screen.getByTestId('several')).toHaveAttribute('data-state', 'done'));
  });
});

describe('how updates are treated', () => {
  it('is decided for all, for a gallery, and for a package', async () => {
    const { user, of } = openWindow(SOME, {}, '#/updates/policies');
    await user.selectOptions(await screen.findByTestId('usual-policy'), 'install');
    expect(of('set_settings')[0]?.argument).toMatchObject({ updatePolicy: 'install' });
    const [gallery] = screen.getAllByTestId('policy-row');
    await user.selectOptions(within(gallery as HTMLElement).getByTestId('channel'), 'beta');
    expect(of('set_update_policy')[0]?.argument).toMatchObject({ id: null, policy: null, channel: 'beta' });
    const add = screen.getByTestId<HTMLSelectElement>('add-policy');
    await user.selectOptions(add, add.options[1] as HTMLOptionElement);
    await user.click(await screen.findByTestId('forget-policy'));
    await waitFor(() => expect(screen.queryByTestId('forget-policy')).toBeNull());
  });
});

describe('the history', () => {
  it('tells what happened and takes it back, or says why it cannot', async () => {
    const { user, of, backend } = openWindow(SOME, {}, LIST);
    const shown = await rows();
    await user.click(within(shown[1] as HTMLElement).getByTestId('update-button'));
    await waitFor(async () =>
      expect((await backend.call('history', { before: null, limit: 9 })).entries).toHaveLength(1),
    );
    await user.click(screen.getByTestId('updates-tab-history'));
    expect(await screen.findByRole('heading', { name: 'Today' })).toBeInTheDocument();
    await user.click(await screen.findByTestId('undo'));
    expect(of('undo_history')).toHaveLength(1);
    await waitFor(() => expect(screen.getAllByTestId('history-row')).toHaveLength(2));
    expect(screen.getAllByTestId('no-undo')[0]).toHaveTextContent('Something else happened');
  });

  it('says that nothing happened yet', async () => {
    openWindow({}, {}, '#/updates/history');
    expect(await screen.findByText(/Nothing has happened yet/)).toBeInTheDocument();
  });
});

describe('an older version', () => {
  it('can be kept when it is installed', async () => {
    const { user, of } = openWindow({ installed: [], tick: 5 }, {}, '#/package/homepilot/persona-000000');
    const older = (await screen.findAllByTestId('install-version')).at(-1) as HTMLElement;
    await user.click(older);
    await user.click(await screen.findByTestId('keep-version'));
    await user.click(screen.getByTestId('confirm-install'));
    await waitFor(() => expect(of('set_update_rule')).toHaveLength(1));
    expect(of('set_update_rule')[0]?.argument).toMatchObject({ rule: { rule: 'keep' } });
  });
});
