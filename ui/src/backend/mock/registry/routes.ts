/** /api/v1 on the registry in memory: a table of paths and what they answer. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import { accountRoutes } from './account';
import { adminRoutes } from './admin';
import { indexOf, notFound, Problem, type Call, type Route } from './call';
import { moderationRoutes } from './moderation';
import { packagesRoutes } from './packages';
import { fits } from './search';
import { accountOf, cardAt, COUNT, DAY, reviewsAt, submissionOf, summaryOf, type Who } from './state';
import { submissionsRoutes } from './submissions';
import { DANGEROUS, FIRST, notice, reasons } from './told';

/** Paths only somebody who is signed in may ask for. */
const MEMBERS =
  /^\/(account(?!s|\/(reset|email))|submissions|uploads|queue|admin|webhooks|reports|ratings|deliveries|device)/;

/** Told instead of a piece of news: the stream is open. */
export const OPEN = Symbol('open');

export class RegistryDesk {
  account: T.Account | null;
  readonly calls: { method: string; path: string; query: URLSearchParams; body: Record<string, unknown> }[] =
    [];
  readonly submissions: Record<string, T.Submission>;
  listeners: { url: string; tell: (body: unknown) => void }[] = [];
  reviews: Record<string, T.Review[]> = {};
  inbox: T.InboxItem[];
  featured = [0, 1, 2, 3].map((index) => cardAt(index).id);
  collections: T.Collection[];
  tokens: T.Token[] = [
    {
      id: 1,
      name: 'Build server',
      hint: 'vtr_9fQ…',
      scopes: ['read', 'publish'],
      packages: ['harbour-*'],
      created: NOW - 30 * DAY,
      expires: NOW + 60 * DAY,
      used: NOW - 3_600_000,
    },
  ];
  readonly uploads = new Map<string, { length: number; got: number }>();
  following: string[] = [];
  readonly claims = new Map<string, T.Claim>();
  confirmed = false;
  /** Those who are not signed in may rate with a key of their device. */
  deviceRatings = false;
  /** What was taken down meanwhile, and why. */
  readonly withdrawn = new Map<string, { reason: string; malicious: boolean; at: number }>();

  constructor(
    who: Who,
    readonly fail: string | null = null,
    readonly slow = 0,
    readonly empty = false,
  ) {
    this.account = accountOf(who);
    this.submissions = {
      s1: submissionOf('s1', 'in_review', true),
      s2: submissionOf('s2', 'needs_changes', true),
      s3: submissionOf('s3', 'checking', true),
      s4: submissionOf('s4', 'published', true),
      q1: submissionOf('q1', 'in_review', false),
    };
    this.inbox = [
      {
        id: 3,
        at: NOW - 3_600_000,
        kind: 'submission.in_review',
        ...notice('notice.waits', '“Harbour Master” waits for a curator', { name: 'Harbour Master' }),
        link: '/#/submissions/s1',
        read: false,
      },
      {
        id: 2,
        at: NOW - DAY,
        kind: 'rating.new',
        ...notice(
          'notice.rated',
          'Night Librarian: a new rating, 4 stars',
          { name: 'Night Librarian', stars: 4 },
          'Good, with one rough edge',
        ),
        link: '/#/package/persona-000003',
        read: false,
      },
      {
        id: 1,
        at: NOW - 9 * DAY,
        kind: 'version.published',
        ...notice('notice.version_out', 'Field Botanist 3.0.0 is out', {
          name: 'Field Botanist',
          version: '3.0.0',
        }),
        link: '/#/package/persona-000005',
        read: true,
      },
    ];
    this.collections = [
      {
        id: 'first-steps',
        title: 'First steps',
        description: 'Small, friendly and well made.',
        packages: [0, 3, 5].map((index) => cardAt(index).id),
      },
      {
        id: 'for-the-desk',
        title: 'For the desk',
        description: 'Helpers for long days of writing.',
        packages: [6, 7, 9, 12].map((index) => cardAt(index).id),
      },
    ];
  }

  hear(url: string, tell: (body: unknown) => void): void {
    this.listeners.push({ url, tell });
  }

  /** What a server would send to those who listen; {@link OPEN} for a line that is open now. */
  tell(path: string, body: unknown = {}): void {
    for (const { url, tell } of this.listeners) if (url.endsWith(path)) tell(body);
  }

  owned(): T.Account {
    if (!this.account)
      throw new Problem(401, 'auth.sign_in', 'Sign in first: this is only for those with an account.');
    return this.account;
  }

  session = (): T.Session => ({
    account: this.account,
    registry: {
      title: 'The Quay',
      description: 'A registry in memory.',
      signUp: true,
      deviceRatings: this.deviceRatings,
      mail: true,
      passkeys: true,
      fingerprint: '9f2c 1d5b e07a 4c33 88d6 a1f0 b2c4 e6d8 fa01 b3c5 d7e9 f1a2 b4c6 d8e0 f2a4 c6e8',
      provisional: true,
    },
  });

  index(id: string | undefined): number {
    const found = indexOf(decodeURIComponent(id ?? ''));
    if (found === undefined) throw notFound('package');
    return found;
  }

  reviewsOf(id: string): T.Review[] {
    return (this.reviews[id] ??= reviewsAt(this.index(id)));
  }

  submission(id: string | undefined): T.Submission {
    const found = this.submissions[id ?? ''];
    if (!found) throw notFound('submission');
    return { ...found, claimed: this.claims.get(found.id) ?? null };
  }

  change(id: string | undefined, change: Partial<T.Submission>): T.Submission {
    const found = { ...this.submission(id), ...change };
    this.submissions[found.id] = found;
    setTimeout(() => this.tell(`/submissions/${found.id}/events`, { event: 'changed' }));
    return found;
  }

  search({ query }: Call): T.PackagePage {
    const text = (query.get('q') ?? '').toLowerCase();
    const kinds = query.getAll('kind');
    const tags = query.getAll('tag');
    const mature = query.get('mature') !== null;
    const all = this.empty ? [] : [...Array(COUNT).keys()].map(cardAt);
    const found = all.filter((card) => fits(card, { text, kinds, tags, mature }));
    const by: Record<string, (a: T.PackageCard, b: T.PackageCard) => number> = {
      popular: (a, b) => (b.downloads ?? 0) - (a.downloads ?? 0),
      top: (a, b) => (b.stars?.score ?? 0) - (a.stars?.score ?? 0),
      name: (a, b) => a.name.localeCompare(b.name),
      updated: (a, b) => (b.updated ?? 0) - (a.updated ?? 0),
    };
    const order = by[query.get('sort') ?? ''];
    if (order) found.sort(order);
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? 20);
    return {
      items: found.slice(offset, offset + limit),
      total: found.length,
      capped: false,
      corrected: null,
      next: null,
    };
  }

  ratings({ parts, query }: Call): T.ReviewPage {
    const reviews = this.reviewsOf(parts[1] ?? '');
    const stars = Number(query.get('stars') ?? 0);
    const language = query.get('language');
    const version = query.get('version');
    const fitting = reviews.filter(
      (one) =>
        (!stars || one.stars === stars) &&
        (!language || one.language === language) &&
        (!version || one.version === version),
    );
    const ordered = [...fitting].sort((a, b) =>
      query.get('sort') === 'newest' ? b.updated - a.updated : b.helpful - a.helpful,
    );
    return { summary: summaryOf(reviews.map((one) => one.stars)), items: ordered.slice(0, 10), next: null };
  }

  rate({ parts, body }: Call): T.Review {
    const handle = body.device ? null : this.owned().handle;
    const id = parts[1] ?? '';
    const others = this.reviewsOf(id).filter((one) => !one.mine);
    const mine: T.Review = {
      id: 1,
      author: handle,
      helpful: 0,
      unhelpful: 0,
      mine: true,
      myVote: 0,
      answer: null,
      hidden: null,
      created: Date.now(),
      updated: Date.now(),
      ...(body as unknown as T.ReviewDraft),
      device: handle === null,
    };
    this.reviews[id] = [mine, ...others];
    return mine;
  }

  vote({ parts, body }: Call): null {
    for (const reviews of Object.values(this.reviews)) {
      const place = reviews.findIndex((one) => one.id === Number(parts[1]));
      const one = reviews[place];
      if (!one) continue;
      const value = Number(body.value);
      reviews[place] = {
        ...one,
        myVote: value,
        helpful: one.helpful + (value === 1 ? 1 : one.myVote === 1 ? -1 : 0),
      };
    }
    return null;
  }

  signIn({ body }: Call): T.Session {
    if (body.password === 'wrong') throw new Problem(401, 'auth.wrong', 'Handle or password is not right.');
    if (body.handle === 'second' && !body.code)
      throw new Problem(401, 'auth.code_needed', 'A code is needed.');
    this.account = { ...(accountOf('member') as T.Account), handle: String(body.handle) };
    return this.session();
  }

  queue({ query }: Call): T.Queue {
    const state = query.get('state') as T.SubmissionState;
    const names =
      state === 'in_review' && !this.empty ? ['Harbour Master', 'Winter Kitchen', 'Quiet Tutor'] : [];
    const items = names.map((name, place) => {
      const id = place === 0 ? 'q1' : `q${place + 1}`;
      return {
        id,
        state,
        package: name.toLowerCase().replace(' ', '-'),
        version: '1.2.0',
        name,
        kind: 'persona' as const,
        account: { id: 21 + place, handle: ['ruben', 'ada', 'tomo'][place] ?? 'ada' },
        first: place > 0,
        ...reasons(place === 0 ? DANGEROUS : FIRST),
        revision: 3,
        verdict: (['review', 'passed', 'warnings'] as const)[place] ?? 'passed',
        waiting: (40 - place * 12) * 3_600_000,
        claimed:
          this.claims.get(id) ??
          (place === 1 ? { by: 'ada', until: Date.now() + 900_000, mine: false } : null),
      };
    });
    for (const { id } of items) this.submissions[id] ??= submissionOf(id, 'in_review', false);
    return {
      items,
      next: null,
      counts: { inReview: names.length, quarantined: 0, needsChanges: 1, reports: 2 },
      medianWait: 19 * 3_600_000,
    };
  }

  needConfirmation(): void {
    if (!this.confirmed) throw new Problem(403, 'auth.confirm', 'Say once more who you are.');
  }

  readonly routes: Route[] = [
    ...accountRoutes(this),
    ...packagesRoutes(this),
    ...submissionsRoutes(this),
    ...moderationRoutes(this),
    ...adminRoutes(this),
    // Everything else that changes something is simply done.
    [
      '*',
      /./,
      ({ method, path }) => {
        if (method === 'GET') throw notFound(`path ${path}`);
        return null;
      },
    ],
  ];

  upload(method: string, id: string | undefined, init: RequestInit): Response {
    const headers = new Headers(init.headers);
    if (method === 'POST') {
      const made = `u${this.uploads.size + 1}`;
      this.uploads.set(made, { length: Number(headers.get('upload-length')), got: 0 });
      return new Response(null, { status: 201, headers: { location: `/api/v1/uploads/${made}` } });
    }
    const upload = this.uploads.get(id ?? '');
    if (!upload) return new Response(null, { status: 404 });
    if (method === 'PATCH') upload.got = Math.min(upload.length, upload.got + (init.body as Blob).size);
    if (method === 'DELETE') this.uploads.delete(id ?? '');
    return new Response(null, {
      status: method === 'HEAD' ? 200 : 204,
      headers: { 'upload-offset': String(upload.got), 'upload-length': String(upload.length) },
    });
  }

  refuse(problem: Problem): Response {
    const { status, code, detail, fields } = problem;
    return new Response(JSON.stringify({ type: 'about:blank', title: '', status, detail, code, fields }), {
      status,
      headers: { 'content-type': 'application/problem+json' },
    });
  }

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://registry.invalid');
    const path = url.pathname.replace(/^\/api\/v1/, '');
    const method = init.method ?? 'GET';
    const body = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as Record<string, unknown>;
    this.calls.push({ method, path, query: url.searchParams, body });
    if (this.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.slow));
    const [failing, how] = this.fail?.split(':') ?? [];
    if (failing && path.startsWith(failing)) {
      if (how === 'offline') throw new TypeError('Failed to fetch');
      return this.refuse(
        new Problem(
          Number(how ?? 500),
          'registry.broken',
          'Something broke inside. It has been written down.',
        ),
      );
    }
    const parts = path.split('/').filter(Boolean);
    try {
      if (MEMBERS.test(path)) this.owned();
      if (parts[0] === 'uploads') return this.upload(method, parts[1], init);
      const route = this.routes.find(
        ([verb, pattern]) => (verb === '*' || verb === method) && pattern.test(path),
      );
      const answer = route?.[2]({ method, path, parts, query: url.searchParams, body });
      return answer === null || answer === undefined
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    } catch (thrown) {
      if (thrown instanceof Problem) return this.refuse(thrown);
      throw thrown;
    }
  };
}
