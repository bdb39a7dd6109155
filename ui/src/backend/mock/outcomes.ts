/** What came of a simulated job, in both forms the program says it. */
import type { Phrase } from '../types';

export interface Outcome {
  outcome: string;
  outcomeSaid: Phrase[];
}

export function outcome(sentence: string, code: string, args: Phrase['arguments'] = {}): Outcome {
  return { outcome: sentence, outcomeSaid: [{ code: `done.${code}`, arguments: args }] };
}

export function installed(name: string, version: string): Outcome {
  const folder = `/home/mira/.local/share/vitrine/library/${name.toLowerCase().replaceAll(' ', '-')}`;
  return outcome(`${name} ${version} is installed.`, 'installed', { name, version, folder });
}
