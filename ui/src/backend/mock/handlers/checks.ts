/** Looking for updates: the mock looked an hour and a half ago and will look tomorrow morning. */
import type { CheckState, JobRef, SyncRequest } from '../../types';
import { ownNews } from '../own';
import type { World } from '../world';
import type { Some } from './kind';

const HOUR = 3_600_000;

export const checks = (
  world: World,
  sync: (request: SyncRequest) => JobRef[] | Promise<JobRef[]>,
): Some<'check_state' | 'check_now' | 'pause_checks'> => {
  const started = Date.now();
  let lastLook = world.sources.length > 0 ? started - 1.5 * HOUR : null;
  let pausedUntil: number | null = null;
  let running: JobRef[] = [];
  const state = (): CheckState => {
    const off = !world.settings.checkForUpdates;
    return {
      lastLook,
      nextLook: off || world.sources.length === 0 ? null : Math.max(started + 19 * HOUR, pausedUntil ?? 0),
      pausedUntil,
      heldBack: off ? 'off' : pausedUntil === null ? world.options.heldBack : 'paused',
      looking: running.length > 0,
      galleries: world.sources.map((row) => ({
        source: row.name,
        title: row.title,
        lastSync: row.lastSync,
        staleDays: row.error ? 9 : 0,
        failures: row.error ? 11 : 0,
        nextTry: null,
        error: row.error,
      })),
      vitrine: ownNews(world),
    };
  };
  const tell = () => world.emit({ type: 'checks', state: state() });
  world.listen((event) => {
    if (event.type === 'settings') tell();
    if (event.type !== 'job' || event.job.state === 'running' || event.job.state === 'queued') return;
    if (!running.some(({ id }) => id === event.job.id)) return;
    running = running.filter(({ id }) => id !== event.job.id);
    if (running.length === 0) lastLook = Date.now();
    tell();
  });
  return {
    check_state: state,
    check_now: async () => {
      running = await sync({ name: null, acceptShrink: false });
      if (running.length === 0) lastLook = Date.now();
      tell();
      return running;
    },
    pause_checks: ({ hours }) => {
      pausedUntil = hours === null ? null : Date.now() + hours * HOUR;
      tell();
      return state();
    },
  };
};
