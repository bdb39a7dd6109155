/** The words of the settings for what the wire says. */
import type {
  DiagnosticSubject,
  Motion,
  NotificationSettings,
  OnClose,
  StoragePart,
  Theme,
  UpdatePolicy,
} from '../../backend';
import type { Key } from '../../i18n/index.svelte';

export const THEMES: Record<Theme, Key> = {
  system: 'theme-system',
  light: 'theme-light',
  dark: 'theme-dark',
};

export const MOTIONS: Record<Motion, Key> = {
  system: 'settings-motion-system',
  reduced: 'settings-motion-reduced',
  full: 'settings-motion-full',
};

export const POLICIES: Record<UpdatePolicy, { label: Key; hint: Key }> = {
  notify: { label: 'settings-policy-notify', hint: 'settings-policy-notify-hint' },
  download: { label: 'settings-policy-download', hint: 'settings-policy-download-hint' },
  install: { label: 'settings-policy-install', hint: 'settings-policy-install-hint' },
};

export const CLOSINGS: Record<OnClose, { label: Key; hint: Key }> = {
  tray: { label: 'settings-close-tray', hint: 'settings-close-tray-hint' },
  minimise: { label: 'settings-close-minimise', hint: 'settings-close-minimise-hint' },
  quit: { label: 'settings-close-quit', hint: 'settings-close-quit-hint' },
};

export const NOTICES: Record<keyof NotificationSettings, { label: Key; hint: Key }> = {
  security: { label: 'settings-notice-security', hint: 'settings-notice-security-hint' },
  updates: { label: 'settings-notice-updates', hint: 'settings-notice-updates-hint' },
  trouble: { label: 'settings-notice-trouble', hint: 'settings-notice-trouble-hint' },
  submissions: { label: 'settings-notice-submissions', hint: 'settings-notice-submissions-hint' },
};

export const STORAGE: Record<StoragePart, Key> = {
  library: 'settings-storage-library',
  kept: 'settings-storage-kept',
  store: 'settings-storage-store',
  unfinished: 'settings-storage-unfinished',
  pictures: 'settings-storage-pictures',
  builds: 'settings-storage-builds',
  data: 'settings-storage-data',
};

export const CLEANING: Partial<Record<StoragePart, Key>> = {
  kept: 'settings-clean-kept',
  store: 'settings-clean-store',
  unfinished: 'settings-clean-unfinished',
  pictures: 'settings-clean-pictures',
  builds: 'settings-clean-builds',
};

export const SUBJECTS: Record<DiagnosticSubject, Key> = {
  program: 'settings-diagnostics-program',
  places: 'settings-diagnostics-places',
  desktop: 'settings-diagnostics-desktop',
  sources: 'nav-sources',
  databases: 'settings-diagnostics-databases',
  errors: 'settings-diagnostics-errors',
};

/** The sections in the order they stand. */
export type SectionName =
  | 'look'
  | 'updates'
  | 'notifications'
  | 'desktop'
  | 'content'
  | 'network'
  | 'storage'
  | 'homepilot'
  | 'computer'
  | 'privacy'
  | 'about';

export const SECTIONS: Record<SectionName, Key> = {
  look: 'settings-look',
  updates: 'settings-updates',
  notifications: 'settings-notifications',
  desktop: 'settings-desktop',
  content: 'settings-content',
  network: 'settings-network',
  storage: 'settings-storage',
  homepilot: 'settings-homepilot',
  computer: 'settings-computer',
  privacy: 'settings-privacy',
  about: 'settings-about',
};

/** Other words people look for the sections by. */
export const SYNONYMS: Record<SectionName, Key> = {
  look: 'settings-find-look',
  updates: 'settings-find-updates',
  notifications: 'settings-find-notifications',
  desktop: 'settings-find-desktop',
  content: 'settings-find-content',
  network: 'settings-find-network',
  storage: 'settings-find-storage',
  homepilot: 'settings-find-homepilot',
  computer: 'settings-find-computer',
  privacy: 'settings-find-privacy',
  about: 'settings-find-about',
};
