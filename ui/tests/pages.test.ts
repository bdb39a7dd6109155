import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Card, Detail, InstallRequest, RemoveRequest } from '../src/backend';
import { makeEntry, makeSources } from '../src/backend/mock/catalogue';
import { detailOf, digestOf, planOf } from '../src/backend/mock/details';
import { openWindow, plain } from './window';

const DETAIL = '#/package/homepilot/persona-000000';
const free = makeEntry(0).card;
const unverified: Card = { ...free, trust: 'unverified' };
/** A package none of the mock's first installed ones. */
const hashOf = (card: Card) => `#/package/${card.package.source}/${card.package.id}`;

describe('the page of a package', () => {
  it('drops what it was told before and hears after', async () => {
    const found = detailOf(free, null);
    const named = (name: string): Detail => ({ ...found, card: { ...free, name } });
    const answers: ((detail: Detail) => void)[] = [];
    const detail = () => new Promise<Detail>((answer) => void answers.push(answer));
    const { tell, of } = openWindow({}, { detail }, DETAIL);
    await waitFor(() => expect(of('detail')).toHaveLength(1));
    tell({ type: 'library', revision: 2 });
    await waitFor(() => expect(of('detail')).toHaveLength(2));
    answers[1]?.(named('As it is now'));
    await screen.findByText('As it is now', { selector: 'h1' });
    answers[0]?.(named('As it was'));
    await new Promise((later) => setTimeout(later, 20));
    expect(screen.getByTestId('detail-name')).toHaveTextContent('As it is now');
  });
});

describe('installing', () => {
  it('shows the plan and starts a job for what was agreed to', async () => {
    const { user, of } = openWindow({ tick: 5 }, {}, hashOf(free));
    await screen.findByTestId('detail-name');
    await user.click(screen.getByTestId('install-button'));
    const dialog = within(await screen.findByTestId('install-dialog'));
    await dialog.findByText('Free space');
    await user.click(screen.getByTestId('offer'));
    await user.click(screen.getByTestId('confirm-install'));
    expect(of('install')[0]?.argument).toEqual({
      package: free.package,
      // The version of the plan that was agreed to, whatever the gallery says by then.
      version: free.version,
      sha256: digestOf(`${free.package.id}@${free.version}`),
      with: [{ source: 'homepilot', id: 'tool-000007' }],
      acceptUnverified: false,
      acceptRepublished: false,
    });
  });

  it('goes on only with consent when nothing vouches for the bytes, and says so to the engine', async () => {
    const { user, of } = openWindow(
      {},
      {
        plan_install: (request) => planOf(unverified, request, null),
        install: () => ({ id: 'j' }),
      },
      hashOf(free),
    );
    await user.click(await screen.findByTestId('install-button'));
    const confirm = await screen.findByTestId('confirm-install');
    const consent = await screen.findByTestId('consent');
    // Never folded: what is agreed to, and who vouches.
    expect(consent.closest('details')).toBeNull();
    expect(confirm).toBeDisabled();
    await user.click(consent);
    await user.click(confirm);
    expect((of('install')[0]?.argument as InstallRequest).acceptUnverified).toBe(true);
    await waitFor(() => expect(screen.queryByTestId('install-dialog')).toBeNull());
  });

  it('does not start without room for it', async () => {
    const { user } = openWindow(
      {},
      { plan_install: (request) => ({ ...planOf(free, request, null), download: 10, freeSpace: 9 }) },
      hashOf(free),
    );
    await user.click(await screen.findByTestId('install-button'));
    await screen.findByRole('alert');
    expect(screen.getByTestId('confirm-install')).toBeDisabled();
  });

  it('says in the dialog why it was refused', async () => {
    const refused = {
      code: 'library.read_only',
      sentence: 'The library is read-only.',
      action: null,
      details: '',
    };
    const { user } = openWindow({}, { plan_install: () => Promise.reject(refused) }, hashOf(free));
    await user.click(await screen.findByTestId('install-button'));
    expect(await screen.findByTestId('error-state')).toHaveTextContent('The library is read-only.');
  });

  it('installs exactly the version that was chosen', async () => {
    const { user, of } = openWindow({}, {}, hashOf(free));
    await user.click((await screen.findAllByTestId('install-version'))[1] as HTMLElement);
    await waitFor(() => expect(of('plan_install')).toHaveLength(1));
    expect((of('plan_install')[0]?.argument as InstallRequest).version).toMatch(/beta|0\.0$/);
  });

  it('tells when it failed, with a way to the details and a retry', async () => {
    const { user } = openWindow({ tick: 2, fail: { job: 'digest' } }, {}, hashOf(free));
    await user.click(await screen.findByTestId('install-button'));
    await waitFor(() => expect(screen.getByTestId('confirm-install')).toBeEnabled());
    await user.click(screen.getByTestId('confirm-install'));
    expect(await screen.findByTestId('toast')).toHaveTextContent('thrown away');
    await user.click(screen.getByTestId('toast-action'));
    const job = await screen.findByTestId('job');
    expect(job).toHaveAttribute('data-state', 'failed');
    expect(within(job).getByTestId('details')).toHaveTextContent('expected');
    await user.click(screen.getByTestId('retry-job'));
    await waitFor(() => expect(screen.getAllByTestId('job')[0]).toHaveAttribute('data-state', 'done'));
    await user.click(screen.getByTestId('clear-jobs'));
    await screen.findByTestId('empty-state');
  });
});

describe('a package’s page', () => {
  it('shows HTML only after it was sanitised again', async () => {
    const bad: Detail = {
      ...detailOf(free, null),
      descriptionHtml:
        '<p onclick="x()">Hello <script>alert(1)</script><img src="https://t.example/p.png"><a href="javascript:x()">a</a> <a href="https://example.org/">b</a></p>',
    };
    const { backend, user } = openWindow({}, { detail: () => bad }, DETAIL);
    const opened = vi.spyOn(backend, 'openExternal').mockResolvedValue();
    const text = await screen.findByText(/Hello/);
    expect(text.outerHTML).not.toMatch(/script|onclick|img|javascript/);
    await user.click(screen.getByText('b'));
    expect(opened).toHaveBeenCalledWith('https://example.org/');
  });

  it('warns of withdrawal and of other bytes under the same version', async () => {
    const detail = detailOf(free, null);
    openWindow(
      {},
      {
        detail: () => ({
          ...detail,
          card: { ...free, state: { state: 'withdrawn', version: '1', reason: 'It steals.' } },
          provenance: { ...detail.provenance, alarm: 'Seen with other bytes.' },
        }),
      },
      DETAIL,
    );
    expect(await screen.findByTestId('withdrawn')).toHaveTextContent('It steals.');
    expect(screen.getByTestId('alarm')).toHaveTextContent('Seen with other bytes.');
    expect(screen.queryByTestId('install-button')).toBeNull();
  });

  it('says when there is no such package', async () => {
    openWindow({}, {}, '#/package/homepilot/none');
    expect(await screen.findByTestId('error-state')).toHaveTextContent('There is no package');
  });

  it('offers HomePilot only when there is one, previews, asks and sends', async () => {
    const installed = makeEntry(1).card;
    const plainWindow = openWindow({}, {}, hashOf(installed));
    await screen.findByTestId('open-folder');
    expect(screen.queryByTestId('handover')).toBeNull();
    plainWindow.view.unmount();

    const { user, of } = openWindow(
      { settings: { homepilotUrl: 'http://127.0.0.1:8000' } },
      {},
      hashOf(installed),
    );
    await user.click(await screen.findByTestId('handover'));
    await waitFor(() => expect(screen.getByTestId('confirm-handover')).toBeEnabled());
    await user.click(screen.getByTestId('confirm-handover'));
    expect(plain((await screen.findByTestId('handover-done')).textContent)).toContain('p-42');
    expect(of('handover_send')).toHaveLength(1);
  });
});

describe('Installed', () => {
  async function choose(user: ReturnType<typeof openWindow>['user'], row: HTMLElement, item: string) {
    await user.click(within(row).getByTestId('row-menu'));
    await user.click(await screen.findByTestId(item));
  }
  const shownNames = () =>
    screen.getAllByTestId('installed-row').map((row) => row.querySelector('.name')?.textContent ?? '');

  it('has one action on a row, and the others in a menu the keyboard knows', async () => {
    const { user, of } = openWindow({}, {}, '#/installed');
    const [newer, ...others] = await screen.findAllByTestId('installed-row');
    const actions = (row: HTMLElement | undefined) => {
      const group = within(row as HTMLElement).getByRole('group');
      return within(group)
        .getAllByRole('button')
        .map((button) => button.dataset.testid);
    };
    expect(actions(newer)).toEqual(['update-button', 'row-menu']);
    expect(actions(others.at(-1))).toEqual(['open-folder', 'row-menu']);

    const menu = within(newer as HTMLElement).getByTestId('row-menu');
    menu.focus();
    await user.keyboard('{Enter}');
    const list = within(await screen.findByTestId('row-menu-list'));
    await waitFor(() => expect(list.getByTestId('open-folder')).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    expect(list.getByTestId('verify')).toHaveFocus();
    await user.keyboard('rem');
    expect(list.getByTestId('remove-button')).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('row-menu-list')).toBeNull());
    expect(menu).toHaveFocus();
    expect(of('verify')).toHaveLength(0);
  });

  it('lays a menu out from right to left where the language is read so', async () => {
    const { user } = openWindow({ settings: { language: 'ar' } }, {}, '#/installed');
    const [row] = await screen.findAllByTestId('installed-row');
    await waitFor(() => expect(document.documentElement).toHaveAttribute('dir', 'rtl'));
    const menu = within(row as HTMLElement).getByTestId('row-menu');
    await user.click(menu);
    const list = await screen.findByTestId('row-menu-list');
    // On the box that is placed: its sides and what is in it follow from that.
    const placed = list.closest('[dir]');
    expect(placed).toContainElement(list);
    expect(placed).not.toBe(document.documentElement);
    expect(placed).toHaveAttribute('dir', 'rtl');
    await user.keyboard('{Escape}');
  });

  it('sends a persona first where there is a HomePilot', async () => {
    openWindow({ settings: { homepilotUrl: 'http://127.0.0.1:8000' }, installed: [0] }, {}, '#/installed');
    const row = await screen.findByTestId('installed-row');
    expect(within(row).getByTestId('handover')).toBeVisible();
    expect(within(row).queryByTestId('open-folder')).toBeNull();
  });

  it('is put in another order and filtered, as the address says', async () => {
    const { user } = openWindow({}, {}, '#/installed');
    await screen.findAllByTestId('installed-row');
    const names = shownNames();
    await user.selectOptions(screen.getByTestId('installed-sort'), 'size');
    expect(location.hash).toBe('#/installed?sort=size');
    expect([...shownNames()].sort()).toEqual([...names].sort());
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByTestId('installed-find')).toHaveFocus();
    await user.keyboard((names[0] ?? '').toUpperCase());
    expect(shownNames()).toEqual([names[0]]);
    const address = location.hash;
    expect(address).toContain('sort=size&find=');

    // Another page and back: it is as it was.
    await user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('settings');
    await user.click(screen.getByTestId('nav-installed'));
    await waitFor(() => expect(screen.getByTestId('installed-find')).toHaveValue(names[0]?.toUpperCase()));
    expect(screen.getByTestId('installed-sort')).toHaveValue('size');
    expect(location.hash).toBe(address);

    await user.type(screen.getByTestId('installed-find'), 'qqqq');
    await screen.findByTestId('installed-find-nothing');
    await user.click(screen.getByTestId('installed-find-clear'));
    expect(shownNames()).toHaveLength(4);
    expect(screen.getByTestId('installed-find')).toHaveFocus();
    expect(location.hash).toBe('#/installed?sort=size');
  });

  it('opens in the order of its address', async () => {
    openWindow({}, {}, '#/installed?sort=recent');
    await screen.findAllByTestId('installed-row');
    expect(screen.getByTestId('installed-sort')).toHaveValue('recent');
  });

  it('lists what is there with its size, health and updates', async () => {
    openWindow({}, {}, '#/installed');
    expect(await screen.findAllByTestId('installed-row')).toHaveLength(4);
    expect(plain(screen.getByTestId('installed-total').textContent)).toMatch(/4 packages, .+ on disk/);
    expect(within(screen.getByTestId('updates')).getAllByTestId('installed-row')).toHaveLength(2);
    expect(await screen.findByTestId('badge-updates')).toHaveTextContent('2');
  });

  it('verifies and shows the paths that differ', async () => {
    const { user } = openWindow({}, {}, '#/installed');
    const rows = await screen.findAllByTestId('installed-row');
    const changed = rows.find((row) => within(row).queryByText('Files changed')) as HTMLElement;
    await choose(user, changed, 'verify');
    expect(await within(changed).findByTestId('verify-report')).toHaveTextContent('persona.json');
  });

  it('removes, keeping changed files unless told otherwise, and offers to install again', async () => {
    const { user, of } = openWindow({ tick: 2 }, {}, '#/installed');
    const [row] = await screen.findAllByTestId('installed-row');
    await choose(user, row as HTMLElement, 'remove-button');
    expect(await screen.findByTestId('remove-keep')).toBeChecked();
    await user.click(screen.getByTestId('confirm-remove'));
    expect((of('remove')[0]?.argument as RemoveRequest).deleteChanged).toBe(false);
    await waitFor(() => expect(screen.getAllByTestId('installed-row')).toHaveLength(3));
    await user.click(await screen.findByTestId('toast-action'));
    await screen.findByTestId('install-dialog');
  });

  it('says one sentence and offers one action when nothing is installed', async () => {
    openWindow({ installed: [] }, {}, '#/installed');
    expect(within(await screen.findByTestId('empty-state')).getByRole('link')).toHaveAttribute(
      'href',
      '#/explore',
    );
  });
});

describe('Sources', () => {
  it('asks before it adds an address that is not encrypted', async () => {
    const { user, of } = openWindow({ tick: 2 }, {}, '#/sources');
    await user.click(await screen.findByTestId('add-source'));
    await user.type(await screen.findByTestId('source-location'), 'http://gallery.local/');
    await user.click(screen.getByTestId('preview-source'));
    await screen.findByTestId('source-error');
    expect(screen.getByTestId('preview-source')).toBeDisabled();
    await user.click(screen.getByTestId('allow-insecure'));
    await user.click(screen.getByTestId('preview-source'));
    await user.click(await screen.findByTestId('confirm-add-source'));
    await waitFor(() => expect(screen.getAllByTestId('source-row')).toHaveLength(4));
    expect(
      of('preview_source').map((call) => (call.argument as { allowInsecure: boolean }).allowInsecure),
    ).toEqual([false, true]);
    // What was looked at is what is added: another identity in between is refused.
    const shown = of('add_source')[0]?.argument as { fingerprint: string };
    expect(shown).toMatchObject({ allowInsecure: true });
    expect(shown.fingerprint).toMatch(/^([0-9a-f]{4} ?){16}$/);
  });

  it('takes a folder from the file chooser where there is one', async () => {
    const { user } = openWindow({}, {}, '#/sources');
    await user.click(await screen.findByTestId('add-source'));
    await user.click(await screen.findByTestId('pick-folder'));
    await waitFor(() =>
      expect(screen.getByTestId('source-location')).toHaveValue('/home/mira/galleries/new'),
    );
  });

  it('waits for the person’s word when a gallery shrank', async () => {
    const rows = makeSources(300);
    const { user, of } = openWindow(
      {},
      { sources: () => rows.slice(0, 1).map((row) => ({ ...row, shrink: 12 })) },
      '#/sources',
    );
    await user.click(await screen.findByTestId('accept-shrink'));
    expect(of('sync_source')[0]?.argument).toEqual({ name: 'homepilot', acceptShrink: true });
  });

  it('lists problems when asked, and removes with an undo', async () => {
    const { user, of } = openWindow({}, {}, '#/sources');
    const [problems] = await screen.findAllByTestId('problems');
    (problems as HTMLDetailsElement).open = true;
    await screen.findByText('The item has no id.');
    await user.click(screen.getAllByTestId('source-menu')[2] as HTMLElement);
    await user.click(await screen.findByTestId('remove-source'));
    await user.click(await screen.findByTestId('confirm-remove-source'));
    await waitFor(() => expect(screen.getAllByTestId('source-row')).toHaveLength(2));
    await user.click(await screen.findByTestId('toast-action'));
    expect(of('add_source')[0]?.argument).toEqual({
      name: 'attic',
      location: '/home/mira/galleries/attic',
      allowInsecure: false,
      // The identity it had: another gallery at the same place is not taken for it.
      fingerprint: makeSources(300)[2]?.trust.fingerprint,
      minisignKey: null,
    });
  });
});

describe('Settings', () => {
  it('keeps each change at once: theme, language, content, HomePilot', async () => {
    const { user, of } = openWindow({}, {}, '#/settings');
    await user.click(await screen.findByTestId('theme-dark'));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    await user.click(screen.getByTestId('allow-mature'));
    await user.selectOptions(screen.getByTestId('language'), 'ar');
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
    await screen.findByRole('heading', { level: 1, name: 'الإعدادات' });
    await user.type(screen.getByTestId('homepilot-url'), 'nonsense');
    await user.tab();
    expect(screen.getByTestId('homepilot-url')).toHaveAttribute('aria-invalid', 'true');
    await user.clear(screen.getByTestId('homepilot-url'));
    await user.type(screen.getByTestId('homepilot-url'), 'http://127.0.0.1:8000');
    await user.tab();
    await waitFor(() =>
      expect(of('set_settings').at(-1)?.argument).toMatchObject({
        theme: 'dark',
        allowMature: true,
        language: 'ar',
        homepilotUrl: 'http://127.0.0.1:8000',
      }),
    );
  });

  it('shows mature packages after they were allowed', async () => {
    const { user } = openWindow();
    const total = () => Number(screen.getByTestId('total').textContent?.replace(/\D/g, ''));
    await waitFor(() => expect(total()).toBeGreaterThan(0));
    const before = total();
    await user.click(screen.getByTestId('nav-settings'));
    await user.click(await screen.findByTestId('allow-mature'));
    await user.click(screen.getByTestId('nav-explore'));
    await waitFor(() => expect(total()).toBeGreaterThan(before));
  });
});

describe('the frame', () => {
  it('marks the page, names the window, and shows what runs', async () => {
    const { user } = openWindow({ tick: 60_000 });
    await screen.findAllByTestId('card');
    expect(screen.getByTestId('nav-explore')).toHaveAttribute('aria-current', 'page');
    await user.keyboard('{F5}');
    expect(await screen.findByTestId('badge-activity')).toHaveTextContent('3');
    await user.keyboard('{Alt>}5{/Alt}');
    expect(await screen.findAllByTestId('job')).toHaveLength(3);
    expect(plain(document.title)).toBe('Activity – Vitrine');
    await user.click(screen.getAllByTestId('cancel-job')[0] as HTMLElement);
    await waitFor(() => expect(screen.getByTestId('badge-activity')).toHaveTextContent('2'));
  });

  it('says what is wrong when the engine does not answer', async () => {
    openWindow({ fail: { app_state: 'library.locked' } });
    await screen.findByTestId('error-state');
  });
});
