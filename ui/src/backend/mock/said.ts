/** The mock's sentences as phrases, as the program sends them. */
import type { Card, Phrase } from '../types';
import { digestOf } from './digest';

/** How far a gallery vouches for a package. */
export function levelSaid(card: Card): Phrase {
  return { code: `vouched.${card.trust}`, arguments: { source: card.package.source } };
}

/** The question about bytes that nothing vouches for. */
export function unverifiedSaid(source: string): Phrase[] {
  return [
    { code: 'consent.unverified', arguments: { source } },
    { code: 'consent.install_anyway', arguments: {} },
  ];
}

/** The question about other bytes under a version that was here. */
export function republishedSaid(card: Card, version: string): Phrase {
  const { source, id } = card.package;
  const digests = { then: digestOf(`${id} before`), now: digestOf(id) };
  return { code: 'consent.republished', arguments: { source, version, ...digests } };
}
