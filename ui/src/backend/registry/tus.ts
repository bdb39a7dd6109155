/** Resumable uploads (tus 1.0): creation, HEAD to find the place, PATCH in pieces. Goes on after a pause, a lost
 * connection or a reload of the page: the address of an upload is remembered by the file's fingerprint. */
import { RegistryRefusal, type Wire } from './wire';

const VERSION = { 'tus-resumable': '1.0.0' };
/** Small enough that a pause is felt at once, large enough that requests do not count. */
const PIECE = 4 * 1024 * 1024;
/** Waits after a failed piece, in milliseconds; after the last one the upload stops and says so. */
const PATIENCE = [500, 2_000, 5_000, 10_000];
const REMEMBERED = 'vitrine.upload.';

export type UploadState = 'waiting' | 'sending' | 'paused' | 'done' | 'failed';

export interface UploadNews {
  state: UploadState;
  sent: number;
  total: number;
  error: RegistryRefusal | null;
}

/** The same file chosen again after a reload has the same fingerprint. */
export const fingerprintOf = (file: File) => `${REMEMBERED}${file.name}-${file.size}-${file.lastModified}`;

const encode = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** The last part of an upload's address is its id. */
export const uploadId = (address: string) =>
  decodeURIComponent(new URL(address, location.href).pathname.split('/').filter(Boolean).at(-1) ?? '');

function remember(key: string, address: string | null): void {
  try {
    if (address === null) localStorage.removeItem(key);
    else localStorage.setItem(key, address);
  } catch {
    // Private browsing: the upload begins anew after a reload.
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export class Upload {
  readonly news: UploadNews;
  #address: string | null = null;
  #stop: AbortController | null = null;
  readonly #key: string;

  constructor(
    readonly file: File,
    readonly wire: Wire,
    readonly endpoint: string,
    readonly tell: (news: UploadNews) => void,
    readonly patience: readonly number[] = PATIENCE,
  ) {
    this.#key = fingerprintOf(file);
    this.news = { state: 'waiting', sent: 0, total: file.size, error: null };
  }

  get id(): string {
    return this.#address ? uploadId(this.#address) : '';
  }

  #say(change: Partial<UploadNews>): void {
    Object.assign(this.news, change);
    this.tell({ ...this.news });
  }

  /** Sends what is missing; resolves with the upload's id, or null when it was paused. */
  async run(): Promise<string | null> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#say({ state: 'sending', error: null });
    let tries = 0;
    while (!stop.signal.aborted) {
      try {
        let offset = await this.#begin(stop.signal);
        while (offset < this.file.size && !stop.signal.aborted) {
          offset = await this.#piece(offset, stop.signal);
          tries = 0;
          this.#say({ sent: offset });
        }
        if (offset < this.file.size) break;
        remember(this.#key, null);
        this.#say({ state: 'done', sent: this.file.size });
        return this.id;
      } catch (thrown) {
        if (stop.signal.aborted) break;
        const refusal = thrown as RegistryRefusal;
        const wait = this.patience[tries++];
        if (wait === undefined || !isPassing(refusal)) {
          if (!isPassing(refusal)) remember(this.#key, null);
          this.#say({ state: 'failed', error: refusal });
          throw thrown;
        }
        await pause(wait, stop.signal);
      }
    }
    this.#say({ state: 'paused' });
    return null;
  }

  pause(): void {
    this.#stop?.abort();
  }

  /** Gives the upload up; the registry may forget what it has. */
  async cancel(): Promise<void> {
    this.pause();
    remember(this.#key, null);
    const address = this.#address;
    this.#address = null;
    if (address) await this.wire.raw(address, { method: 'DELETE', headers: VERSION }).catch(() => undefined);
  }

  /** Where to go on: asks the registry how much it has, or makes the upload. */
  async #begin(signal: AbortSignal): Promise<number> {
    this.#address ??= recall(this.#key);
    if (this.#address) {
      const answer = await this.wire.raw(this.#address, { method: 'HEAD', headers: VERSION, signal });
      if (answer.ok) {
        const offset = Number(answer.headers.get('upload-offset') ?? 0);
        this.#say({ sent: offset });
        return offset;
      }
      if (answer.status !== 404 && answer.status !== 410 && answer.status !== 403)
        throw await refusal(answer);
      this.#address = null;
      remember(this.#key, null);
    }
    return this.#make(signal);
  }

  async #make(signal: AbortSignal): Promise<number> {
    const answer = await this.wire.raw(this.endpoint, {
      method: 'POST',
      headers: {
        ...VERSION,
        'upload-length': String(this.file.size),
        'upload-metadata': `filename ${encode(this.file.name)}`,
      },
      signal,
    });
    const location = answer.headers.get('location');
    if (!answer.ok || !location) throw await refusal(answer);
    // Relative to the endpoint, and always back to where the page came from.
    const address = new URL(location, new URL(this.endpoint, globalThis.location.href));
    this.#address = this.endpoint.startsWith('http') ? address.href : `${address.pathname}${address.search}`;
    remember(this.#key, this.#address);
    this.#say({ sent: 0 });
    return 0;
  }

  async #piece(offset: number, signal: AbortSignal): Promise<number> {
    const answer = await this.wire.raw(this.#address ?? '', {
      method: 'PATCH',
      headers: {
        ...VERSION,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: this.file.slice(offset, offset + PIECE),
      signal,
    });
    if (!answer.ok) throw await refusal(answer);
    return Number(answer.headers.get('upload-offset') ?? offset);
  }
}

/** Worth another try: no answer, a busy server, or a place that moved. */
const isPassing = ({ status }: RegistryRefusal) =>
  status === undefined || status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;

async function refusal(answer: Response): Promise<RegistryRefusal> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; code?: string };
  const sentence = problem.detail ?? `The registry answered ${answer.status}.`;
  return new RegistryRefusal(
    answer.status,
    problem.code ?? `http.${answer.status}`,
    sentence,
    `HTTP ${answer.status}`,
  );
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
