/** The bodies of /api/v1 as this page uses them. Times are milliseconds since 1970, missing things null. */
import type { Dependency, Kind, Rating } from '../gen/api';

export type Role = 'member' | 'curator' | 'admin';
export type Scope = 'read' | 'publish' | 'rate' | 'moderate';
export type MailWish = 'none' | 'important' | 'all';

/** A piece of a list, and where the next one begins. */
export interface Paged<T> {
  items: T[];
  next: string | null;
}

// Accounts

export interface About {
  title: string;
  description: string;
  /** Everybody may make an account. */
  signUp: boolean;
  deviceRatings: boolean;
  /** It can send e-mail. */
  mail: boolean;
  passkeys?: boolean;
  fingerprint?: string | null;
  provisional?: boolean | null;
}

export interface Session {
  account: Account | null;
  registry: About;
}

export interface Passkey {
  id: number;
  name: string;
  created: number;
  used: number | null;
}

export interface Account {
  id: number;
  handle: string;
  name: string;
  email: string | null;
  emailConfirmed: boolean;
  role: Role;
  language: string;
  mail: MailWish;
  /** It has a password (else passkeys only). */
  password?: boolean;
  totp: boolean;
  passkeys: Passkey[];
  recoveryCodes: number;
  created: number;
}

export interface Invitation {
  purpose: string;
  role: Role | null;
  handle: string | null;
}

export interface Proof {
  password?: string;
  code?: string;
}

export interface SignedInSession {
  id: string;
  agent: string;
  created: number;
  seen: number;
  here: boolean;
}

export interface Token {
  id: number;
  name: string;
  hint: string;
  scopes: Scope[];
  packages: string[];
  created: number;
  expires: number | null;
  used: number | null;
}

/** What a passkey ceremony begins with: options for `navigator.credentials`. */
export interface PasskeyQuestion {
  id: string;
  options: { publicKey?: Record<string, unknown> } & Record<string, unknown>;
}

export interface DeviceRequest {
  client: string;
  scopes: Scope[];
  expires: number;
}

export interface AccountRow {
  id: number;
  handle: string;
  name: string;
  email: string | null;
  role: Role;
  totp: boolean;
  created: number;
  disabled: number | null;
  deleted: number | null;
}

// Packages

export interface Stars {
  /** What is sorted by; between 1 and 5. */
  score: number;
  /** Null while the interval is too wide to name one. */
  average: number | null;
  count: number;
}

export interface PackageCard {
  id: string;
  kind: Kind;
  name: string;
  maker: string;
  summary: string;
  version: string | null;
  size: number | null;
  downloads: number | null;
  updated: number | null;
  rating: Rating;
  tags: string[];
  picture: string | null;
  stars: Stars | null;
  featured: boolean;
}

export interface PackagePage extends Paged<PackageCard> {
  total: number;
  capped: boolean;
  corrected: string | null;
}

export interface PackageVersion {
  version: string;
  released: number | null;
  channel: string;
  security: boolean;
  yanked: string | null;
  size: number | null;
  platforms: string[];
  changelogHtml: string;
}

export interface Package extends PackageCard {
  descriptionHtml: string;
  licence: string | null;
  homepage: string | null;
  owners: string[];
  versions: PackageVersion[];
  dependencies: Dependency[];
  withdrawn: { reason: string; malicious: boolean; at: number | null } | null;
  following: boolean | null;
  /** The one who asks is an owner. */
  owned?: boolean;
}

export interface Artifact {
  platform: string;
  sha256: string;
  size: number;
  url: string;
}

export interface VersionDetail extends PackageVersion {
  members: Member[];
  dependencies: Dependency[];
  artifacts: Artifact[];
}

export interface Member {
  path: string;
  size: number;
  sha256: string;
  executable?: boolean;
}

export interface PackageFacets {
  tags: { value: string; count: number }[];
  kinds: { value: Kind; count: number }[];
}

export interface Collection {
  id: string;
  title: string;
  description: string;
  packages: string[];
  curator?: string | null;
}

export interface Owner {
  id: number;
  handle: string;
  state: 'owner' | 'invited' | 'transfer';
  since: number;
}

export interface OwnPackage {
  id: string;
  name: string;
  kind: Kind;
  version: string | null;
  state: 'owner' | 'invited' | 'transfer';
  live: boolean;
  downloads: number;
}

// Ratings

export interface ReviewSummary extends Stars {
  /** How many gave one star, two, … five. */
  histogram: [number, number, number, number, number];
  width: number;
}

export interface Review {
  id: number;
  author: string | null;
  device: boolean;
  version: string;
  stars: number;
  title: string;
  body: string;
  language: string;
  installed: boolean;
  helpful: number;
  unhelpful: number;
  mine: boolean;
  myVote: number;
  answer: { body: string; by: string | null; at: number } | null;
  /** Why it is hidden; only its author and curators see it then. */
  hidden?: string | null;
  created: number;
  updated: number;
}

export interface ReviewPage extends Paged<Review> {
  summary: ReviewSummary;
}

export interface ReviewQuery {
  sort: 'helpful' | 'newest';
  stars: number | null;
  language: string | null;
  version: string | null;
  cursor?: string | null;
}

export interface ReviewDraft {
  version: string;
  stars: number;
  title: string;
  body: string;
  language: string;
  installed: boolean;
}

// Submissions

export type SubmissionState =
  | 'draft'
  | 'uploaded'
  | 'checking'
  | 'needs_changes'
  | 'in_review'
  | 'quarantined'
  | 'approved'
  | 'published'
  | 'rejected'
  | 'withdrawn';
export type CheckVerdict = 'pending' | 'passed' | 'warnings' | 'failed' | 'review';
export type Severity = 'advice' | 'warning' | 'error';
export type SubmissionStep = 'edit' | 'submit' | 'withdraw' | 'recheck';

export interface SubmissionFields {
  id?: string | null;
  version?: string | null;
  name?: string | null;
  summary?: string | null;
  description?: string | null;
  tags?: string[] | null;
  rating?: Rating | null;
  licence?: string | null;
  homepage?: string | null;
  changelog?: string | null;
  security?: boolean | null;
  platform?: string | null;
}

export interface Finding {
  severity: Severity;
  code: string;
  sentence: string;
  member: string | null;
}

export interface FoundDependency {
  kind: string;
  name: string;
  purpose: string;
  required: boolean;
  origin: string | null;
  namesCommands?: boolean;
}

export interface Found {
  id?: string | null;
  version?: string | null;
  kind?: Kind;
  name: string;
  maker?: string;
  summary: string;
  description: string;
  tags: string[];
  rating: Rating;
  licence: string | null;
  homepage: string | null;
  changelog: string;
  members: Member[];
  dependencies: FoundDependency[];
  commands: { name: string; path: string }[];
  findings: Finding[];
}

export interface ValueChange {
  before: string;
  after: string;
}

export interface Difference {
  from: string;
  added: string[];
  removed: string[];
  changed: string[];
  dependencies: { added: FoundDependency[]; removed: FoundDependency[]; dangerous: FoundDependency[] };
  commands?: { added: string[]; removed: string[] };
  rating: ValueChange | null;
  licence: ValueChange | null;
  maker: ValueChange | null;
  name: ValueChange | null;
  sizeBefore: number;
  sizeAfter: number;
}

export interface Check {
  name: string;
  verdict: CheckVerdict;
  sentence: string;
  findings: Finding[];
  started: number | null;
  ended: number | null;
}

export interface TimelineStep {
  at: number;
  actor: string | null;
  before: SubmissionState | null;
  after: SubmissionState;
  sentence: string;
}

export interface Claim {
  by: string;
  until: number;
  mine?: boolean;
}

export interface Submission {
  id: string;
  state: SubmissionState;
  account: { id: number; handle: string };
  file: string;
  size: number | null;
  sha256: string | null;
  package: string | null;
  version: string | null;
  kind: Kind | null;
  platform: string | null;
  channel: string;
  agreed?: number | null;
  fields: SubmissionFields;
  found: Found | null;
  difference: Difference | null;
  checks: Check[];
  reasons: string[];
  timeline: TimelineStep[];
  publicReason: string | null;
  place: number | null;
  medianWait: number | null;
  published: { package: string; version: string } | null;
  claimed: Claim | null;
  mine: boolean;
  may?: SubmissionStep[];
  revision: number;
  created: number;
  updated: number;
  note: string | null;
}

export interface SubmissionSummary {
  id: string;
  state: SubmissionState;
  file: string;
  size: number | null;
  package: string | null;
  version: string | null;
  name: string | null;
  kind: Kind | null;
  publicReason: string | null;
  created: number;
  updated: number;
}

export interface SubmissionChange {
  upload?: string;
  fields?: SubmissionFields;
  channel?: string;
  agreed?: boolean;
  submit?: boolean;
}

export interface Message {
  id: number;
  author: string;
  mine?: boolean;
  curator?: boolean;
  internal: boolean;
  body: string;
  at: number;
}

// The curator's desk

export interface QueueItem {
  id: string;
  state: SubmissionState;
  package: string | null;
  version: string | null;
  name: string;
  kind: Kind | null;
  account: { id: number; handle: string };
  first: boolean;
  reasons: string[];
  verdict: CheckVerdict;
  waiting: number;
  claimed: Claim | null;
}

export interface Queue extends Paged<QueueItem> {
  counts: { inReview: number; quarantined: number; needsChanges: number; reports?: number };
  medianWait: number | null;
}

export type Decision = 'approve' | 'changes' | 'reject' | 'quarantine' | 'release';

export interface DecisionRequest {
  revision: number;
  decision: Decision;
  template?: string | null;
  reason: string;
  note?: string | null;
}

export interface ReasonTemplate {
  id: string;
  decision: Decision;
  title: string;
  text: string;
}

export interface SubmitterHistory {
  account: { id: number; handle: string };
  since?: number;
  published: number;
  rejected: number;
  needsChanges?: number;
  withdrawn?: number;
  quarantined?: number;
  packages?: string[];
  recent: SubmissionSummary[];
}

export type ReportReason = 'spam' | 'malicious' | 'rights' | 'rating' | 'abuse' | 'other';

export interface Report {
  id: number;
  /** `package:<id>`, `version:<id>@<version>` or `rating:<number>`. */
  subject: string;
  reason: ReportReason;
  body: string;
  by: string | null;
  at: number;
  state: 'open' | 'dismissed' | 'acted';
  answer: string | null;
  decidedBy?: string | null;
  others?: number;
}

// Inbox and webhooks

export interface InboxItem {
  id: number;
  at: number;
  kind: string;
  title: string;
  body: string;
  link: string;
  read: boolean | number | null;
}

export interface Inbox extends Paged<InboxItem> {
  unread: number;
}

export interface Follow {
  id: string;
  name?: string;
  version?: string | null;
  since?: number;
}

export interface Webhook {
  id: number;
  url: string;
  events: string[];
  package: string | null;
  active: boolean;
  /** Why it is no longer told anything. */
  disabled?: string | null;
  created: number;
  /** Shown once, when it is made. */
  secret?: string;
}

export interface Delivery {
  id: string;
  event: string;
  created: number;
  attempts: number;
  state: string;
  status: number | null;
  answer: string | null;
  /** Why nothing came back. */
  problem?: string | null;
  next: number | null;
}

/** Webhooks, and every event there is. */
export interface WebhookList {
  items: Webhook[];
  events: string[];
}

// Numbers and care

export interface DayCount {
  day: string | number;
  count: number;
}

export interface Stats {
  packages: number;
  versions: number;
  downloads: number;
  byDay: DayCount[];
  tags: { tag: string; count: number }[];
  top: { id: string; name?: string; downloads?: number; count?: number }[];
}

export interface PackageStats {
  total: number;
  byDay: DayCount[];
  byVersion: { name: string; count: number }[];
  byPlatform: { name: string; count: number }[];
}

export interface Status {
  checks: { name: string; ok: boolean; sentence: string; at: number | null }[];
  started: number;
  version: string;
  queue: number | Record<string, number> | null;
  lastBackup: number | null;
  lastScan: number | null;
}

export interface Job {
  id: number;
  kind: string;
  state: string;
  attempts: number;
  maxAttempts: number;
  runAt: number;
  error: string | null;
  progress: string | null;
  created: number;
  payload: unknown;
}

export interface AuditRow {
  seq: number;
  at: number;
  actor: string | number | null;
  action: string;
  subject: string;
  body: unknown;
}
