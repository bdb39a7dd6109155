/** What a registry tells, in the person's language. Servers of before there were phrases send their sentences alone, and
 * what somebody wrote has none: those are shown as they are. */
import type { Phrase } from '../backend/types';
import { t } from '../i18n/index.svelte';
import { said } from '../i18n/said';

/** What a registry calls an account that is gone. No handle has a blank. */
const GONE = 'deleted account';

/** A sentence with the phrases beside it; `between` stands between the texts of several. */
export function told(sentence: string, phrases: readonly Phrase[] | undefined, between = ' '): string {
  return said(phrases ?? [], sentence, between);
}

/** Why a person looks at a submission. */
export function reasonsOf(one: { reasons: string[]; reasonsSaid?: Phrase[][] | undefined }): string[] {
  return one.reasons.map((reason, place) => told(reason, one.reasonsSaid?.[place]));
}

/** Whose it is: a handle, behind a mark where one is given, or that the account is gone. */
export function whose(handle: string, mark = ''): string {
  return handle === GONE ? t('ratings-deleted') : `${mark}${handle}`;
}
