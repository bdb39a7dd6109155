/** A registry in memory: /api/v1 answered by a stand-in for `fetch`, for the browser, for tests and for pictures.
 * `?registry=visitor|member|curator|admin` says who is signed in; `fail=/queue:500` makes a path fail. */
import { createBackend, type RegistryBackend } from '../registry';
import { OPEN, RegistryDesk } from './registry/routes';
import type { Who } from './registry/state';

class StillEvents extends EventTarget {
  onmessage: ((message: MessageEvent<string>) => void) | null = null;
  close(): void {
    this.onmessage = null;
  }
}

const ROLES: readonly Who[] = ['visitor', 'member', 'curator', 'admin'];

export function createMockRegistry(search = ''): RegistryBackend & { desk: RegistryDesk } {
  const query = new URLSearchParams(search);
  const who = ROLES.find((role) => role === query.get('registry')) ?? 'visitor';
  const desk = new RegistryDesk(who, query.get('fail'), Number(query.get('slow') ?? 0), query.has('empty'));
  desk.deviceRatings = query.has('devices');
  const backend = createBackend({
    base: '',
    fetch: desk.fetch,
    openEvents: (url) => {
      const events = new StillEvents();
      desk.hear(url, (body) => {
        if (body === OPEN) events.dispatchEvent(new Event('open'));
        else events.onmessage?.(new MessageEvent('message', { data: JSON.stringify(body) }));
      });
      return events as unknown as EventSource;
    },
  });
  const theme = query.get('theme');
  const language = query.get('lang');
  if (theme || language) {
    void backend.call('settings', null).then((settings) =>
      backend.call('set_settings', {
        ...settings,
        ...(theme ? { theme: theme as typeof settings.theme } : {}),
        ...(language ? { language } : {}),
      }),
    );
  }
  return Object.assign(backend, { desk });
}
