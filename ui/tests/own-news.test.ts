/** A newer Vitrine on the page of updates: the way to it that fits how this one was installed, and “not this version”. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal, type JobSnapshot, type SelfUpdateState } from '../src/backend';
import { ownState } from '../src/backend/mock/own';
import { JOB } from './own-job';
import { openWindow, plain } from './window';

const LIST = '#/updates';
// Compiling the page is no part of what is measured by a test's time limit.
beforeAll(() => import('../src/pages/updates/Updates.svelte').then(() => undefined), 60_000);

const card = async () => within(await screen.findByTestId('own-news'));

describe('a newer Vitrine', () => {
  it('stands above the sections and in no count', async () => {
    openWindow({ installed: [0, 4, 1, 9], newer: 'appImage' }, {}, LIST);
    const own = await card();
    expect(plain(own.getByRole('heading').textContent)).toBe('Vitrine 0.2.0 is available');
    expect(plain(screen.getByTestId('own-news').textContent)).toMatch(/you have 0\.1\.0.*98 MB/s);
    expect(own.getByTestId('own-get')).toHaveTextContent('Update Vitrine');
    expect(await within(own.getByTestId('own-notes')).findByText(/open full screen/)).toBeInTheDocument();
    const rows = await screen.findAllByTestId('update-row');
    const first = rows[0] as HTMLElement;
    const follows = screen.getByTestId('own-news').compareDocumentPosition(first);
    expect(follows & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByTestId('badge-updates')).toHaveTextContent(
        String(rows.filter((row) => row.dataset.section !== 'held').length),
      ),
    );
  });

  it('is fetched from there, and used after a restart', async () => {
    let state: SelfUpdateState = ownState('appImage');
    let jobs: JobSnapshot[] = [];
    const { user, of, tell } = openWindow(
      { installed: [0], newer: 'appImage' },
      {
        self_update_state: () => state,
        jobs: () => jobs,
        self_update: () => {
          jobs = [JOB];
          return { id: JOB.id };
        },
        self_update_restart: () => null,
      },
      LIST,
    );
    await user.click((await card()).getByTestId('own-get'));
    expect(of('self_update')[0]?.argument).toEqual({ version: '0.2.0' });
    tell({ type: 'job', job: JOB });
    const own = await card();
    expect(await own.findByRole('progressbar')).toBeVisible();
    expect(own.getByTestId('cancel-job')).toBeVisible();
    expect(own.queryByTestId('own-skip')).toBeNull();
    state = ownState('waiting');
    const done: JobSnapshot = { ...JOB, state: 'done', ended: Date.now(), canCancel: false };
    jobs = [done];
    tell({ type: 'job', job: done });
    await user.click(await own.findByTestId('own-restart'));
    await waitFor(() => expect(of('self_update_restart')).toHaveLength(1));
  });

  it('that was skipped is gone until another one comes, and can be had back', async () => {
    let state = ownState('appImage');
    const { user, of, tell, backend } = openWindow(
      { installed: [0], newer: 'appImage' },
      { self_update_state: () => state },
      LIST,
    );
    await user.click((await card()).getByTestId('own-skip'));
    await waitFor(() => expect(screen.queryByTestId('own-news')).toBeNull());
    expect(of('set_settings')[0]?.argument).toMatchObject({ selfUpdateSkip: '0.2.0' });
    await user.click(await screen.findByTestId('toast-action'));
    await user.click((await card()).getByTestId('own-skip'));
    await waitFor(() => expect(screen.queryByTestId('own-news')).toBeNull());
    state = { ...state, newer: state.newer && { ...state.newer, version: '0.3.0' } };
    const known = await backend.call('check_state', null);
    tell({ type: 'checks', state: { ...known, vitrine: { version: '0.3.0', security: false } } });
    expect(plain((await card()).getByRole('heading').textContent)).toBe('Vitrine 0.3.0 is available');
  });

  it('comes with what to type where a package manager brings it, and with words elsewhere', async () => {
    const { view } = openWindow({ installed: [0], newer: 'deb' }, {}, LIST);
    const lines = (await card()).getAllByTestId('line-to-type');
    expect(lines[0]).toHaveTextContent('sudo apt install --only-upgrade vitrine');
    expect(screen.getByText(/came from a package source/)).toBeVisible();
    expect(screen.queryByTestId('own-get')).toBeNull();
    view.unmount();
    openWindow({ installed: [0], newer: 'other' }, {}, LIST);
    expect((await card()).getByTestId('own-elsewhere')).toHaveTextContent('where you got this one');
  });

  it('says why an AppImage cannot be replaced', async () => {
    const refusal = new Refusal({
      code: 'selfupdate.read_only_folder',
      sentence: 'The folder /opt cannot be written.',
      action: null,
      details: '',
    });
    const state = { ...ownState('appImage'), refusal };
    openWindow({ installed: [0] }, { self_update_state: () => state }, LIST);
    expect((await card()).getByTestId('own-refused')).toHaveTextContent('cannot be written');
    expect(screen.queryByTestId('own-get')).toBeNull();
  });

  it('is silent where there is none', async () => {
    const { of } = openWindow({ installed: [0, 4, 1] }, {}, LIST);
    await screen.findAllByTestId('update-row');
    await waitFor(() => expect(of('self_update_state').length).toBeGreaterThan(0));
    expect(screen.queryByTestId('own-news')).toBeNull();
  });
});
