/** The desktop shell. The only file that may import from @tauri-apps. */
import { invoke } from '@tauri-apps/api/core';
import { listen as listenTo } from '@tauri-apps/api/event';
import { asRefusal, REWRITTEN, type Backend, type Event } from './types';

/** Custom schemes are plain http hosts in WebView2; everywhere else they are schemes. */
const pictures = navigator.userAgent.includes('Windows') ? 'http://img.localhost' : 'img://localhost';

async function ask<T>(command: string, argument: unknown): Promise<T> {
  try {
    return await invoke<T>(command, { argument });
  } catch (thrown) {
    throw asRefusal(thrown);
  }
}

/** Tells the shell which page is on screen, so that a window rebuilt from the tray is there again. */
function tellPages(): void {
  const tell = () => void ask('window_at', { hash: location.hash || '#/explore' }).catch(() => undefined);
  addEventListener('hashchange', tell);
  addEventListener(REWRITTEN, tell);
  tell();
}

/** What the shell tells of a drop: paths of this computer. */
interface Dropped {
  paths?: string[];
}

export function createBackend(): Backend {
  tellPages();
  return {
    kind: 'tauri',
    capabilities: new Set([
      'install',
      'library',
      'sources',
      'settings',
      'openFolder',
      'pickFolder',
      'pickFile',
      'desktop',
      'handover',
    ]),
    call: (command, argument) => ask(command, argument),
    listen(hear) {
      const stopping = listenTo<Event>('vitrine', (event) => hear(event.payload));
      return () => void stopping.then((stop) => stop());
    },
    pictureUrl: (token, size) => `${pictures}/${encodeURIComponent(token)}/${size}`,
    pickFolder: () => ask<string | null>('pick_folder', null),
    pickFile: (endings) => ask<string | null>('pick_file', { endings }),
    saveFile: (name) => ask<string | null>('save_file', { name }),
    onDrop(hear) {
      const stopping = listenTo<Dropped>('tauri://drag-drop', ({ payload }) => {
        if (payload.paths?.length) hear(payload.paths);
      });
      return () => void stopping.then((stop) => stop());
    },
    openExternal: (url) => ask<null>('open_external', { url }).then(() => undefined),
  };
}
