/** The arithmetic of the virtual grid: which rows are drawn where. Pure, so that it can be tested. */

export const CARD_HEIGHT = 254;
export const COMPACT_HEIGHT = 168;
export const GAP = 16;
const MIN_COLUMN = 260;
/** Below this inner width there is one column of low, wide cards. */
const COMPACT_BELOW = 560;
/** The bound on cards in the document. */
export const MAX_CARDS = 100;
/** Engines stop laying out near 33.5 million pixels (2^25); above this the scroll bar is scaled. */
const MAX_HEIGHT = 30_000_000;

export interface Layout {
  columns: number;
  compact: boolean;
  rowHeight: number;
  rows: number;
  /** Height of the scrolled content. */
  height: number;
  /** Pixels of list per pixel of scroll bar. */
  scale: number;
  viewport: number;
}

/** `viewport` is clamped by the caller to the window's height: before the style sheet arrives a scroller
 * may be as high as everything in it. */
export function layOut(total: number, width: number, viewport: number): Layout {
  const compact = width < COMPACT_BELOW;
  const rowHeight = (compact ? COMPACT_HEIGHT : CARD_HEIGHT) + GAP;
  const fitting = compact ? 1 : Math.max(1, Math.floor((width + GAP) / (MIN_COLUMN + GAP)));
  // On a very large screen cards get wider rather than more: the bound holds and no place stays blank.
  const most = Math.max(1, Math.floor(MAX_CARDS / (Math.ceil(viewport / rowHeight) + 2)));
  const columns = Math.min(fitting, most);
  const rows = Math.ceil(total / columns);
  const full = rows * rowHeight;
  const height = Math.min(full, MAX_HEIGHT);
  const scale = full > height ? (full - viewport) / (height - viewport) : 1;
  return { columns, compact, rowHeight, rows, height, scale, viewport };
}

export interface Window {
  first: number;
  last: number;
}

/** The rows to draw at a scroll position: those on screen and one more on both sides, within the bound. */
export function visibleRows(layout: Layout, scrollTop: number): Window {
  if (layout.rows === 0) return { first: 0, last: -1 };
  const top = scrollTop * layout.scale;
  const fitting = Math.ceil(layout.viewport / layout.rowHeight) + 1;
  // One row is left for the focused card, which stays in the document wherever the list is.
  const most = Math.max(1, Math.floor(MAX_CARDS / layout.columns) - 1);
  const count = Math.min(fitting + 2, most);
  const over = Math.max(0, Math.floor((count - fitting) / 2));
  const first = Math.max(0, Math.min(Math.floor(top / layout.rowHeight) - over, layout.rows - 1));
  return { first, last: Math.min(first + count - 1, layout.rows - 1) };
}

/** Where a row is drawn inside the scrolled content. */
export function rowTop(layout: Layout, row: number, scrollTop: number): number {
  return Math.round(row * layout.rowHeight - scrollTop * layout.scale + scrollTop);
}

/** The scroll position that shows a row whole, moving as little as possible. */
export function scrollTo(layout: Layout, row: number, scrollTop: number): number {
  const top = row * layout.rowHeight;
  const shown = scrollTop * layout.scale;
  if (top < shown) return top / layout.scale;
  const bottom = top + layout.rowHeight;
  if (bottom > shown + layout.viewport) return (bottom - layout.viewport) / layout.scale;
  return scrollTop;
}

/** The card a key leads to, or null when the key is none of the grid's. */
export function nextIndex(
  key: string,
  index: number,
  layout: Layout,
  total: number,
  rtl: boolean,
): number | null {
  const page = Math.max(1, Math.floor(layout.viewport / layout.rowHeight)) * layout.columns;
  const sideways = rtl ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: index + sideways,
    ArrowLeft: index - sideways,
    ArrowDown: index + layout.columns,
    ArrowUp: index - layout.columns,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: total - 1,
  };
  const next = steps[key];
  if (next === undefined) return null;
  if ((key === 'ArrowDown' || key === 'ArrowUp') && (next < 0 || next >= total)) return index;
  return Math.max(0, Math.min(next, total - 1));
}
