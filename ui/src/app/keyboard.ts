/** Keys that work everywhere in the window. */
import { tick } from 'svelte';
import { pickPackage } from './opening';
import { PLACES } from './router.svelte';
import type { Vitrine } from './vitrine.svelte';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** To the field of the page on screen; from there, and from pages without one, to that of Explore. */
async function focusSearch(vitrine: Vitrine): Promise<void> {
  const own = document.querySelector<HTMLInputElement>('#main [data-find]');
  if (own && own !== document.activeElement) {
    own.focus();
    own.select();
    return;
  }
  if (vitrine.router.route.page !== 'explore') {
    vitrine.browse.opened = null;
    vitrine.router.go({ page: 'explore' });
    // The hash changes in a task of its own, then the page is drawn.
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await tick();
  }
  const input = document.querySelector<HTMLInputElement>('#search');
  input?.focus();
  input?.select();
}

/** What a key does, or nothing when it is not one of ours. */
function actionFor(event: KeyboardEvent, vitrine: Vitrine): (() => void) | undefined {
  const { key } = event;
  const control = event.ctrlKey || event.metaKey;
  // In a browser the keys for finding, reloading and going back are the browser's.
  if (vitrine.web) return control || isTyping(event.target) ? undefined : plainKey(key, vitrine);
  if (event.altKey && !control) {
    const place = PLACES[Number(key) - 1];
    if (place) return () => vitrine.router.go({ page: place });
    if (key === 'ArrowLeft') return () => vitrine.router.step(-1);
    if (key === 'ArrowRight') return () => vitrine.router.step(1);
    return undefined;
  }
  if (control && key.toLowerCase() === 'f') return () => void focusSearch(vitrine);
  if (control && key.toLowerCase() === 'o' && vitrine.backend.pickFile) return () => pickPackage(vitrine);
  if (control && key === ',') return () => vitrine.router.go({ page: 'settings' });
  if ((control && key.toLowerCase() === 'r') || key === 'F5') return () => vitrine.checkNow();
  if (control && (key === '?' || key === '/')) return () => vitrine.dialogs.open({ type: 'shortcuts' });
  if (control || isTyping(event.target)) return undefined;
  return plainKey(key, vitrine);
}

function plainKey(key: string, vitrine: Vitrine): (() => void) | undefined {
  if (key === '/') return () => void focusSearch(vitrine);
  if (key === '?') return () => vitrine.dialogs.open({ type: 'shortcuts' });
  return undefined;
}

export function onWindowKey(event: KeyboardEvent, vitrine: Vitrine): void {
  // A dialog has the keyboard to itself.
  if (event.defaultPrevented || vitrine.dialogs.current) return;
  const action = actionFor(event, vitrine);
  if (!action) return;
  event.preventDefault();
  action();
}
