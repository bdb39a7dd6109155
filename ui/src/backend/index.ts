/** Chooses what is behind the window: the desktop shell, a test's bridge, or the mock. */
import type { Backend } from './types';
import type { Bridge } from './http';

export * from './types';

declare global {
  interface Window {
    __VITRINE_BRIDGE__?: { base?: string; token?: string };
    isTauri?: boolean;
  }
}

/** The bridge the page was told about: in its address, by a global, or by a meta tag. */
export function findBridge(): Bridge | null {
  const query = new URLSearchParams(location.search);
  const global = window.__VITRINE_BRIDGE__;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="vitrine-bridge"]');
  const address = query.get('backend');
  if (address === null && !global && !meta) return null;
  const base = address && address !== '/' ? address : (global?.base ?? '');
  const token = query.get('token') ?? global?.token ?? meta?.content ?? '';
  return { base: base.replace(/\/+$/, ''), token };
}

export async function chooseBackend(): Promise<Backend> {
  if (window.isTauri) return (await import('./tauri')).createBackend();
  const bridge = findBridge();
  if (bridge) return (await import('./http')).createBackend(bridge);
  const { createBackend, optionsFrom } = await import('./mock');
  return createBackend(optionsFrom(location.search));
}
