/** The HTTP bridge of the tests: the same commands over POST, events over an EventSource. Never shipped. */
import { asRefusal, Refusal, type Backend, type Event } from './types';

export interface Bridge {
  /** Its address without a slash at the end; empty for the page's own. */
  base: string;
  token: string;
}

function unreachable(base: string, cause: unknown): Refusal {
  return new Refusal({
    code: 'bridge.unreachable',
    sentence: 'The program behind this page does not answer.',
    action: null,
    details: `${base || location.origin}: ${String(cause)}`,
  });
}

async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => `HTTP ${response.status}`);
  return asRefusal(body, `The program behind this page answered ${response.status}.`);
}

export function createBackend({ base, token }: Bridge): Backend {
  const query = token ? `?token=${encodeURIComponent(token)}` : '';
  return {
    kind: 'http',
    capabilities: new Set(['install', 'library', 'sources', 'settings', 'openFolder', 'handover']),
    async call(command, argument) {
      const response = await fetch(`${base}/invoke/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-vitrine-token': token },
        body: JSON.stringify(argument),
      }).catch((cause: unknown) => {
        throw unreachable(base, cause);
      });
      if (!response.ok) throw await refusalOf(response);
      return response.json().catch((cause: unknown) => {
        throw unreachable(base, cause);
      });
    },
    listen(hear) {
      const source = new EventSource(`${base}/events${query}`);
      source.onmessage = (message: MessageEvent<string>) => hear(JSON.parse(message.data) as Event);
      return () => source.close();
    },
    pictureUrl: (picture, size) => `${base}/img/${encodeURIComponent(picture)}/${size}${query}`,
    openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },
  };
}
