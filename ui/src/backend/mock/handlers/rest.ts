/** Jobs and settings. */
import type { World } from '../world';
import { Refusal, type SelfUpdateHint, type SelfUpdateState } from '../../types';
import type { Some } from './kind';

type Names =
  | 'jobs'
  | 'pause_job'
  | 'resume_job'
  | 'cancel_job'
  | 'retry_job'
  | 'clear_jobs'
  | 'settings'
  | 'set_settings'
  | 'self_update_hint'
  | 'self_update_state'
  | 'self_update_look'
  | 'self_update'
  | 'self_update_undo'
  | 'self_update_restart';

const HINT: SelfUpdateHint = {
  version: '0.1.0',
  installedBy: 'deb',
  program: '/usr/bin/vitrine-desktop',
  package: 'vitrine',
  command: 'sudo apt install --only-upgrade vitrine',
  byFile: 'sudo apt install ./vitrine.deb',
};

/** A Debian package does not replace itself. */
const NO_IMAGE = new Refusal({
  code: 'selfupdate.not_appimage',
  sentence: 'Only an AppImage replaces itself, and this Vitrine does not run from one.',
  action: null,
  details: 'selfupdate.not_appimage',
});

const STATE: SelfUpdateState = {
  hint: HINT,
  refusal: NO_IMAGE,
  channel: 'stable',
  looked: null,
  error: null,
  newer: null,
  waiting: null,
  previous: null,
  job: null,
  canRestart: false,
};

const refuse = (): never => {
  throw NO_IMAGE;
};

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
  self_update_hint: () => HINT,
  self_update_state: () => STATE,
  self_update_look: () => STATE,
  self_update: refuse,
  self_update_undo: refuse,
  self_update_restart: refuse,
});
