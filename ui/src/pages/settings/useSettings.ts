/** The settings of this window, and how one of them is changed. */
import type { Settings } from '../../backend';
import { useVitrine } from '../../app/vitrine.svelte';

export function useSettings() {
  const vitrine = useVitrine();
  return {
    /** As they are now. */
    get now(): Settings {
      return vitrine.session.settings;
    },
    /** Keeps a change at once; a refusal is said in a toast. */
    save: (change: Partial<Settings>) => vitrine.attempt(vitrine.session.save(change)),
    /** Keeps a change; throws what refuses it. */
    keep: (change: Partial<Settings>) => vitrine.session.save(change),
  };
}
