/** Refusals the mock can be told to answer with. */
import { Refusal, type ApiError } from '../types';
import { digestOf } from './digest';

export function failure(how: string): ApiError {
  const known: Record<string, ApiError> = {
    offline: {
      code: 'source.offline',
      sentence: 'The gallery could not be reached.',
      action: 'Check the connection of this computer, then try again.',
      details: 'GET https://gallery.homepilot.example/registry.json: dns error: name not resolved',
    },
    timeout: {
      code: 'source.timeout',
      sentence: 'The gallery did not answer within 20 seconds.',
      action: 'Try again later.',
      details: 'GET https://gallery.homepilot.example/registry.json: no byte within 20 s',
    },
    mirrors: {
      code: 'transfer.no_mirror_left',
      sentence: 'None of the 3 places that have this file could give it.',
      action: 'Resume later: the 61 % that arrived are kept.',
      details:
        'https://cdn.workshop.example: HTTP 503 four times, Retry-After 1 year\nhttps://mirror.attic.example: no byte for 30 s\nhttps://old.workshop.example: answered Range with another length',
    },
    no_room: {
      code: 'no_room',
      sentence: 'There is not enough room: 73.7 MB needed, /media/stick has 9.0 MB free.',
      action: 'Free some space there, or clean up here first.',
      details: 'no_room: There is not enough room: 73.7 MB needed, /media/stick has 9.0 MB free.',
    },
    digest: {
      code: 'transfer.digest_mismatch',
      sentence: 'What arrived is not what the gallery lists, so it was thrown away.',
      action: 'Try again; if it happens again, tell the gallery’s operator.',
      details: `expected ${digestOf('expected')}\ngot      ${digestOf('other')}\nurl      https://gallery.homepilot.example/p/x`,
    },
  };
  return known[how] ?? { code: how, sentence: 'This did not work.', action: null, details: how };
}

export function refuse(code: string, sentence: string, action: string | null = null, details = code): never {
  throw new Refusal({ code, sentence, action, details });
}
