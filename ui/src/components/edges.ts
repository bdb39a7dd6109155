/** A row that scrolls sideways says at which of its ends there is more; `soft-edges` in controls.css draws it. */
import type { Action } from 'svelte/action';

export interface More {
  start: boolean;
  end: boolean;
}

/** Parts of a pixel are left over where a row is scrolled to its end. */
const NEAR = 4;

/** An action on the row itself; what it is given hears of every change. */
export const edges: Action<HTMLElement, ((more: More) => void) | undefined> = (row, hear) => {
  let told: More | null = null;
  const look = () => {
    // Negative where the page reads from the right.
    const before = Math.abs(row.scrollLeft);
    const more = { start: before >= NEAR, end: before + row.clientWidth <= row.scrollWidth - NEAR };
    if (told?.start === more.start && told.end === more.end) return;
    told = more;
    row.toggleAttribute('data-more-start', more.start);
    row.toggleAttribute('data-more-end', more.end);
    hear?.(more);
  };
  // Its own size, and what is in it.
  const sizes = new ResizeObserver(look);
  sizes.observe(row);
  const contents = new MutationObserver(look);
  contents.observe(row, { childList: true, subtree: true, characterData: true });
  row.addEventListener('scroll', look, { passive: true });
  look();
  return {
    destroy() {
      sizes.disconnect();
      contents.disconnect();
      row.removeEventListener('scroll', look);
    },
  };
};
