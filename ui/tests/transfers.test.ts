// How bytes arrive: what would be fetched, from where, what is reused; pausing and going on.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { JobSnapshot } from '../src/backend';
import { progressText, reuseText, sharesOf } from '../src/components/progress';
import { openWindow, plain } from './window';

const SIGNED = '#/package/workshop/persona-000004';
const FREE = '#/package/homepilot/persona-000000';
const inState = (state: string) =>
  screen.getAllByTestId('job').find((job) => job.dataset.state === state) as HTMLElement;

describe('before an update', () => {
  it('tells how little is fetched, how, from where, file by file', async () => {
    const { user, of } = openWindow({}, {}, SIGNED);
    await user.click(await screen.findByTestId('update-button'));
    const plan = within(await screen.findByTestId('transfer-plan'));
    expect(plain(plan.getByText(/Fetches/).textContent)).toMatch(/^Fetches 689 kB of 24\.6 MB/);
    // File by file, for who asks.
    const more = within(screen.getByTestId('install-details'));
    expect(more.getByTestId('transfer-details')).not.toBeVisible();
    await user.click(more.getByText('Details'));
    expect(more.getByTestId('transfer-details')).toBeVisible();
    expect(more.getByText('https://cdn.workshop.example/')).toBeInTheDocument();
    expect(within(more.getByTestId('transfer-parts')).getAllByText('here already')).toHaveLength(2);
    expect(of('explain_transfer')).toHaveLength(1);
  });

  it('goes on without that when it cannot be told', async () => {
    const { user } = openWindow({ fail: { explain_transfer: 'engine.not_yet' } }, {}, SIGNED);
    await user.click(await screen.findByTestId('update-button'));
    await waitFor(() => expect(screen.getByTestId('confirm-install')).toBeEnabled());
    expect(screen.queryByTestId('transfer-plan')).toBeNull();
    expect(screen.queryByTestId('error-state')).toBeNull();
  });
});

describe('Activity', () => {
  it('shows paused, interrupted and failed jobs, and what was tried', async () => {
    openWindow({ history: true, tick: 60_000 }, {}, '#/activity');
    expect(await screen.findAllByTestId('job')).toHaveLength(3);
    const paused = inState('paused');
    expect(plain(within(paused).getByTestId('progress-text').textContent)).toMatch(/^Paused · .+ of .+/);
    expect(plain(within(paused).getByTestId('reuse-text').textContent)).toMatch(
      /^Takes only what changed · .+ here already$/,
    );
    expect(within(paused).getByTestId('reused-share')).toBeInTheDocument();
    expect(within(inState('interrupted')).getByText(/closed before it ended/)).toBeInTheDocument();
    const failed = within(inState('failed'));
    expect(failed.getByText('What was tried')).toBeInTheDocument();
    expect(failed.getAllByTestId('mirror').map((mirror) => mirror.dataset.mirror)).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
    expect(screen.queryByTestId('badge-activity')).toBeNull();
  });

  it('pauses a running download and lets it go on', async () => {
    const { user, of } = openWindow({ tick: 500 }, {}, FREE);
    await user.click(await screen.findByTestId('install-button'));
    await waitFor(() => expect(screen.getByTestId('confirm-install')).toBeEnabled());
    await user.click(screen.getByTestId('confirm-install'));
    await user.keyboard('{Alt>}5{/Alt}');
    await user.click(await screen.findByTestId('pause-job'));
    await waitFor(() => expect(screen.getByTestId('job')).toHaveAttribute('data-state', 'paused'));
    await user.click(screen.getByTestId('resume-job'));
    await waitFor(() => expect(screen.getByTestId('job')).toHaveAttribute('data-state', 'running'));
    expect(of('resume_job')).toHaveLength(1);
  });

  it('goes on where it was, and says at the end what it cost', async () => {
    const { user } = openWindow({ history: true, tick: 2 }, {}, '#/activity');
    await screen.findAllByTestId('job');
    await user.click(within(inState('paused')).getByTestId('resume-job'));
    await waitFor(() => expect(inState('done')).toBeTruthy());
    expect(plain(within(inState('done')).getByTestId('job-cost').textContent)).toMatch(
      /here already · .+ kB fetched$/,
    );
  });

  it('keeps what is paused on its card and its page, with a way to go on', async () => {
    const { user } = openWindow({ history: true, tick: 60_000 }, {}, '#/package/workshop/persona-000005');
    expect(await screen.findByTestId('job-progress')).toHaveTextContent('Paused');
    await user.click(screen.getByTestId('resume-job'));
    await waitFor(() => expect(screen.getByTestId('job-progress')).not.toHaveTextContent('Paused'));
    expect(screen.getByTestId('pause-job')).toBeInTheDocument();
  });

  it('names each mirror with its state and problem while bytes arrive', async () => {
    const { user } = openWindow({ tick: 500 }, {}, FREE);
    await user.click(await screen.findByTestId('install-button'));
    await waitFor(() => expect(screen.getByTestId('confirm-install')).toBeEnabled());
    await user.click(screen.getByTestId('confirm-install'));
    await user.keyboard('{Alt>}5{/Alt}');
    const mirrors = await screen.findAllByTestId('mirror');
    expect(mirrors.map((mirror) => mirror.dataset.mirror)).toEqual(['active', 'slow', 'failed']);
    expect(mirrors[2]).toHaveTextContent('left out');
    expect(plain(screen.getByTestId('progress-text').textContent)).toMatch(/kB.*\/s.*left/);
  });

  it('cancels what is paused', async () => {
    const { user } = openWindow({ history: true, tick: 60_000 }, {}, '#/activity');
    await screen.findAllByTestId('job');
    await user.click(within(inState('paused')).getByTestId('cancel-job'));
    await waitFor(() => expect(inState('cancelled')).toBeTruthy());
  });
});

describe('figures', () => {
  const job = {
    state: 'running',
    phase: 'downloading',
    done: 25,
    total: 100,
    speed: 25,
    ended: null,
    transfer: { fetched: 25, reused: 300, secondsLeft: 7, method: 'only what changed', mirrors: [] },
  } as unknown as JobSnapshot;

  it('share the bar between what was here and what came', () => {
    expect(sharesOf(job)).toEqual({ reused: 0.75, fetched: 0.0625 });
    expect(sharesOf({ ...job, total: null })).toBeNull();
  });

  it('take the engine’s word for the time left, else the speed’s', () => {
    expect(plain(progressText(job))).toContain('7 sec left');
    expect(plain(progressText({ ...job, transfer: null }))).toContain('3 sec left');
    expect(reuseText({ ...job, transfer: null })).toBe('');
  });
});
