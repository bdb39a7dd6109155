/** What the program says in sentences – what a person trusts and agrees to, what stands in the way – in their language:
 * the program sends its English sentence and the same as phrases, and this language's texts for those are shown. */
import type { Phrase } from '../backend/types';
import { ownMessage } from './index.svelte';
import { noticedText } from './noticed';
import { errorKey } from './refusal';

/** The message of a phrase: `consent.file` is `said-consent-file`. */
export function saidKey(code: string): string {
  return `said-${code.replace(/[^a-z0-9]+/g, '-')}`;
}

/** An error, or what the checks noticed, may be the reason too; each has its own words. */
function own({ code, arguments: args }: Phrase): string | null {
  const message = ownMessage(saidKey(code), args) ?? ownMessage(errorKey(code), args);
  return message?.sentence ?? noticedText(code, args);
}

/** This language's sentences; the English one where one of them is not known here, so that nothing is left out. */
export function said(phrases: readonly Phrase[], sentence: string, between = ' '): string {
  const all = phrases.map(own);
  return all.length === 0 || all.includes(null) ? sentence : all.join(between);
}

/** Sentences of a list, each with the phrase at its place. */
export function saidEach(phrases: readonly Phrase[], sentences: readonly string[]): string[] {
  return sentences.map((sentence, place) => said(phrases.slice(place, place + 1), sentence));
}
