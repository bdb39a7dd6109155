/**
 * Keeps the focus when what has it is taken away: a row that is removed, moves to another section, or is drawn anew
 * leaves a person without a mouse at the top of the window otherwise.
 */

interface Held {
  element: HTMLElement;
  /** What stays while the control in it changes under a person's finger. */
  around: HTMLElement | null;
  /** The row it was in, by what it is about. */
  about: string | undefined;
  list: Element | null;
  place: number;
}

const CONTROL = 'a[href], button:not([disabled])';
const rowOf = (element: Element | null) => element?.closest<HTMLElement>('li') ?? null;

function remember(element: HTMLElement): Held {
  const row = rowOf(element);
  const list = row?.parentElement ?? null;
  const place = list && row ? [...list.children].indexOf(row) : -1;
  return {
    element,
    around: element.closest<HTMLElement>('[data-focus-place]'),
    about: row?.dataset.package,
    list,
    place,
  };
}

/** The same control in a row, or the first one there is. */
function controlIn(row: Element | null | undefined, mark: string | undefined): HTMLElement | null {
  if (!row) return null;
  const same = mark && row.querySelector<HTMLElement>(`[data-testid="${CSS.escape(mark)}"]:not([disabled])`);
  return same || row.querySelector<HTMLElement>(CONTROL);
}

/** Where the focus goes: the row it was in, wherever that is now, the row that took its place, or the page. */
function successor({ element, around, about, list, place }: Held, main: HTMLElement): HTMLElement {
  if (around?.isConnected) return around.querySelector<HTMLElement>(CONTROL) ?? around;
  const mark = element.dataset.testid;
  const moved = about && main.querySelector(`li[data-package="${CSS.escape(about)}"]`);
  const next = list?.isConnected ? list.children[Math.min(place, list.children.length - 1)] : null;
  return controlIn(moved || null, mark) ?? controlIn(next, mark) ?? main;
}

/** For the element that holds every page; what a menu or a dialog shows is theirs to look after. */
export function holdFocus(main: HTMLElement) {
  let held: Held | null = null;

  const onfocusin = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest('dialog, [role="menu"]')) return;
    held = target === main ? null : remember(target);
  };
  // Who presses somewhere lets go of what had the focus.
  const onpointerdown = () => (held = null);

  function recover() {
    if (document.activeElement !== document.body || !held || held.element.isConnected) return;
    const to = successor(held, main);
    held = null;
    to.focus({ preventScroll: to === main });
  }

  // After everybody who looks after a focus of their own has done so.
  const watcher = new MutationObserver(() => {
    if (held && !held.element.isConnected) setTimeout(recover);
  });
  watcher.observe(main, { childList: true, subtree: true });
  main.addEventListener('focusin', onfocusin);
  addEventListener('pointerdown', onpointerdown, true);
  return {
    destroy() {
      watcher.disconnect();
      main.removeEventListener('focusin', onfocusin);
      removeEventListener('pointerdown', onpointerdown, true);
    },
  };
}
