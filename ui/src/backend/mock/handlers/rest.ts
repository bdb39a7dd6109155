/** Jobs and settings. */
import type { World } from '../world';
import type { Some } from './kind';

type Names =
  | 'jobs'
  | 'pause_job'
  | 'resume_job'
  | 'cancel_job'
  | 'retry_job'
  | 'clear_jobs'
  | 'settings'
  | 'set_settings';

export const rest = (world: World): Some<Names> => ({
  jobs: () => world.jobs.list(),
  pause_job: ({ id }) => {
    world.jobs.pause(id);
    return null;
  },
  resume_job: ({ id }) => ({ id: world.jobs.resume(id) }),
  cancel_job: ({ id }) => {
    world.jobs.cancel(id);
    return null;
  },
  retry_job: ({ id }) => ({ id: world.jobs.retry(id) }),
  clear_jobs: () => {
    world.jobs.clear();
    return null;
  },
  settings: () => world.settings,
  set_settings: (settings) => {
    const matureChanged = settings.allowMature !== world.settings.allowMature;
    world.settings = settings;
    world.emit({ type: 'settings', settings });
    if (matureChanged) world.changed('catalogue');
    return settings;
  },
});
