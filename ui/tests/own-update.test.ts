/** An AppImage that replaces itself, as Settings shows it. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal, type JobSnapshot, type SelfUpdateHint, type SelfUpdateState } from '../src/backend';
import { JOB } from './own-job';
import { openWindow, plain } from './window';

const HINT: SelfUpdateHint = {
  version: '0.1.0',
  installedBy: 'appImage',
  program: '/home/mira/Vitrine.AppImage',
  package: null,
  command: null,
  byFile: null,
};

const STATE: SelfUpdateState = {
  hint: HINT,
  refusal: null,
  channel: 'stable',
  looked: null,
  error: null,
  newer: null,
  waiting: null,
  previous: null,
  job: null,
  canRestart: true,
};

const NEWER: SelfUpdateState['newer'] = {
  version: '0.2.0',
  channel: 'stable',
  released: null,
  security: false,
  size: 98_000_000,
  changelogHtml: '<p>Better</p>',
};

const error = (code: string, sentence: string, action: string | null = null) =>
  new Refusal({ code, sentence, action, details: code });

// Compiling the page is no part of what is measured by a test's time limit.
beforeAll(() => import('../src/pages/settings/Settings.svelte').then(() => undefined), 60_000);

describe('an AppImage', () => {
  it('is looked after, fetched, and used after a restart', async () => {
    let state = STATE;
    let jobs: JobSnapshot[] = [];
    const { user, of, tell } = openWindow(
      {},
      {
        self_update_hint: () => HINT,
        self_update_state: () => state,
        self_update_look: () => (state = { ...state, looked: Date.now(), newer: NEWER }),
        jobs: () => jobs,
        self_update: () => {
          jobs = [JOB];
          return { id: JOB.id };
        },
        self_update_restart: () => null,
      },
      '#/settings',
    );
    const own = within(await screen.findByTestId('own-update'));
    expect(own.queryByTestId('own-get')).toBeNull();
    expect(of('self_update_look')).toHaveLength(0);
    await user.click(own.getByTestId('own-look'));
    expect(plain((await own.findByTestId('own-newer')).textContent)).toBe('Vitrine 0.2.0 is there (98 MB).');
    expect(await own.findByText('Better')).toBeInTheDocument();

    await user.click(own.getByTestId('own-get'));
    expect(of('self_update')[0]?.argument).toEqual({ version: '0.2.0' });
    tell({ type: 'job', job: JOB });
    expect(await own.findByRole('progressbar')).toBeVisible();
    expect(own.getByTestId('cancel-job')).toBeVisible();
    expect(own.getByTestId('own-look')).toBeDisabled();

    state = { ...state, newer: null, waiting: '0.2.0', previous: '0.1.0' };
    const done: JobSnapshot = {
      ...JOB,
      state: 'done',
      phase: 'finished',
      ended: Date.now(),
      canCancel: false,
    };
    jobs = [done];
    tell({ type: 'job', job: done });
    expect(plain((await own.findByTestId('own-waiting')).textContent)).toContain('0.2.0');
    await waitFor(() => expect(own.queryByRole('progressbar')).toBeNull());
    expect(plain(own.getByTestId('own-undo').textContent).trim()).toBe('Go back to 0.1.0');
    await user.click(own.getByTestId('own-restart'));
    await waitFor(() => expect(of('self_update_restart')).toHaveLength(1));
  });

  it('goes back to the version before', async () => {
    let state: SelfUpdateState = { ...STATE, waiting: '0.2.0', previous: '0.1.0', canRestart: false };
    const answers = {
      self_update_hint: () => HINT,
      self_update_state: () => state,
      self_update_undo: () => (state = STATE),
    };
    const { user } = openWindow({}, answers, '#/settings');
    const undo = await screen.findByTestId('own-undo');
    expect(screen.queryByTestId('own-restart')).toBeNull();
    await user.click(undo);
    await waitFor(() => expect(screen.queryByTestId('own-waiting')).toBeNull());
  });

  it('says what went wrong, and what keeps it from being replaced', async () => {
    const identity = error('trust.identity', 'Another identity.');
    const answers = {
      self_update_hint: () => HINT,
      self_update_state: () => ({ ...STATE, looked: Date.now(), error: identity }),
      self_update_look: () => Promise.reject(error('selfupdate.slow', 'It does not answer in time.')),
    };
    const { user, view } = openWindow({}, answers, '#/settings');
    expect(await screen.findByTestId('own-failure')).toHaveTextContent('Another identity.');
    await user.click(screen.getByTestId('own-look'));
    await waitFor(() =>
      expect(screen.getByTestId('own-failure')).toHaveTextContent('It does not answer in time.'),
    );
    view.unmount();

    const refusal = error(
      'selfupdate.no_releases',
      'It was built without an address.',
      'Put a newer one there.',
    );
    const refused = { ...answers, self_update_state: () => ({ ...STATE, refusal }) };
    openWindow({}, refused, '#/settings');
    const said = await screen.findByTestId('own-refusal');
    expect(said).toHaveTextContent('It was built without an address. Put a newer one there.');
    expect(screen.queryByTestId('own-look')).toBeNull();
  });

  it('follows beta versions only when somebody wants them', async () => {
    const answers = { self_update_hint: () => HINT, self_update_state: () => STATE };
    const { user, of } = openWindow({}, answers, '#/settings');
    const beta = await screen.findByTestId('own-beta');
    expect(beta).not.toBeChecked();
    await user.click(beta);
    await waitFor(() => expect(of('set_settings')).toHaveLength(1));
    expect(of('set_settings')[0]?.argument).toMatchObject({ selfUpdateChannel: 'beta' });
  });
});
