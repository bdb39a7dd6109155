/** A registry spoken to from the window: requests and streams go through the program, which has the token and loads
 * what the window may not. Written as `fetch` and `EventSource`, so that everything above is the same as on the
 * registry's own page. */
import { asRefusal, type Backend } from '../types';
import { RegistryRefusal, type Fetch, type OpenEvents } from './wire';

type Behind = Pick<Backend, 'call' | 'listen'>;

/** Where a registry's requests go in the window; nothing is ever loaded from it. */
export const TUNNEL = 'https://registry.invalid';

interface Asked {
  path: string;
  query: string | null;
}

function askedOf(url: string): Asked {
  const { pathname, search } = new URL(url, TUNNEL);
  return { path: pathname, query: search.length > 1 ? search.slice(1) : null };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  return bytes;
}

/** Statuses whose answers have no body. */
const BARE = [204, 205, 304];

/** `fetch` for the registry of a gallery. */
export function tunnelFetch(backend: Behind, source: string): Fetch {
  return async (input, init) => {
    const { path, query } = askedOf(input instanceof Request ? input.url : String(input));
    const body = typeof init?.body === 'string' ? init.body : null;
    const call = { source, method: (init?.method ?? 'GET').toUpperCase(), path, query, body };
    const answer = await backend.call('registry_call', call).catch((thrown: unknown) => {
      const { code, sentence, details } = asRefusal(thrown);
      throw new RegistryRefusal(0, code, sentence, details);
    });
    const headers = new Headers();
    if (answer.contentType) headers.set('content-type', answer.contentType);
    if (answer.retryAfter !== null) headers.set('retry-after', String(answer.retryAfter));
    if (answer.etag) headers.set('etag', answer.etag);
    const bare = BARE.includes(answer.status);
    const content = answer.base64 ? bytesOf(answer.body) : answer.body;
    return new Response(bare ? null : content, { status: answer.status, headers });
  };
}

let streams = 0;

/** A stream of news; of an EventSource it has what {@link Wire} uses. */
class TunnelEvents extends EventTarget {
  onmessage: ((message: MessageEvent<string>) => void) | null = null;
  readonly #stop: () => void;

  constructor(backend: Behind, source: string, url: string) {
    super();
    streams += 1;
    const stream = `${source}/${streams}`;
    const stopHearing = backend.listen((event) => {
      if (event.type !== 'registry' || event.stream !== stream) return;
      if (event.name === 'closed') this.close();
      else this.#tell(event.name, event.data);
    });
    backend.call('registry_listen', { source, path: askedOf(url).path, stream }).catch(() => this.close());
    this.#stop = () => {
      stopHearing();
      backend.call('registry_unlisten', { stream }).catch(() => undefined);
    };
  }

  #tell(name: string, data: string): void {
    const message = new MessageEvent<string>(name, { data });
    if (name === 'message') this.onmessage?.(message);
    else this.dispatchEvent(message);
  }

  #closed = false;

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onmessage = null;
    this.#stop();
  }
}

/** `new EventSource` for the registry of a gallery. */
export const tunnelEvents =
  (backend: Behind, source: string): OpenEvents =>
  (url) =>
    new TunnelEvents(backend, source, url) as unknown as EventSource;
