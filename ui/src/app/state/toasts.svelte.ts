/** Short messages that go by themselves; screen readers hear them politely. */

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  /** One thing a person can do about it. */
  action?: { label: string; run: () => void };
}

/** Long enough to read two sentences; longer when there is something to press (WCAG 2.2.1). */
const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 10_000;
const AT_ONCE = 3;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws from
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const toast: Toast = { id: this.#next++, text, tone: 'plain', ...more };
    this.list = [...this.list, toast].slice(-AT_ONCE);
    this.resume(toast.id);
  }

  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops the clock while a person reads or is about to press. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(id: number): void {
    const toast = this.list.find((shown) => shown.id === id);
    if (!toast) return;
    this.hold(id);
    const shown = toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), shown),
    );
  }
}
