/** What the checks notice in a package, in the person's language. */
import type { Phrase } from '../backend/types';
import { hasAttribute, ownAttribute, ownMessage } from './index.svelte';
import { errorKey } from './refusal';

/** What every finding has, a registry's too. */
interface Finding {
  code: string;
  sentence: string;
  member: string | null;
  how?: string;
  arguments?: Arguments;
}

/** A finding about words in another language names it behind its code: `metadata.summary.pt-BR`. */
const LANGUAGE = /^(metadata\.[a-z_]+)\.[A-Za-z0-9-]+$/;
type Arguments = Phrase['arguments'];

/** The message of a finding: `package.svg` is `noticed-package-svg`. */
export function noticedKey(code: string): string {
  return `noticed-${code.replace(LANGUAGE, '$1').replace(/[^a-z0-9]+/g, '-')}`;
}

/** The sentence of a code with its names and numbers; without them where an older program does not send them. */
export function noticedText(code: string, args: Arguments): string | null {
  const key = noticedKey(code);
  return ownAttribute(key, 'exact', args) ?? ownMessage(key)?.sentence ?? null;
}

/** What was noticed and how to mend it. In other languages than English `words` has the program's own sentence where
 * names and numbers stand only there. */
export function noticed(finding: Finding): { sentence: string; how: string; words: string | null } {
  const { code, sentence, member, how = '', arguments: args = {} } = finding;
  const key = noticedKey(code);
  // A package that cannot be read at all is noticed by the code of the error.
  const own = ownMessage(key) ?? ownMessage(errorKey(code), member === null ? {} : { entry: member });
  if (!own) return { sentence, how, words: null };
  const exact = ownAttribute(key, 'exact', args);
  const mend = own.action ?? ownMessage('noticed-mend')?.sentence ?? how;
  return {
    sentence: exact ?? own.sentence,
    how: how === '' ? '' : mend,
    words: exact === null && hasAttribute(key, 'exact') ? sentence : null,
  };
}
