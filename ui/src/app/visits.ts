/** Pages as they were left: going back restores where a page was scrolled to and what had the focus; a page that
 * is new begins at its top, for the keyboard and for screen readers. */
import { tick } from 'svelte';

interface Visit {
  scroll: number;
  /** How the focused element is found again. */
  focus: string | null;
}

/** A page that was left may have to load before it is as long as it was. */
const PATIENCE_MS = 2_000;
/** More than anybody goes back. */
const KEPT = 100;

const scroller = () => document.querySelector<HTMLElement>('#main .page');

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

  constructor() {
    const { number } = (history.state ?? {}) as { number?: number };
    this.#number = number ?? Math.floor(performance.timeOrigin);
    this.#newest = this.#number;
    if (number === undefined) this.#mark();
  }

  #mark(): void {
    history.replaceState({ ...(history.state as object | null), number: this.#number }, '');
  }

  /** The address changed: the page before is still drawn. Answers whether this is a return. */
  leave(): Visit | null {
    this.#stop();
    this.#left.set(this.#number, {
      scroll: scroller()?.scrollTop ?? 0,
      focus: selectorOf(document.activeElement),
    });
    if (this.#left.size > KEPT) this.#left.delete(this.#left.keys().next().value ?? 0);
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
      const page = scroller();
      const long = page === null || page.scrollHeight - page.clientHeight >= scroll;
      if (!late && !long) return false;
      if (page && page.scrollTop !== scroll) page.scrollTop = scroll;
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

const KINDS = ['wheel', 'pointerdown', 'keydown'] as const;
