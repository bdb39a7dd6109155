/** Where ratings come from and go to: the registry's page has its own; the window will bring another. */
import type {
  ReportReason,
  Review,
  ReviewDraft,
  ReviewPage,
  ReviewQuery,
} from '../../backend/registry/types';

export interface RatingSource {
  list(query: ReviewQuery): Promise<ReviewPage>;
  /** One's own, null when there is none. */
  mine(): Promise<Review | null>;
  save(draft: ReviewDraft): Promise<unknown>;
  remove(): Promise<unknown>;
  vote(rating: number, value: -1 | 0 | 1): Promise<unknown>;
  report(rating: number, reason: ReportReason, body: string): Promise<unknown>;
  answer(rating: number, body: string): Promise<unknown>;
  dropAnswer(rating: number): Promise<unknown>;
  /** Only curators have these. */
  hide?(rating: number, reason: string): Promise<unknown>;
  show?(rating: number): Promise<unknown>;
}

/** What the one who looks may do. */
export interface RatingRights {
  /** Votes and reports: somebody who is known. */
  rate: boolean;
  /** Writes a rating: somebody who is known, or a device whose key signs it. */
  write: boolean;
  /** It is a device that writes. */
  device: boolean;
  /** An owner of the package: may answer. */
  answer: boolean;
}

/** Lengths the registry takes (facts: summary 3–70, body up to 3,000). */
export const TITLE_MAX = 70;
export const TITLE_MIN = 3;
export const BODY_MAX = 3_000;
