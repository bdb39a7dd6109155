/** Chooses what is behind the window: the desktop shell, a test's bridge, a registry, or a mock. */
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

/** The registry that serves this page, as its meta tag says; empty for the page's own address. */
export function findRegistry(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="vitrine-registry"]');
  return meta ? meta.content.trim().replace(/\/+$/, '') : null;
}

export async function chooseBackend(): Promise<Backend> {
  if (window.isTauri) return (await import('./tauri')).createBackend();
  const bridge = findBridge();
  if (bridge) return (await import('./http')).createBackend(bridge);
  const base = findRegistry();
  if (base !== null) return (await import('./registry')).createBackend({ base });
  if (new URLSearchParams(location.search).has('registry'))
    return (await import('./mock/registry')).createMockRegistry(location.search);
  const { createBackend, optionsFrom } = await import('./mock');
  return createBackend(optionsFrom(location.search));
}
