/** Who signed, when, and until when: the same facts for a package and for a gallery. */
import type { Fact } from './FactList.svelte';
import { formatDateTime, formatAgo } from '../i18n/format';
import { t } from '../i18n/index.svelte';

export interface Signed {
  signedBy: string | null;
  signedAt: number | null;
  currentUntil: number | null;
}

const when = (at: number) => `${formatDateTime(at)} (${formatAgo(at)})`;

export function signedFacts({ signedBy, signedAt, currentUntil }: Signed): Fact[] {
  const facts: Fact[] = [];
  if (signedBy) facts.push({ label: t('fact-signed-by'), value: signedBy });
  if (signedAt !== null) facts.push({ label: t('fact-signed-at'), value: when(signedAt) });
  if (currentUntil !== null) {
    const label = t(currentUntil < Date.now() ? 'fact-current-ended' : 'fact-current-until');
    facts.push({ label, value: when(currentUntil) });
  }
  return facts;
}
