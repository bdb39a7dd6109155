/** The desktop shell. The only file that may import from @tauri-apps. */
import { invoke } from '@tauri-apps/api/core';
import { listen as listenTo } from '@tauri-apps/api/event';
import { asRefusal, type Backend, type Event } from './types';

/** Custom schemes are plain http hosts in WebView2; everywhere else they are schemes. */
const pictures = navigator.userAgent.includes('Windows') ? 'http://img.localhost' : 'img://localhost';

async function ask<T>(command: string, argument: unknown): Promise<T> {
  try {
    return await invoke<T>(command, { argument });
  } catch (thrown) {
    throw asRefusal(thrown);
  }
}

export function createBackend(): Backend {
  return {
    kind: 'tauri',
    capabilities: new Set([
      'install',
      'library',
      'sources',
      'settings',
      'openFolder',
      'pickFolder',
      'handover',
    ]),
    call: (command, argument) => ask(command, argument),
    listen(hear) {
      const stopping = listenTo<Event>('vitrine', (event) => hear(event.payload));
      return () => void stopping.then((stop) => stop());
    },
    pictureUrl: (token, size) => `${pictures}/${encodeURIComponent(token)}/${size}`,
    pickFolder: () => ask<string | null>('pick_folder', null),
    openExternal: (url) => ask<null>('open_external', { url }).then(() => undefined),
  };
}
