import { describe, expect, it } from 'vitest';
import {
  GAP,
  layOut,
  MAX_CARDS,
  nextIndex,
  rowTop,
  scrollTo,
  visibleRows,
} from '../src/pages/explore/layout';

describe('the arithmetic of the virtual grid', () => {
  it('never draws more than the bound, whatever the window', () => {
    for (const width of [300, 700, 1200, 2500, 3840, 7680]) {
      for (const height of [480, 1080, 2160, 4320]) {
        for (const total of [0, 1, 49, 50_000, 1_000_000]) {
          const layout = layOut(total, width, height);
          for (const part of [0, 0.3, 0.999, 1]) {
            const { first, last } = visibleRows(layout, Math.max(0, layout.height - height) * part);
            // One more row may be kept for the focus.
            expect((last - first + 2) * layout.columns).toBeLessThanOrEqual(MAX_CARDS + layout.columns);
            expect((last - first + 1) * layout.columns).toBeLessThanOrEqual(MAX_CARDS);
            expect(last).toBeLessThan(Math.max(layout.rows, 1));
          }
        }
      }
    }
  });

  it.each([
    [1132, 780],
    [3580, 2016],
    [7400, 4100],
    [320, 400],
  ])('covers the whole viewport of %i × %i with rows', (width, viewport) => {
    const layout = layOut(100_000, width, viewport);
    for (const scrollTop of [0, 1, 333, layout.height / 2, layout.height - viewport]) {
      const { first, last } = visibleRows(layout, scrollTop);
      expect(rowTop(layout, first, scrollTop)).toBeLessThanOrEqual(scrollTop + GAP);
      const bottom = rowTop(layout, last, scrollTop) + layout.rowHeight;
      expect(bottom).toBeGreaterThanOrEqual(Math.min(scrollTop + viewport, layout.height) - 1 - GAP);
    }
  });

  it('has the real height for 100,000 cards and stays under the engines’ limit for more', () => {
    const layout = layOut(100_000, 1132, 780);
    expect(layout.height).toBe(layout.rows * layout.rowHeight);
    const huge = layOut(1_000_000, 320, 780);
    expect(huge.height).toBeLessThan(33_000_000);
    const { last } = visibleRows(huge, huge.height - 780);
    expect(last).toBe(huge.rows - 1);
  });

  it('moves by rows, ends and pages, and mirrors sideways in right-to-left', () => {
    const layout = layOut(100, 1132, 780);
    const { columns } = layout;
    expect(nextIndex('ArrowRight', 0, layout, 100, false)).toBe(1);
    expect(nextIndex('ArrowRight', 1, layout, 100, true)).toBe(0);
    expect(nextIndex('ArrowDown', 2, layout, 100, false)).toBe(2 + columns);
    expect(nextIndex('ArrowUp', 1, layout, 100, false)).toBe(1);
    expect(nextIndex('ArrowDown', 99, layout, 100, false)).toBe(99);
    expect(nextIndex('Home', 50, layout, 100, false)).toBe(0);
    expect(nextIndex('End', 50, layout, 100, false)).toBe(99);
    expect(nextIndex('PageDown', 0, layout, 100, false)).toBeGreaterThan(columns);
    expect(nextIndex('a', 0, layout, 100, false)).toBeNull();
  });

  it('scrolls just enough to show a row whole', () => {
    const layout = layOut(1000, 1132, 780);
    expect(scrollTo(layout, 0, 500)).toBe(0);
    expect(scrollTo(layout, 1, 0)).toBe(0);
    expect(scrollTo(layout, 10, 0)).toBe(11 * layout.rowHeight - 780);
  });
});
