/** What a person trusts and agrees to, in their language: the program sends its English sentence and the same as
 * phrases, and this language's texts for those are shown. */
import type { Phrase } from '../backend/types';
import { ownMessage } from './index.svelte';

/** The message of a phrase: `consent.file` is `said-consent-file`. */
export function saidKey(code: string): string {
  return `said-${code.replace(/[^a-z0-9]+/g, '-')}`;
}

/** This language's sentences; the English one where one of them is not known here, so that nothing is left out. */
export function said(phrases: readonly Phrase[], sentence: string): string {
  const own = phrases.map((phrase) => ownMessage(saidKey(phrase.code), phrase.arguments)?.sentence);
  return own.length === 0 || own.includes(undefined) ? sentence : own.join(' ');
}
