/** The keys of the curators' desk. */
import type { Key } from '../../../i18n/index.svelte';

export const DESK_KEYS: [string, Key][] = [
  ['j', 'desk-key-next'],
  ['k', 'desk-key-previous'],
  ['Enter', 'desk-key-open'],
  ['c', 'desk-key-claim'],
  ['a', 'decision-approve'],
  ['m', 'decision-changes'],
  ['r', 'decision-reject'],
  ['q', 'decision-quarantine'],
  ['u', 'desk-key-back'],
  ['?', 'shortcut-shortcuts'],
];

/** The letter of a key that is meant for the desk: nobody is typing, nothing else is open. */
export function deskKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target;
  if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]'))
    return null;
  if (document.querySelector('dialog[open], [role="dialog"]')) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
