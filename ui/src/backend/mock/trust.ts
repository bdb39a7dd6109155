/** How far the mock's galleries vouch for what they list, in every state a signed gallery can be in. */
import type { SourceTrust, Trust } from '../types';
import { fingerprintOf } from './digest';

const DAY = 86_400_000;

export const TRUST_CASES = [
  'current',
  'provisional',
  'stale',
  'rolledBack',
  'frozen',
  'mixed',
  'identity',
] as const;
export type TrustCase = (typeof TRUST_CASES)[number];

export const TRUST_SENTENCES: Record<Trust, string> = {
  signed: 'The gallery signed this version, and the signature is valid and current.',
  stale: 'The gallery signed this version, but its signatures ran out and it has not renewed them.',
  listed: 'The gallery lists a digest; what arrives is compared with it.',
  unverified: 'The gallery lists no digest, so nothing vouches for the bytes that arrive.',
};

export const WORKSHOP_PRINT = fingerprintOf('workshop');
export const OTHER_PRINT = fingerprintOf('a stranger');

const ALARMS: Partial<Record<TrustCase, string>> = {
  rolledBack:
    'This gallery went back in time: its list has version 211, but version 214 was seen before. Somebody may be hiding newer versions.',
  frozen:
    'This gallery shows the same list for a month although it promised a new one every day. Updates may be held back.',
  mixed:
    'The parts of this gallery’s list do not belong together: the snapshot names targets version 88, the server gave version 86.',
  identity:
    'This gallery shows another identity than the one you trusted when you added it. Nothing is taken from it until you decide.',
};

const STALE: readonly TrustCase[] = ['stale', 'rolledBack', 'frozen', 'mixed', 'identity'];

/** The signed gallery of the mock, as it stands in one of the cases. */
export function signedTrust(how: TrustCase): SourceTrust {
  const stale = STALE.includes(how);
  const provisional = how === 'provisional';
  return {
    level: stale ? 'stale' : 'signed',
    sentence: stale
      ? 'Its signatures ran out two days ago, so nothing new is installed from it.'
      : 'Signed and current; the list was checked against its root keys.',
    said: stale
      ? [{ code: 'vouched.expired', arguments: { until: Date.now() - 2 * DAY } }]
      : [
          {
            code: 'vouched.signed_by',
            arguments: { signers: 'Workshop release key', until: Date.now() + 29 * DAY },
          },
        ],
    fingerprint: WORKSHOP_PRINT,
    provisional,
    threshold: provisional ? '1 of 1' : '2 of 3',
    rootVersion: provisional ? 1 : 4,
    signedBy: 'Workshop release key',
    signedAt: Date.now() - (stale ? 32 : 1) * DAY,
    currentUntil: Date.now() + (stale ? -2 : 29) * DAY,
    alarm: ALARMS[how] ?? null,
    otherFingerprint: how === 'identity' ? OTHER_PRINT : null,
  };
}

/** A gallery that signs nothing. */
export function plainTrust(level: Trust): SourceTrust {
  return {
    level,
    sentence:
      level === 'listed'
        ? 'It lists digests but signs nothing: its server is trusted for what it says.'
        : 'It lists no digests for some packages.',
    said: [{ code: 'vouched.digests', arguments: {} }],
    fingerprint: null,
    provisional: false,
    threshold: null,
    rootVersion: null,
    signedBy: null,
    signedAt: null,
    currentUntil: null,
    alarm: null,
    otherFingerprint: null,
  };
}

/** What looking at an address before adding it finds. */
export function trustOfAddress(location: string): SourceTrust {
  if (/homepilot|registry\.json$/.test(location)) return plainTrust('listed');
  const provisional = !location.includes('workshop');
  return { ...signedTrust(provisional ? 'provisional' : 'current'), fingerprint: printOf(location) };
}

export const printOf = (location: string) =>
  location.includes('workshop') ? WORKSHOP_PRINT : fingerprintOf(location);
