/** The registry's side of the page: that of the page around it, or in the window that of the gallery it is about. */
import { getContext, setContext } from 'svelte';
import { useVitrine } from '../app/vitrine.svelte';
import type { Web } from './web.svelte';

const NEAR = Symbol('web');

/** For the pages of one gallery's registry in the window. */
export const provideWeb = (web: () => Web): void => void setContext(NEAR, web);

export function useWeb(): Web {
  const web = getContext<(() => Web) | undefined>(NEAR)?.() ?? useVitrine().web;
  if (!web) throw new Error('This page belongs to a registry.');
  return web;
}
