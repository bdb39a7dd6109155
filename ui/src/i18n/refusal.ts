/** What was refused, in the person's language. The errors' own sentences are English; other languages have words for
 * the codes people meet, and the English sentence stays in the details. */
import type { ApiError } from '../backend/types';
import { ownMessage } from './index.svelte';

/** The message of a code: `shelves.file_taken` is `error-shelves-file-taken`. */
export function errorKey(code: string): string {
  return `error-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** The sentence and what to do about it: this language's, else the error's own. */
export function explained(error: ApiError): { sentence: string; action: string | null } {
  return (
    ownMessage(errorKey(error.code), error.arguments) ?? { sentence: error.sentence, action: error.action }
  );
}

/** Both in one line. */
export function refusalText(error: ApiError): string {
  const { sentence, action } = explained(error);
  return action ? `${sentence} ${action}` : sentence;
}

/** What can be copied into a report: the code, the error's own English sentence where another is shown, the causes. */
export function refusalDetails(error: ApiError): string {
  const isReplaced = explained(error).sentence !== error.sentence && !error.details.includes(error.sentence);
  return [error.code, isReplaced ? error.sentence : '', error.details].filter(Boolean).join('\n');
}
