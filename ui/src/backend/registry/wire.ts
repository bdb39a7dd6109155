/** Requests to /api/v1 and what refuses them (problem+json). The session is a cookie of the page's own address. */
import { Refusal } from '../types';

export interface FieldFault {
  field: string;
  sentence: string;
}

/** A refusal of the registry, with its status and the fields at fault. */
export class RegistryRefusal extends Refusal {
  readonly status: number;
  readonly fields: readonly FieldFault[];
  /** Seconds to leave it alone, when it said so. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    sentence: string,
    details: string,
    fields: FieldFault[] = [],
    retryAfter: number | null = null,
  ) {
    super({ code, sentence, action: null, details });
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>;
export type Fetch = typeof fetch;
export type OpenEvents = (url: string) => EventSource;

/** A problem as it may have come: nobody promises that it is one. */
type Problem = Partial<Record<'detail' | 'title' | 'code' | 'fields', unknown>>;

/** Letters of a sentence that is shown. */
const LONGEST = 500;

/** A text for people; null when it is a page or a document instead. */
function words(text: unknown): string | null {
  const plain = typeof text === 'string' ? text.trim() : '';
  return plain === '' || /^[<{[]/.test(plain) ? null : plain.slice(0, LONGEST);
}

/** What a status means that came without words: its code and its sentence, the same as the terminal's. */
function inShort(status: number): readonly [code: string, sentence: string] {
  return IN_SHORT[status] ?? (status >= 500 ? FAILING : OTHER);
}

const IN_SHORT: Partial<Record<number, readonly [string, string]>> = {
  401: ['refused.sign_in', 'The registry wants to know who you are.'],
  403: ['refused.forbidden', 'The registry does not allow this.'],
  404: ['registry.not_found', 'The registry does not have this.'],
  409: ['refused.conflict', 'At the registry something is in the way of this.'],
  413: ['refused.too_large', 'This is larger than the registry takes.'],
  422: ['refused.invalid', 'The registry does not take this as it is.'],
  429: ['refused.too_often', 'The registry was asked too often in a short time.'],
};
const FAILING = ['refused.failing', 'The registry has a problem of its own.'] as const;
const OTHER = ['refused.other', 'The registry refused, and did not say why.'] as const;

/** Seconds to wait: as such, or until a time of day. */
function secondsOf(after: string | null): number | null {
  if (after === null) return null;
  if (/^\d+$/.test(after.trim())) return Number(after);
  const until = Date.parse(after);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

function fieldsOf(fields: unknown): FieldFault[] {
  const all = Array.isArray(fields) ? (fields as Partial<FieldFault>[]) : [];
  return all.flatMap((fault) => {
    const sentence = words(fault.sentence);
    return sentence !== null && typeof fault.field === 'string' ? [{ field: fault.field, sentence }] : [];
  });
}

async function refusalOf(response: Response, about: string): Promise<RegistryRefusal> {
  const text = await response.text().catch(() => '');
  let problem: Problem = {};
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === 'object' && said !== null) problem = said;
  } catch {
    // Something in between answered; its words are in the details.
  }
  const [code, sentence] = inShort(response.status);
  const after = response.headers.get('retry-after');
  const details = [
    `${about}: HTTP ${response.status}`,
    after ? `Retry-After: ${after}` : '',
    text.slice(0, 600),
  ];
  return new RegistryRefusal(
    response.status,
    typeof problem.code === 'string' && /^[\w.-]{1,64}$/.test(problem.code) ? problem.code : code,
    words(problem.detail) ?? words(problem.title) ?? sentence,
    details.filter(Boolean).join('\n'),
    fieldsOf(problem.fields),
    secondsOf(after),
  );
}

export function queryOf(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) parameters.append(name, one);
    else parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

export class Wire {
  /** Called when the registry says that nobody is signed in any more. */
  onSignedOut: () => void = () => undefined;

  constructor(
    readonly base: string,
    readonly fetch: Fetch,
    readonly openEvents: OpenEvents,
  ) {}

  url(path: string, query: Query = {}): string {
    return `${this.base}/api/v1${path}${queryOf(query)}`;
  }

  async send(method: string, path: string, body?: unknown, query: Query = {}): Promise<Response> {
    const response = await this.raw(this.url(path, query), {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const refusal = await refusalOf(response, `${method} ${path}`);
    const { status, code } = refusal;
    if (status === 401 && (code === 'auth.sign_in' || code.startsWith('token.'))) this.onSignedOut();
    throw refusal;
  }

  async raw(url: string, init: RequestInit): Promise<Response> {
    try {
      return await this.fetch(url, { credentials: 'same-origin', ...init });
    } catch (cause) {
      if (cause instanceof RegistryRefusal) throw cause;
      throw new RegistryRefusal(0, 'registry.unreachable', UNREACHABLE, `${url}: ${String(cause)}`);
    }
  }

  async #json<T>(method: string, path: string, body?: unknown, query: Query = {}): Promise<T> {
    const response = await this.send(method, path, body, query);
    if (response.status === 204 || response.status === 202) return undefined as T;
    const text = await response.text();
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch {
      // A page of something in between, or half an answer.
      const details = `${method} ${path}: ${text.slice(0, 600)}`;
      throw new RegistryRefusal(response.status, 'registry.answer', UNREADABLE, details);
    }
  }

  /** Asks after what is being changed just now: who follows a package and goes to the list finds it there. */
  get = async <T>(path: string, query: Query = {}): Promise<T> => {
    if (this.#changes.size > 0) await Promise.race([Promise.allSettled(this.#changes), later(PATIENCE)]);
    return this.#json<T>('GET', path, undefined, query);
  };
  post = <T = unknown>(path: string, body: unknown = {}) => this.#change<T>('POST', path, body);
  put = <T = unknown>(path: string, body: unknown = {}) => this.#change<T>('PUT', path, body);
  patch = <T = unknown>(path: string, body: unknown = {}) => this.#change<T>('PATCH', path, body);
  delete = <T = unknown>(path: string, body?: unknown) => this.#change<T>('DELETE', path, body);

  readonly #changes = new Set<Promise<unknown>>();

  #change<T>(method: string, path: string, body: unknown): Promise<T> {
    const change = this.#json<T>(method, path, body).finally(() => this.#changes.delete(change));
    this.#changes.add(change);
    return change;
  }

  /** Hears a stream of server-sent events until the returned function is called; the browser resumes it. Whenever it is
   * open (anew), `null` is heard: what happened between a look and that moment is in no stream, so one looks again. */
  listen(path: string, hear: (body: unknown) => void): () => void {
    const source = this.openEvents(this.url(path));
    const take = (message: MessageEvent<string>) => {
      try {
        hear(JSON.parse(message.data));
      } catch {
        hear(null);
      }
    };
    source.onmessage = take;
    source.addEventListener('open', () => hear(null));
    for (const name of ['news', 'submission', 'queue', 'account', 'package'])
      source.addEventListener(name, take as (event: Event) => void);
    return () => source.close();
  }
}

/** Milliseconds a question waits for a change that gets no answer. */
const PATIENCE = 3000;
const later = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const UNREADABLE = 'The registry answered something that cannot be read.';
const UNREACHABLE = 'The registry does not answer just now.';
export const segment = encodeURIComponent;
