// @ts-check
/** A HomePilot registry of any size, made in a folder; the same every time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = [
  'Amber',
  'Boris',
  'Celia',
  'Dario',
  'Edith',
  'Farid',
  'Greta',
  'Hiro',
  'Ines',
  'Juno',
  'Kofi',
  'Lena',
];
const LAST = ['Archer', 'Brandt', 'Castillo', 'Dufour', 'Eriksen', 'Fontaine', 'Gallo', 'Hartmann', 'Ivanov'];
const WORK = [
  'keeps notes',
  'plans trips',
  'reads maps',
  'tells stories',
  'cooks',
  'mends code',
  'waters plants',
];
const TAGS = ['notes', 'travel', 'maps', 'story', 'kitchen', 'code', 'garden'];

/**
 * @template T
 * @param {T[]} list
 * @param {number} index
 */
const pick = (list, index) => /** @type {T} */ (list[index % list.length]);

/** @param {number} index */
function item(index) {
  const id = `person_${index}`;
  const kind = index * 7 + Math.floor(index / 13);
  return {
    id,
    name: `${pick(FIRST, index)} ${pick(LAST, Math.floor(index / 12))} ${index}`,
    short: `Somebody who ${pick(WORK, kind)} and ${pick(WORK, kind + 3)}`,
    tags: [pick(TAGS, kind), pick(TAGS, kind + 3)],
    nsfw: false,
    author: `maker-${index % 500}`,
    downloads: (index * 7919) % 100_000,
    class_id: 'assistant',
    has_avatar: false,
    latest: {
      version: '1.0.0',
      package_url: `packages/${id}/1.0.0/persona.hpersona`,
      preview_url: `previews/${id}/1.0.0/preview.webp`,
      card_url: `previews/${id}/1.0.0/card.json`,
      sha256: '',
      size_bytes: 1000 + ((index * 104_729) % 5_000_000),
    },
  };
}

/**
 * Writes `registry.json` with this many listings into a folder.
 * @param {string} folder
 * @param {number} count
 */
export function writeRegistry(folder, count) {
  const items = Array.from({ length: count }, (_, index) => item(index));
  const registry = { schema_version: 1, generated_at: '2026-11-01T00:00:00Z', total: count, items };
  writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry));
}
