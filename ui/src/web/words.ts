/** The words for every value of /api/v1 that people see. */
import type {
  CheckVerdict,
  Decision,
  MailWish,
  ReportReason,
  Role,
  Scope,
  Severity,
  SubmissionState,
} from '../backend/registry/types';
import type { PasskeyObstacle } from '../backend/registry/passkey';
import type { Key } from '../i18n/index.svelte';

export const ROLE: Record<Role, Key> = {
  member: 'role-member',
  curator: 'role-curator',
  admin: 'role-admin',
};

export const SCOPE: Record<Scope, Key> = {
  read: 'scope-read',
  publish: 'scope-publish',
  rate: 'scope-rate',
  moderate: 'scope-moderate',
};

export const SCOPE_HINT: Record<Scope, Key> = {
  read: 'scope-read-hint',
  publish: 'scope-publish-hint',
  rate: 'scope-rate-hint',
  moderate: 'scope-moderate-hint',
};

export const MAIL: Record<MailWish, Key> = {
  none: 'mail-none',
  important: 'mail-important',
  all: 'mail-all',
};

export const STATE: Record<SubmissionState, Key> = {
  draft: 'state-draft',
  uploaded: 'state-uploaded',
  checking: 'state-checking',
  needs_changes: 'state-needs-changes',
  in_review: 'state-in-review',
  quarantined: 'state-quarantined',
  approved: 'state-approved',
  published: 'state-published',
  rejected: 'state-rejected',
  withdrawn: 'state-taken-back',
};

export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'plain';

export const STATE_TONE: Record<SubmissionState, Tone> = {
  draft: 'plain',
  uploaded: 'plain',
  checking: 'accent',
  needs_changes: 'warn',
  in_review: 'accent',
  quarantined: 'bad',
  approved: 'good',
  published: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
};

export const CHECK: Record<string, Key> = {
  archive: 'check-archive',
  inspection: 'check-inspection',
  metadata: 'check-metadata',
  picture: 'check-picture',
  licence: 'check-licence',
  names: 'check-names',
  duplicate: 'check-duplicate',
  malware: 'check-malware',
  hook: 'check-hook',
};

export const CHECKED: Record<CheckVerdict, Key> = {
  pending: 'checked-pending',
  passed: 'checked-passed',
  warnings: 'checked-warnings',
  failed: 'checked-failed',
  review: 'checked-review',
};

export const CHECK_TONE: Record<CheckVerdict, Tone> = {
  pending: 'plain',
  passed: 'good',
  warnings: 'warn',
  failed: 'bad',
  review: 'accent',
};

/** What the registry looks at on itself. */
export const LOOKED_AT: Record<string, Key> = {
  answers: 'status-of-answers',
  database: 'status-of-database',
  storage: 'status-of-storage',
  signatures: 'status-of-signatures',
  packages: 'status-of-packages',
  jobs: 'status-of-jobs',
  backup: 'status-of-backup',
  scan: 'status-of-scan',
};

/** The registry's own work. */
export const WORK: Record<string, Key> = {
  backup: 'work-backup',
  check: 'work-check',
  health: 'work-health',
  index: 'work-index',
  look: 'work-look',
  mail: 'work-mail',
  numbers: 'work-numbers',
  prune: 'work-prune',
  publish: 'work-publish',
  release: 'work-release',
  scan: 'work-scan',
  search: 'work-search',
  sign: 'work-sign',
  tidy: 'work-tidy',
  uploads: 'work-uploads',
  webhook: 'work-webhook',
};

export const SEVERITY: Record<Severity, Key> = {
  advice: 'severity-advice',
  warning: 'severity-warning',
  error: 'severity-error',
};

export const DECISION: Record<Decision, Key> = {
  approve: 'decision-approve',
  changes: 'decision-changes',
  reject: 'decision-reject',
  quarantine: 'decision-quarantine',
  release: 'decision-release',
};

export const REPORT: Record<ReportReason, Key> = {
  spam: 'report-spam',
  malicious: 'report-malicious',
  rights: 'report-rights',
  rating: 'report-rating',
  abuse: 'report-abuse',
  other: 'report-other',
};

export const NO_PASSKEYS: Record<PasskeyObstacle, Key> = {
  registry: 'passkey-not-here',
  insecure: 'passkey-insecure',
  address: 'passkey-by-address',
  browser: 'passkey-cannot',
};
