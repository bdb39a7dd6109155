/** The bodies of /api/v1 as this page uses them: those the server generates (gen/registry.ts), narrowed where the server
 * says a word and means one of a few. Times are milliseconds since 1970, missing things null. */
import type { Dependency, Kind, Rating } from '../gen/api';
import type * as Wire from '../gen/registry';

export type {
  Account,
  AccountRole as Role,
  AccountRow,
  AuditEntry as AuditRow,
  CardStars as Stars,
  DeviceProof,
  DeviceRequest,
  Difference,
  Followed as Follow,
  FoundDependency,
  InboxItem,
  InboxPage as Inbox,
  Invitation,
  Job,
  MailWish,
  NameState,
  PackageFacets,
  Passkey,
  PasskeyQuestion,
  Proof,
  PublishedArtifact as Artifact,
  RatingSummary as ReviewSummary,
  RegistryAbout as About,
  Session,
  SignedInSession,
  SubmissionClaim as Claim,
  ThreadMessage as Message,
  Token,
  TokenScope as Scope,
  ValueChange,
  Webhook,
  WebhookDelivery as Delivery,
  WebhookList,
  WebhookMade,
} from '../gen/registry';

/** A body some of whose fields are narrower here. */
type With<Body, Fields> = Omit<Body, keyof Fields> & Fields;
/** A body some of whose fields need not be there. */
type Loose<Body, Names extends keyof Body> = Omit<Body, Names> & Partial<Pick<Body, Names>>;

/** A piece of a list, and where the next one begins. */
export interface Paged<T> {
  items: T[];
  next: string | null;
}

// Packages

/** The window's cards have no downloads where nobody counts them. */
export type PackageCard = With<Wire.PackageCard, { downloads: number | null }>;

export interface PackagePage extends Paged<PackageCard> {
  total: number;
  capped: boolean;
  corrected: string | null;
}

export type PackageVersion = With<Wire.PublishedVersion, { released: number | null; size: number | null }>;

export type Package = Loose<
  With<
    Wire.PackageDetail,
    { downloads: number | null; versions: PackageVersion[]; dependencies: Dependency[] }
  >,
  'description' | 'descriptions' | 'owned' | 'texts' | 'created'
>;

export type PackageChange = Partial<Wire.PackageChange>;

export type Member = Wire.PublishedMember & { executable?: boolean };

export type VersionDetail = PackageVersion & {
  members: Member[];
  dependencies: Dependency[];
  artifacts: Wire.PublishedArtifact[];
};

export type Collection = Loose<Wire.Collection, 'curator'>;

/** What somebody is to a package. */
type Held = 'owner' | 'invited' | 'transfer';
export type Owner = With<Wire.PackageOwner, { state: Held }>;
export type OwnPackage = With<Wire.OwnPackage, { state: Held }>;

// Ratings

export type Review = Loose<Wire.StarRating, 'package'>;

export interface ReviewPage extends Paged<Review> {
  summary: Wire.RatingSummary;
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
  /** Of one who is not signed in: which device says it. */
  device?: Wire.DeviceProof;
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

/** What is left out stays as it is. */
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
  texts?: Record<string, { name?: string | null; summary?: string | null }> | null;
  descriptions?: Record<string, string> | null;
}

export type Finding = With<Wire.CheckFinding, { severity: Severity }>;

export type Found = Loose<
  With<Wire.Found, { kind: Kind; rating: Rating; members: Member[]; findings: Finding[] }>,
  'platform' | 'preview' | 'unpacked' | 'content'
>;

export type Check = With<Wire.SubmissionCheck, { verdict: CheckVerdict; findings: Finding[] }>;

export type TimelineStep = With<
  Wire.SubmissionStep,
  { before: SubmissionState | null; after: SubmissionState }
>;

export type Submission = Loose<
  With<
    Wire.Submission,
    {
      state: SubmissionState;
      kind: Kind | null;
      fields: SubmissionFields;
      found: Found | null;
      checks: Check[];
      timeline: TimelineStep[];
      may: SubmissionStep[];
    }
  >,
  'descriptionsHtml'
>;

export type SubmissionSummary = With<Wire.SubmissionSummary, { state: SubmissionState; kind: Kind | null }>;

export interface SubmissionChange {
  upload?: string;
  fields?: SubmissionFields;
  channel?: string;
  agreed?: boolean;
  submit?: boolean;
}

// The curator's desk

export type QueueItem = With<
  Wire.QueueItem,
  { state: SubmissionState; kind: Kind | null; verdict: CheckVerdict }
>;

export type Queue = With<Wire.Queue, { items: QueueItem[] }>;

export type Decision = 'approve' | 'changes' | 'reject' | 'quarantine' | 'release';

export type DecisionRequest = Loose<With<Wire.DecisionRequest, { decision: Decision }>, 'template' | 'note'>;

export type ReasonTemplate = With<Wire.ReasonTemplate, { decision: Decision }>;

export type SubmitterHistory = With<Wire.SubmitterHistory, { recent: SubmissionSummary[] }>;

export type ReportReason = 'spam' | 'malicious' | 'rights' | 'rating' | 'abuse' | 'other';

export type Report = With<Wire.Report, { reason: ReportReason; state: 'open' | 'dismissed' | 'acted' }>;

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
  checks: With<Wire.StatusCheck, { at: number | null }>[];
  started: number;
  version: string;
  queue: number | Record<string, number> | null;
  lastBackup: number | null;
  lastScan: number | null;
}
