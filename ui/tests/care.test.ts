import { screen, waitFor, within } from '@testing-library/svelte';
import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import App from '../src/app/App.svelte';
import { Announcer } from '../src/app/state/announcer.svelte';
import { remembered } from '../src/app/state/session.svelte';
import { Refusal, type Settings } from '../src/backend';
import { openWindow, plain, watched } from './window';

const FILE = `#/file/${encodeURIComponent('/home/mira/Downloads/juniper.hpersona')}`;
const saved = (of: ReturnType<typeof openWindow>['of']) => of('set_settings').at(-1)?.argument as Settings;

describe('the frame', () => {
  it('has the four places first and looks after the rest below', async () => {
    openWindow();
    const nav = within(await screen.findByRole('navigation', { name: 'Main' }));
    const names = nav.getAllByRole('link').map((link) => link.dataset.testid);
    expect(names).toEqual(
      ['explore', 'installed', 'updates', 'submit', 'activity', 'sources', 'settings'].map((n) => `nav-${n}`),
    );
    expect(nav.getByTestId('nav-settings')).toHaveAttribute('aria-keyshortcuts', 'Alt+7');
  });

  it('opens the rest of a narrow window with More and closes it with Escape', async () => {
    const { user } = openWindow();
    const more = await screen.findByTestId('nav-more');
    await user.click(more);
    expect(more).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    expect(more).toHaveAttribute('aria-expanded', 'false');
    expect(more).toHaveFocus();
  });

  it('goes to every place by Alt and its number, says where it is, and begins there', async () => {
    const { user } = openWindow();
    await screen.findByTestId('nav-explore');
    await user.keyboard('{Alt>}7{/Alt}');
    await screen.findByTestId('settings');
    await waitFor(() => expect(screen.getByTestId('announcer')).toHaveTextContent('Settings'));
    await waitFor(() => expect(document.getElementById('main')).toHaveFocus());
    await user.keyboard('{Alt>}6{/Alt}');
    await screen.findByTestId('sources');
  });

  it('says several things at once as one', () => {
    vi.useFakeTimers();
    const announcer = new Announcer();
    for (const text of ['one', 'two', 'three']) announcer.say(text);
    expect(announcer.text).toBe('one');
    vi.advanceTimersByTime(1_100);
    expect(announcer.text).toBe('three');
    announcer.stop();
    vi.useRealTimers();
  });
});

describe('the first start', () => {
  it('is asked once and keeps what was chosen', async () => {
    const { user, of } = openWindow({ settings: { firstStartDone: false } });
    await screen.findByTestId('first-start');
    expect(screen.getByTestId('start-autostart')).not.toBeChecked();
    await user.click(screen.getByTestId('start-policy-install'));
    await user.click(screen.getByTestId('start-autostart'));
    await user.click(screen.getByTestId('start-begin'));
    await waitFor(() => expect(screen.queryByTestId('first-start')).toBeNull());
    expect(saved(of)).toMatchObject({ firstStartDone: true, updatePolicy: 'install', autostart: true });
  });

  it('can be skipped, and stands in the way of no other page', async () => {
    const { user, of } = openWindow({ settings: { firstStartDone: false } }, {}, '#/settings');
    await screen.findByTestId('settings');
    await user.click(screen.getByTestId('nav-explore'));
    await user.click(await screen.findByTestId('start-skip'));
    await waitFor(() => expect(screen.queryByTestId('first-start')).toBeNull());
    expect(saved(of)).toMatchObject({ firstStartDone: true, autostart: false, updatePolicy: 'notify' });
  });
});

describe('settings', () => {
  it('keep each change at once', async () => {
    const { user, of } = openWindow({}, {}, '#/settings');
    await user.click(await screen.findByTestId('update-policy-download'));
    await user.click(await screen.findByTestId('notify-trouble'));
    await user.click(screen.getByTestId('on-close-quit'));
    await user.click(screen.getByTestId('motion-reduced'));
    await waitFor(() => expect(document.documentElement.dataset.motion).toBe('reduced'));
    expect(saved(of)).toMatchObject({ updatePolicy: 'download', onClose: 'quit', motion: 'reduced' });
    expect(saved(of).notifications).toEqual({
      security: true,
      updates: true,
      trouble: false,
      submissions: true,
    });
    expect(remembered().motion).toBe('reduced');
    await user.click(screen.getByTestId('motion-system'));
    await waitFor(() => expect(document.documentElement.dataset.motion).toBeUndefined());
  });

  it('say beside the field what cannot be', async () => {
    const refusal = new Refusal({
      code: 'settings.proxy',
      sentence: 'Not there.',
      action: null,
      details: '',
    });
    let refuses = false;
    const { user, of } = openWindow(
      {},
      {
        set_settings: (settings) => {
          if (refuses) throw refusal;
          return settings;
        },
      },
      '#/settings',
    );
    const proxy = await screen.findByTestId('proxy');
    await user.type(proxy, 'ftp://x{Tab}');
    expect(proxy).toHaveAttribute('aria-invalid', 'true');
    expect(of('set_settings')).toHaveLength(0);
    await user.clear(proxy);
    await user.type(proxy, 'proxy.example:3128{Tab}');
    await waitFor(() => expect(saved(of).proxy).toBe('proxy.example:3128'));
    refuses = true;
    await user.type(proxy, '9{Tab}');
    await waitFor(() => expect(screen.getByTestId('proxy-hint')).toHaveTextContent('Not there.'));
    const parallel = screen.getByTestId('parallel-downloads');
    await user.clear(parallel);
    await user.type(parallel, '9{Tab}');
    expect(parallel).toHaveAttribute('aria-invalid', 'true');
  });

  it('tell what the disk holds and clean up after a word', async () => {
    const { user, of } = openWindow({}, {}, '#/settings');
    await user.click(await screen.findByTestId('clean-pictures'));
    const dialog = await screen.findByTestId('clean-up-dialog');
    expect(plain(dialog.textContent)).toContain('fetched again');
    expect(of('clean_up')).toHaveLength(0);
    await user.click(screen.getByTestId('confirm-clean-up'));
    await waitFor(() => expect(screen.getByTestId('clean-pictures')).toBeDisabled());
    expect(of('clean_up')[0]?.argument).toEqual({ part: 'pictures' });
  });

  it('move the library after its plan was shown, follow that, and bring it back', async () => {
    const { user, of } = openWindow({ tick: 5 }, {}, '#/settings');
    expect(await screen.findByTestId('library-folder')).toHaveTextContent('/home/mira/Vitrine/library');
    expect(screen.queryByTestId('move-library-back')).toBeNull();
    await user.click(screen.getByTestId('move-library'));
    const dialog = await screen.findByTestId('move-library-dialog');
    await user.type(screen.getByTestId('move-folder'), '/mnt/small');
    await user.click(screen.getByTestId('look-move'));
    expect(await screen.findByTestId('move-refused')).toHaveTextContent('not enough room');
    expect(screen.queryByTestId('confirm-move')).toBeNull();
    await user.clear(screen.getByTestId('move-folder'));
    expect(screen.queryByTestId('move-refused')).toBeNull();
    await user.type(screen.getByTestId('move-folder'), '/mnt/large');
    await user.click(screen.getByTestId('look-move'));
    await waitFor(() => expect(screen.getByTestId('move-plan')).toHaveTextContent('/mnt/large'));
    expect(plain(dialog.textContent)).toContain('55.2 MB in 412 files');
    expect(of('move_library')).toHaveLength(0);
    await user.click(screen.getByTestId('confirm-move'));
    expect(of('move_library')[0]?.argument).toEqual({ folder: '/mnt/large' });
    await waitFor(() => expect(screen.getByTestId('library-folder')).toHaveTextContent('/mnt/large/library'));
    await user.click(await screen.findByTestId('move-library-back'));
    await user.click(await screen.findByTestId('look-move'));
    await user.click(await screen.findByTestId('confirm-move'));
    expect(of('move_library').at(-1)?.argument).toEqual({ folder: '/home/mira/Vitrine' });
    await waitFor(() => expect(screen.queryByTestId('move-library-back')).toBeNull());
  });

  it('list the hosts that are asked, and show diagnostics', async () => {
    const { user } = openWindow({}, {}, '#/settings');
    expect(within(await screen.findByTestId('hosts')).getAllByRole('listitem')).toHaveLength(3);
    await user.click(screen.getByTestId('open-diagnostics'));
    const page = await screen.findByTestId('diagnostics');
    await waitFor(() => expect(page).toHaveTextContent('Keyring'));
    expect(within(page).getByTestId('copy')).toBeVisible();
  });
});

describe('looking for a setting', () => {
  const sections = () => screen.queryAllByTestId(/^section-/).filter((one) => !one.hidden);
  const names = () => sections().map((one) => one.dataset.testid?.replace('section-', ''));
  const index = () => within(screen.getByTestId('settings-index')).getAllByRole('link').length;

  async function lookFor(text: string) {
    const { user } = openWindow({}, {}, '#/settings');
    await screen.findByTestId('section-about');
    await user.keyboard('/');
    expect(screen.getByTestId('settings-find')).toHaveFocus();
    await user.keyboard(text);
    return user;
  }

  it('leaves the rows with its words, and the way to their sections', async () => {
    const user = await lookFor('proxy');
    expect(names()).toEqual(['network']);
    expect(screen.getByTestId('proxy')).toBeVisible();
    await waitFor(() => expect(index()).toBe(1));
    await user.clear(screen.getByTestId('settings-find'));
    await user.keyboard('HOSTS asked');
    expect(names()).toEqual(['privacy']);
    await user.keyboard('{Escape}');
    expect(names()).toHaveLength(11);
    await waitFor(() => expect(index()).toBe(11));
  });

  it('finds a row by what it explains, and hides its neighbours', async () => {
    await lookFor('flickers');
    expect(names()).toEqual(['computer']);
    const user = userEvent.setup();
    await user.clear(screen.getByTestId('settings-find'));
    await user.keyboard('network metered');
    await waitFor(() => expect(screen.getByTestId('check-when-costly')).toBeVisible());
    expect(screen.getByTestId('check-for-updates')).not.toBeVisible();
  });

  it('finds a section by another word for it', async () => {
    await lookFor('telemetry');
    expect(names()).toEqual(['privacy']);
    await waitFor(() =>
      expect(plain(screen.getByTestId('announcer').textContent)).toMatch(/^\d+ settings fit$/),
    );
  });

  it('says when nothing fits, and goes back to all of them', async () => {
    const user = await lookFor('qqqq');
    const empty = await screen.findByTestId('settings-find-nothing');
    expect(plain(empty.textContent)).toContain('No setting fits “qqqq”.');
    expect(sections()).toEqual([]);
    await user.click(screen.getByTestId('settings-find-clear'));
    await waitFor(() => expect(names()).toHaveLength(11));
    expect(screen.getByTestId('settings-find')).toHaveFocus();
  });

  it('ends when an address leads to a section that does not fit', async () => {
    await lookFor('proxy');
    location.hash = '#/settings/storage';
    await waitFor(() => expect(names()).toHaveLength(11));
    await waitFor(() => expect(document.getElementById('settings-storage-title')).toHaveFocus());
  });
});

describe('a package file', () => {
  it('is installed as it was shown, after a word', async () => {
    const { user, of } = openWindow({}, {}, FILE);
    expect(await screen.findByTestId('file-name')).toHaveTextContent('Juniper');
    expect(screen.getByTestId('install-file')).toBeDisabled();
    await user.click(screen.getByTestId('consent'));
    await user.click(screen.getByTestId('install-file'));
    await screen.findByTestId('file-installed');
    const { sha256, accept } = of('install_local')[0]?.argument as { sha256: string; accept: boolean };
    expect([sha256.length, accept]).toEqual([64, true]);
  });

  it('that cannot be installed says why', async () => {
    openWindow({}, {}, '#/file/%2Fbad.hpersona');
    expect(await screen.findByTestId('file-refused')).toHaveTextContent('names no persona');
    expect(screen.queryByTestId('install-file')).toBeNull();
  });

  it('that is none says so', async () => {
    openWindow({}, {}, '#/file/%2Fnotes.txt');
    expect(await screen.findByTestId('error-state')).toHaveTextContent('cannot be opened');
  });

  it('that is dropped on the window is shown, but not on Publish', async () => {
    const { backend } = watched({});
    let drop: (paths: string[]) => void = () => undefined;
    const onDrop = (hear: typeof drop) => {
      drop = hear;
      return () => undefined;
    };
    render(App, { props: { backend: { ...backend, onDrop } } });
    location.hash = '#/submit';
    await waitFor(() => expect(screen.getByTestId('nav-submit')).toHaveAttribute('aria-current', 'page'));
    drop(['/a.hpersona']);
    expect(location.hash).toBe('#/submit');
    await userEvent.setup().click(screen.getByTestId('nav-installed'));
    await waitFor(() => expect(screen.getByTestId('nav-installed')).toHaveAttribute('aria-current', 'page'));
    drop(['/a.hpersona']);
    await screen.findByTestId('local-file');
  });
});

describe('a link', () => {
  const opened = (text: string) => {
    const waiting = [text];
    return openWindow({}, { open_requested: () => waiting.splice(0) });
  };

  it('leads to the page of a package that is known', async () => {
    opened('vitrine://package/homepilot/persona-000000');
    await screen.findByTestId('detail-name');
  });

  it('asks before a gallery is added, then shows the package', async () => {
    const { user, of } = opened('vitrine://package/nora?registry=https://gallery.example/');
    expect(plain((await screen.findByTestId('link-asks')).textContent)).toContain('“nora”');
    expect(of('preview_source')).toHaveLength(0);
    expect(of('add_source')).toHaveLength(0);
    await user.click(screen.getByTestId('preview-source'));
    await screen.findByTestId('source-preview');
    expect(of('add_source')).toHaveLength(0);
    await user.click(screen.getByTestId('confirm-add-source'));
    await waitFor(() => expect(location.hash).toMatch(/^#\/package\/.+\/nora$/));
  });

  it('that leads nowhere says so and changes nothing', async () => {
    const { of } = opened('vitrine://run?x=1');
    await screen.findByText(/cannot be opened/);
    expect(of('install')).toHaveLength(0);
    expect(location.hash).toBe('');
  });

  it('is heard while the window is open', async () => {
    let waiting: string[] = [];
    const { tell } = openWindow({}, { open_requested: () => waiting.splice(0) });
    await screen.findByTestId('nav-explore');
    waiting = ['/home/mira/juniper.hpersona'];
    tell({ type: 'open', text: '/home/mira/juniper.hpersona' });
    await screen.findByTestId('local-file');
  });
});

describe('a newer Vitrine', () => {
  it('is got with the line that fits how this one was installed', async () => {
    openWindow({}, {}, '#/settings');
    const newer = within(await screen.findByTestId('newer'));
    expect(newer.getByText(/Debian package/)).toBeVisible();
    expect(newer.getByText('sudo apt install --only-upgrade vitrine')).toBeVisible();
    expect(newer.getByText('sudo apt install ./vitrine.deb')).toBeVisible();
  });

  it('is got by hand where no package manager knows this one', async () => {
    const other = { version: '0.1.0', program: '/opt/vitrine', package: null, command: null, byFile: null };
    openWindow({}, { self_update_hint: () => ({ ...other, installedBy: 'other' }) }, '#/settings');
    const newer = await screen.findByTestId('newer');
    expect(plain(newer.textContent)).toContain('/opt/vitrine');
    expect(within(newer).queryByTestId('copy')).toBeNull();
  });

  it('is no concern of the page when nothing answers', async () => {
    const { of } = openWindow({ fail: { self_update_hint: 'offline' } }, {}, '#/settings');
    await screen.findByTestId('open-diagnostics');
    await waitFor(() => expect(of('self_update_hint')).toHaveLength(1));
    expect(screen.queryByTestId('newer')).toBeNull();
  });
});
