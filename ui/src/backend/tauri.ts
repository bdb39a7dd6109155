/** The desktop shell. The only file that may import from @tauri-apps. */
import { invoke } from '@tauri-apps/api/core';
import { listen as listenTo } from '@tauri-apps/api/event';
import { asRefusal, REWRITTEN, type Backend, type Event } from './types';

/** Custom schemes are plain http hosts in WebView2; everywhere else they are schemes. */
const pictures = navigator.userAgent.includes('Windows') ? 'http://img.localhost' : 'img://localhost';

/** Listeners on their way to the shell, which takes them in its own time. */
const pending = new Set<Promise<unknown>>();

/** Asks once every listener is heard: an answer that is older than the first event it missed would stay on screen. */
async function ask<T>(command: string, argument: unknown): Promise<T> {
  if (pending.size > 0) await Promise.allSettled(pending);
  try {
    return await invoke<T>(command, { argument });
  } catch (thrown) {
    throw asRefusal(thrown);
  }
}

/** Hears the shell's events of a name until the answer is called, also when the shell takes the listener only then. */
function hearOf<T>(name: string, hear: (payload: T) => void): () => void {
  let stopped = false;
  const taken = listenTo<T>(name, ({ payload }) => {
    if (!stopped) hear(payload);
  });
  // A listener that is refused is no reason to ask for nothing any more.
  const settled: Promise<unknown> = taken.then(
    () => pending.delete(settled),
    () => pending.delete(settled),
  );
  pending.add(settled);
  return () => {
    stopped = true;
    void taken.then((stop) => stop());
  };
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
      return hearOf<Event>('vitrine', hear);
    },
    pictureUrl: (token, size) => `${pictures}/${encodeURIComponent(token)}/${size}`,
    pickFolder: () => ask<string | null>('pick_folder', null),
    pickFile: (endings) => ask<string | null>('pick_file', { endings }),
    saveFile: (name) => ask<string | null>('save_file', { name }),
    onDrop(hear) {
      return hearOf<Dropped>('tauri://drag-drop', ({ paths }) => {
        if (paths?.length) hear(paths);
      });
    },
    openExternal: (url) => ask<null>('open_external', { url }).then(() => undefined),
  };
}
