/** What the registry in memory tells: its English sentences with their phrases, as a server sends them. */
import type { Phrase } from '../../types';

export interface Told {
  sentence: string;
  said: Phrase[];
}

export function tell(code: string, sentence: string, args: Phrase['arguments'] = {}): Told {
  return { sentence, said: [{ code, arguments: args }] };
}

/** Reasons, and their phrases in the same order. */
export function reasons(...list: Told[]): { reasons: string[]; reasonsSaid: Phrase[][] } {
  return { reasons: list.map(({ sentence }) => sentence), reasonsSaid: list.map(({ said }) => said) };
}

export const DANGEROUS = tell(
  'reason.dangerous',
  '“calendar-mcp” is new or changed, and brings commands or a server.',
  { name: 'calendar-mcp' },
);
export const RELICENSED = tell('reason.changed', 'The licence was “Apache-2.0” and would be “MIT”.', {
  field: 'licence',
  before: 'Apache-2.0',
  after: 'MIT',
});
export const FIRST = tell('reason.first', 'It is the first version of a new package.');

/** A notice in the inbox; `words` are somebody’s own. */
export function notice(code: string, title: string, args: Phrase['arguments'], words = '') {
  const { sentence, said } = tell(code, title, args);
  return { title: sentence, titleSaid: said, body: words };
}
