/** The registry's side of the page, for the pages that exist only there. */
import { useVitrine } from '../app/vitrine.svelte';
import type { Web } from './web.svelte';

export function useWeb(): Web {
  const { web } = useVitrine();
  if (!web) throw new Error('This page belongs to a registry.');
  return web;
}
