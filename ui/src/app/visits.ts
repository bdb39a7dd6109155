/** Pages as they were left: going back restores where a page was scrolled to and what had the focus; a page that
 * is new begins at its top, for the keyboard and for screen readers. How far the page on screen is scrolled is also
 * written down, so that it is there again when the document is built anew on the same address: by a reload, or by
 * the shell that brings its window back from the tray. */
import { tick } from 'svelte';

interface Visit {
  scroll: number;
  /** How the focused element is found again. */
  focus: string | null;
}

/** A page that was left may have to load before it is as long as it was. */
const PATIENCE_MS = 2_000;
/** More than anybody goes back. */
const MOST = 100;
/** Scrolling tells often; this is often enough to write it down. */
const PAUSE_MS = 250;
const KEPT = 'vitrine.scrolled';

/** Where the page on screen is written down; null where nothing can be. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'> | null;

/** The part of a page that scrolls. */
const SCROLLER = '#main .page, #main [data-scroller]';
const scroller = () => document.querySelector<HTMLElement>(SCROLLER);

/** How far the page of this address was scrolled before the document was built anew; null for a fresh start. */
function keptScroll(keep: Keep): number | null {
  if (location.hash === '') return null;
  try {
    const kept = JSON.parse(keep?.getItem(KEPT) ?? 'null') as { hash?: unknown; top?: unknown } | null;
    return kept?.hash === location.hash && typeof kept.top === 'number' && kept.top > 0 ? kept.top : null;
  } catch {
    return null;
  }
}

/** A selector that finds an element again when the page is drawn anew. */
function selectorOf(element: Element | null): string | null {
  if (!(element instanceof HTMLElement) || !element.closest('#main')) return null;
  if (element.id && element.id !== 'main') return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute('href');
  if (href) return `#main a[href="${CSS.escape(href)}"]`;
  const { testid } = element.dataset;
  if (!testid) return null;
  const row = element.closest<HTMLElement>('[data-package]');
  const within = row && row !== element ? `[data-package="${CSS.escape(row.dataset.package ?? '')}"] ` : '';
  return `#main ${within}[data-testid="${CSS.escape(testid)}"]`;
}

export class Visits {
  readonly #left = new Map<number, Visit>();
  #number: number;
  #newest: number;
  /** Ends a restoring that goes on. */
  #stop: () => void = () => undefined;
  readonly #keep: Keep;

  constructor(keep: Keep = null) {
    this.#keep = keep;
    const { number } = (history.state ?? {}) as { number?: number };
    this.#number = number ?? Math.floor(performance.timeOrigin);
    this.#newest = this.#number;
    if (number === undefined) this.#mark();
  }

  #mark(): void {
    history.replaceState({ ...(history.state as object | null), number: this.#number }, '');
  }

  /** Puts the page back where it was before the document was built anew, then writes down where it is. */
  start(): () => void {
    const scroll = keptScroll(this.#keep);
    if (scroll !== null) this.#watch((late) => this.#scrolled(scroll, late));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || !target.matches(SCROLLER)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#write(target.scrollTop), PAUSE_MS);
    };
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      clearTimeout(waiting);
      this.#stop();
      document.removeEventListener('scroll', look, true);
    };
  }

  #write(top: number): void {
    try {
      this.#keep?.setItem(KEPT, JSON.stringify({ hash: location.hash || FIRST_PAGE, top }));
    } catch {
      // Without a place to keep it, the page comes back at its top.
    }
  }

  /** The address changed: the page before is still drawn. Answers whether this is a return. */
  leave(): Visit | null {
    this.#stop();
    this.#left.set(this.#number, {
      scroll: scroller()?.scrollTop ?? 0,
      focus: selectorOf(document.activeElement),
    });
    if (this.#left.size > MOST) this.#left.delete(this.#left.keys().next().value ?? 0);
    const { number } = (history.state ?? {}) as { number?: number };
    if (number === undefined) {
      this.#newest += 1;
      this.#number = this.#newest;
      this.#mark();
      return null;
    }
    this.#number = number;
    return this.#left.get(number) ?? null;
  }

  /** The new page is drawn, or is about to be. */
  async arrive(visit: Visit | null): Promise<void> {
    await tick();
    if (visit) this.#restore(visit);
    else this.#begin();
  }

  /** A page that does not put the focus anywhere itself gets it as a whole. */
  #begin(): void {
    this.#watch((late) => {
      const { activeElement } = document;
      const main = document.getElementById('main');
      if (activeElement !== main && main?.contains(activeElement)) return true;
      if (document.querySelector('[role="dialog"]')) return true;
      if (!late && !main?.querySelector('.page, h1')) return false;
      main?.focus({ preventScroll: true });
      return true;
    });
  }

  #restore({ scroll, focus }: Visit): void {
    this.#watch((late) => {
      if (!this.#scrolled(scroll, late)) return false;
      const found = focus ? document.querySelector<HTMLElement>(focus) : null;
      if (!found && focus && !late) return false;
      const { activeElement } = document;
      const main = document.getElementById('main');
      // Explore puts the focus back on its own card.
      const settled =
        activeElement !== document.body && activeElement !== main && main?.contains(activeElement);
      if (found) found.focus({ preventScroll: true });
      else if (!settled) main?.focus({ preventScroll: true });
      return true;
    });
  }

  /** Scrolls there, as soon as the page is long enough; true when it stayed there for a frame, or it is too late. */
  #scrolled(scroll: number, late: boolean): boolean {
    const page = scroller();
    if (!page) return late;
    if (!late && page.scrollHeight - page.clientHeight < scroll) return scroll === 0;
    // Positions are rounded where pixels are not whole.
    if (Math.abs(page.scrollTop - scroll) <= 1) return true;
    page.scrollTop = scroll;
    return late;
  }

  /** Tries every frame until it is done, it is late, or the person does something. */
  #watch(attempt: (late: boolean) => boolean): void {
    const begun = performance.now();
    let over = false;
    const end = () => {
      over = true;
      for (const kind of KINDS) removeEventListener(kind, end, true);
    };
    for (const kind of KINDS) addEventListener(kind, end, { capture: true, once: true });
    const step = () => {
      if (over) return;
      if (attempt(performance.now() - begun > PATIENCE_MS)) end();
      else requestAnimationFrame(step);
    };
    this.#stop = end;
    step();
  }
}

/** The page of an address that names none. */
const FIRST_PAGE = '#/explore';
const KINDS = ['wheel', 'pointerdown', 'keydown'] as const;
