/** How far a page was scrolled when its window closed: a window that comes back from the tray on that page is there
 * again. The shell brings it back by opening it on an address; a fresh start has none, and begins at the top. */
const KEPT = 'vitrine.scrolled';

/** Scrolling tells often; this is often enough. */
const PAUSE = 250;

/** A page that has not grown to its length in this time has other contents now. */
const PATIENCE = 3000;

interface Scrolled {
  hash: string;
  top: number;
}

function kept(): Scrolled | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Scrolled | null;
  } catch {
    return null;
  }
}

function keep(scrolled: Scrolled): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(scrolled));
  } catch {
    // Without a place to keep it, the page comes back at its top.
  }
}

/** The part of the page that scrolls: the tallest that can go so far. */
function scrollerFor(top: number): Element | null {
  const long = [...document.querySelectorAll('#main *')].filter(
    (element) =>
      element.scrollHeight - element.clientHeight >= top && getComputedStyle(element).overflowY === 'auto',
  );
  return long.sort((a, b) => b.clientHeight - a.clientHeight)[0] ?? null;
}

function restore({ top }: Scrolled, until: number): void {
  const scroller = scrollerFor(top);
  if (scroller) scroller.scrollTop = top;
  else if (performance.now() < until) setTimeout(() => restore({ hash: '', top }, until), PAUSE / 5);
}

/** Puts the page back where it was, then remembers where it is. */
export function keepScrolled(): void {
  const before = kept();
  if (before && before.top > 0 && before.hash === location.hash)
    restore(before, performance.now() + PATIENCE);
  let waiting = 0;
  const look = ({ target }: globalThis.Event) => {
    if (!(target instanceof Element) || target.clientHeight < innerHeight / 2) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => keep({ hash: location.hash, top: target.scrollTop }), PAUSE);
  };
  document.addEventListener('scroll', look, { capture: true, passive: true });
}
