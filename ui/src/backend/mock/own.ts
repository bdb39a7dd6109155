/** How Vitrine itself stands on the mock: a Debian package with nothing newer, unless the address says otherwise. */
import {
  Refusal,
  type NewerVitrine,
  type SelfUpdateHint,
  type SelfUpdateState,
  type VitrineNews,
} from '../types';
import type { World } from './world';

export const NEWER = ['appImage', 'waiting', 'deb', 'other'] as const;
/** `waiting` is an AppImage whose newer version is in place already. */
export type Newer = (typeof NEWER)[number];

const VERSION = '0.1.0';

const FOUND: NewerVitrine = {
  version: '0.2.0',
  channel: 'stable',
  released: null,
  security: false,
  size: 98_000_000,
  changelogHtml:
    '<h3>0.2.0</h3><ul><li>Pictures of packages open full screen.</li><li>Galleries on slow hosts are read in half the time.</li></ul>',
};

/** A Debian package does not replace itself. */
export const NO_IMAGE = new Refusal({
  code: 'selfupdate.not_appimage',
  sentence: 'Only an AppImage replaces itself, and this Vitrine does not run from one.',
  action: null,
  details: 'selfupdate.not_appimage',
});

export function ownHint(newer: Newer | null): SelfUpdateHint {
  const none = { version: VERSION, package: null, command: null, byFile: null };
  if (newer === 'appImage' || newer === 'waiting')
    return { ...none, installedBy: 'appImage', program: '/home/mira/Vitrine.AppImage' };
  if (newer === 'other') return { ...none, installedBy: 'other', program: '/opt/vitrine/vitrine-desktop' };
  return {
    version: VERSION,
    installedBy: 'deb',
    program: '/usr/bin/vitrine-desktop',
    package: 'vitrine',
    command: 'sudo apt install --only-upgrade vitrine',
    byFile: 'sudo apt install ./vitrine.deb',
  };
}

export function ownState(newer: Newer | null): SelfUpdateState {
  const hint = ownHint(newer);
  const waits = newer === 'waiting';
  return {
    hint,
    refusal: hint.installedBy === 'appImage' ? null : NO_IMAGE,
    channel: 'stable',
    looked: newer === null ? null : Date.now() - 5_400_000,
    error: null,
    newer: newer === null || waits ? null : FOUND,
    waiting: waits ? FOUND.version : null,
    previous: waits ? VERSION : null,
    job: null,
    canRestart: waits,
  };
}

/** As it is told outside of its page. */
export function ownNews({ options, settings }: World): VitrineNews | null {
  const { newer } = ownState(options.newer);
  if (!newer || newer.version === settings.selfUpdateSkip) return null;
  return { version: newer.version, security: newer.security };
}
