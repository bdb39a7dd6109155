/** The search of the registry in memory: every word must occur somewhere. */
import type { PackageCard } from '../../registry/types';

interface Wish {
  text: string;
  kinds: string[];
  tags: string[];
  mature: boolean;
}

export function fits(card: PackageCard, { text, kinds, tags, mature }: Wish): boolean {
  if (!mature && card.rating !== 'everyone') return false;
  if (kinds.length > 0 && !kinds.includes(card.kind)) return false;
  if (!tags.every((tag) => card.tags.includes(tag))) return false;
  const words = [card.name, card.maker, card.summary, ...card.tags].join(' ').toLowerCase();
  return text.split(/\s+/).every((word) => words.includes(word));
}
