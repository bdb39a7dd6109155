import { describe, expect, it } from 'vitest';
import { Slots } from '../src/pages/explore/slots';

describe('the elements of drawn rows', () => {
  it('stay with a row as long as it is drawn, and go to a new one when it left', () => {
    const slots = new Slots();
    expect(slots.assign([0, 1, 2]).map(({ slot }) => slot)).toEqual([0, 1, 2]);
    expect(slots.assign([1, 2, 3])).toEqual([
      { row: 1, slot: 1 },
      { row: 2, slot: 2 },
      { row: 3, slot: 0 },
    ]);
    expect(slots.assign([900, 901, 2])).toEqual([
      { row: 900, slot: 0 },
      { row: 901, slot: 1 },
      { row: 2, slot: 2 },
    ]);
  });

  it('are never shared, and never more than there are rows', () => {
    const slots = new Slots();
    let first = 0;
    for (let step = 0; step < 500; step++) {
      first = (first * 31 + step * 7) % 400;
      const rows = Array.from({ length: (step % 7) + 1 }, (_, index) => first + index);
      const placed = slots.assign(rows);
      expect(placed.map(({ row }) => row)).toEqual(rows);
      expect(new Set(placed.map(({ slot }) => slot)).size).toBe(rows.length);
      expect(Math.max(...placed.map(({ slot }) => slot))).toBeLessThan(14);
    }
  });
});
