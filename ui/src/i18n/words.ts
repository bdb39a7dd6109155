/** The words for every value of the wire that people see. */
import type {
  DependencyKind,
  EvidenceVerdict,
  Health,
  JobKind,
  JobPhase,
  JobState,
  Kind,
  MirrorState,
  Protocol,
  Rating,
  SortWord,
  Trust,
} from '../backend';
import type { Key } from './keys';

export const KIND: Record<Kind, Key> = {
  persona: 'kind-persona',
  worker: 'kind-worker',
  tool: 'kind-tool',
  theme: 'kind-theme',
  flatpak: 'kind-flatpak',
};

export const KINDS: Record<Kind, Key> = {
  persona: 'kinds-persona',
  worker: 'kinds-worker',
  tool: 'kinds-tool',
  theme: 'kinds-theme',
  flatpak: 'kinds-flatpak',
};

export const RATING: Record<Rating, Key> = {
  everyone: 'rating-everyone',
  mature: 'rating-mature',
  adult: 'rating-adult',
};

export const TRUST: Record<Trust, Key> = {
  signed: 'trust-signed',
  stale: 'trust-stale',
  listed: 'trust-listed',
  unverified: 'trust-unverified',
};

/** The orders of the window's own catalogue. */
export const SORTS: readonly SortWord[] = ['relevance', 'name', 'newest', 'downloads', 'topRated', 'size'];

export const SORT: Record<SortWord, Key> = {
  relevance: 'sort-relevance',
  name: 'sort-name',
  newest: 'sort-newest',
  downloads: 'sort-downloads',
  size: 'sort-size',
  topRated: 'sort-top',
  updated: 'sort-updated',
};

export const HEALTH: Record<Health, Key> = {
  intact: 'health-intact',
  changed: 'health-changed',
  missing: 'health-missing',
  gone: 'health-gone',
};

export const PROTOCOL: Record<Protocol, Key> = {
  vitrine: 'protocol-vitrine',
  manifest: 'protocol-manifest',
  homepilot: 'protocol-homepilot',
  unknown: 'protocol-unknown',
};

export const JOB_KIND: Record<JobKind, Key> = {
  install: 'job-install',
  update: 'job-update',
  remove: 'job-remove',
  rollback: 'job-rollback',
  sync: 'job-sync',
  build: 'job-build',
  switch: 'job-switch',
  several: 'job-several',
  fetch: 'job-fetch',
  upload: 'job-upload',
  move: 'job-move',
  selfUpdate: 'job-self-update',
};

export const PHASE: Record<JobPhase, Key> = {
  waiting: 'phase-waiting',
  planning: 'phase-planning',
  downloading: 'phase-downloading',
  checking: 'phase-checking',
  building: 'phase-building',
  installing: 'phase-installing',
  copying: 'phase-copying',
  removing: 'phase-removing',
  syncing: 'phase-syncing',
  finished: 'phase-finished',
};

export const JOB_STATE: Record<JobState, Key> = {
  queued: 'job-queued',
  running: 'job-running',
  paused: 'job-paused',
  done: 'job-done',
  failed: 'job-failed',
  cancelled: 'job-cancelled',
  interrupted: 'job-interrupted',
};

export const DEPENDENCY: Record<DependencyKind, Key> = {
  model: 'needs-models',
  tool: 'needs-tools',
  mcpServer: 'needs-mcp-servers',
  agent: 'needs-agents',
  package: 'needs-packages',
};

export const MIRROR: Record<MirrorState, Key> = {
  active: 'mirror-active',
  idle: 'mirror-idle',
  slow: 'mirror-slow',
  failed: 'mirror-failed',
};

export const VERDICT: Record<EvidenceVerdict, Key> = {
  good: 'verdict-good',
  empty: 'verdict-empty',
  bad: 'verdict-bad',
};
