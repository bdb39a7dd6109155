/** Digests that look like digests: from the text they are of, the same in every run. */
import { randomFrom } from './pictures';

export function digestOf(text: string): string {
  const random = randomFrom([...text].reduce((sum, letter) => sum * 33 + (letter.codePointAt(0) ?? 0), 5381));
  return Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** A gallery's fingerprint as people read it out: sixteen groups of four. */
export const fingerprintOf = (text: string) => digestOf(text).match(/.{4}/g)?.join(' ') ?? '';
