/** docs/pictures and what `npm run screenshots` makes are the same set. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEPT, PAGES, PICTURES } from '../scripts/pictures.mjs';

const FOLDER = resolve('../docs/pictures');
const there = readdirSync(FOLDER).filter((name) => /\.(png|webp)$/.test(name));

describe('the pictures of the window', () => {
  it('are all there, and none is left of what is not made any more', () => {
    expect([...there].sort()).toEqual([...KEPT].sort());
  });

  it('have a name each, and one of the kept looks at least in light', () => {
    const names = PICTURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, looks = [] } of PAGES) if (looks.length > 0) expect(looks, name).toContain('light');
  });

  it('stay small', () => {
    const bytes = there.reduce((sum, name) => sum + statSync(resolve(FOLDER, name)).size, 0);
    expect(bytes).toBeLessThan(6_000_000);
  });

  it('are told about in the table beside them', () => {
    const table = readFileSync(resolve(FOLDER, 'README.md'), 'utf8');
    for (const file of KEPT) expect(table).toContain(`(${file})`);
  });
});
