/** /api/v1 on the registry in memory: a table of paths and what they answer. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import { fits } from './search';
import {
  accountOf,
  cardAt,
  COUNT,
  DAY,
  days,
  packageAt,
  reviewsAt,
  submissionOf,
  summaryOf,
  versionAt,
  type Who,
} from './state';

interface Call {
  method: string;
  path: string;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}
type Answer = unknown;
type Route = [method: string, pattern: RegExp, answer: (call: Call) => Answer];

/** A refusal in the registry’s words. */
export class Problem {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: { field: string; sentence: string }[] = [],
  ) {}
}

const notFound = (what: string) => new Problem(404, 'registry.not_found', `There is no such ${what}.`);
const indexOf = (id: string) => [...Array(COUNT).keys()].find((index) => cardAt(index).id === id);

/** Paths only somebody who is signed in may ask for. */
const MEMBERS =
  /^\/(account(?!s|\/(reset|email))|submissions|uploads|queue|admin|webhooks|reports|ratings|deliveries|device)/;

export class RegistryDesk {
  account: T.Account | null;
  readonly calls: { method: string; path: string; body: unknown }[] = [];
  readonly submissions: Record<string, T.Submission>;
  #listeners: { url: string; tell: (body: unknown) => void }[] = [];
  #reviews: Record<string, T.Review[]> = {};
  #inbox: T.InboxItem[];
  #featured = [0, 1, 2, 3].map((index) => cardAt(index).id);
  #collections: T.Collection[];
  #tokens: T.Token[] = [
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
  readonly #uploads = new Map<string, { length: number; got: number }>();
  #following: string[] = [];
  readonly #claims = new Map<string, T.Claim>();
  #confirmed = false;

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
    this.#inbox = [
      {
        id: 3,
        at: NOW - 3_600_000,
        kind: 'submission',
        title: 'Harbour Master waits for a curator',
        body: 'It is number 3 in the queue.',
        link: '/#/submissions/s1',
        read: false,
      },
      {
        id: 2,
        at: NOW - DAY,
        kind: 'rating',
        title: 'A new review of Night Librarian',
        body: 'Four stars: “Good, with one rough edge”.',
        link: '/#/package/persona-000003',
        read: false,
      },
      {
        id: 1,
        at: NOW - 9 * DAY,
        kind: 'follow',
        title: 'Field Botanist 3.0.0 is out',
        body: '',
        link: '/#/package/persona-000005',
        read: true,
      },
    ];
    this.#collections = [
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
    this.#listeners.push({ url, tell });
  }

  /** What a server would send to those who listen. */
  tell(path: string, body: unknown = {}): void {
    for (const { url, tell } of this.#listeners) if (url.endsWith(path)) tell(body);
  }

  #owned(): T.Account {
    if (!this.account)
      throw new Problem(401, 'auth.sign_in', 'Sign in first: this is only for those with an account.');
    return this.account;
  }

  #session = (): T.Session => ({
    account: this.account,
    registry: {
      title: 'The Quay',
      description: 'A registry in memory.',
      signUp: true,
      deviceRatings: false,
      mail: true,
      passkeys: true,
      fingerprint: '9f2c 1d5b e07a 4c33 88d6 a1f0 b2c4 e6d8 fa01 b3c5 d7e9 f1a2 b4c6 d8e0 f2a4 c6e8',
      provisional: true,
    },
  });

  #index(id: string | undefined): number {
    const found = indexOf(decodeURIComponent(id ?? ''));
    if (found === undefined) throw notFound('package');
    return found;
  }

  #reviewsOf(id: string): T.Review[] {
    return (this.#reviews[id] ??= reviewsAt(this.#index(id)));
  }

  #submission(id: string | undefined): T.Submission {
    const found = this.submissions[id ?? ''];
    if (!found) throw notFound('submission');
    return { ...found, claimed: this.#claims.get(found.id) ?? null };
  }

  #change(id: string | undefined, change: Partial<T.Submission>): T.Submission {
    const found = { ...this.#submission(id), ...change };
    this.submissions[found.id] = found;
    setTimeout(() => this.tell(`/submissions/${found.id}/events`, { event: 'changed' }));
    return found;
  }

  #search({ query }: Call): T.PackagePage {
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

  #ratings({ parts, query }: Call): T.ReviewPage {
    const reviews = this.#reviewsOf(parts[1] ?? '');
    const stars = Number(query.get('stars') ?? 0);
    const language = query.get('language');
    const fitting = reviews.filter(
      (one) => (!stars || one.stars === stars) && (!language || one.language === language),
    );
    const ordered = [...fitting].sort((a, b) =>
      query.get('sort') === 'newest' ? b.updated - a.updated : b.helpful - a.helpful,
    );
    return { summary: summaryOf(reviews.map((one) => one.stars)), items: ordered.slice(0, 10), next: null };
  }

  #rate({ parts, body }: Call): T.Review {
    const { handle } = this.#owned();
    const id = parts[1] ?? '';
    const others = this.#reviewsOf(id).filter((one) => !one.mine);
    const mine: T.Review = {
      id: 1,
      author: handle,
      device: false,
      helpful: 0,
      unhelpful: 0,
      mine: true,
      myVote: 0,
      answer: null,
      hidden: null,
      created: Date.now(),
      updated: Date.now(),
      ...(body as unknown as T.ReviewDraft),
    };
    this.#reviews[id] = [mine, ...others];
    return mine;
  }

  #vote({ parts, body }: Call): null {
    for (const reviews of Object.values(this.#reviews)) {
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

  #signIn({ body }: Call): T.Session {
    if (body.password === 'wrong') throw new Problem(401, 'auth.wrong', 'Handle or password is not right.');
    if (body.handle === 'second' && !body.code)
      throw new Problem(401, 'auth.code_needed', 'A code is needed.');
    this.account = { ...(accountOf('member') as T.Account), handle: String(body.handle) };
    return this.#session();
  }

  #queue({ query }: Call): T.Queue {
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
        reasons:
          place === 0
            ? ['A dependency names a command: calendar-mcp.']
            : ['The first package of this maker.'],
        verdict: (['review', 'passed', 'warnings'] as const)[place] ?? 'passed',
        waiting: (40 - place * 12) * 3_600_000,
        claimed:
          this.#claims.get(id) ??
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

  #needConfirmation(): void {
    if (!this.#confirmed) throw new Problem(403, 'auth.confirm', 'Say once more who you are.');
  }

  readonly #routes: Route[] = [
    ['GET', /^\/session$/, () => this.#session()],
    ['POST', /^\/session$/, (call) => this.#signIn(call)],
    ['DELETE', /^\/session$/, () => (this.account = null)],
    [
      'POST',
      /^\/session\/passkey\/start$/,
      () => ({ id: 'c', options: { publicKey: { challenge: 'AAAA' } } }),
    ],
    [
      'POST',
      /^\/accounts$/,
      ({ body }) => {
        if (body.handle === 'taken')
          throw new Problem(409, 'account.handle_taken', 'Somebody has this handle.', [
            { field: 'handle', sentence: 'Somebody has this handle.' },
          ]);
        this.account = {
          ...(accountOf(body.invitation ? 'admin' : 'member') as T.Account),
          handle: String(body.handle),
        };
        return this.#session();
      },
    ],
    [
      'GET',
      /^\/invitations\/bad$/,
      () => {
        throw new Problem(404, 'invitation.used', 'It was used already, or its time is over.');
      },
    ],
    ['GET', /^\/invitations\//, () => ({ purpose: 'admin', role: 'admin', handle: null })],
    ['POST', /^\/account\/(reset|email)/, () => null],
    ['GET', /^\/account$/, () => this.#owned()],
    ['PATCH', /^\/account$/, ({ body }) => (this.account = { ...this.#owned(), ...body })],
    [
      'PUT',
      /^\/account\/password$/,
      ({ body }) => {
        if (body.old === 'wrong')
          throw new Problem(422, 'account.password', 'That is not your password.', [
            { field: 'old', sentence: 'That is not your password.' },
          ]);
        return null;
      },
    ],
    [
      'POST',
      /^\/account\/confirm$/,
      ({ body }) => {
        if (body.password === 'wrong') throw new Problem(401, 'auth.wrong', 'That is not your password.');
        this.#confirmed = true;
        return null;
      },
    ],
    [
      'POST',
      /^\/account\/totp$/,
      () => {
        this.#needConfirmation();
        return {
          secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          uri: 'otpauth://totp/The%20Quay:mira?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=The%20Quay',
        };
      },
    ],
    [
      'PUT',
      /^\/account\/totp$/,
      ({ body }) => {
        if (body.code !== '123456')
          throw new Problem(422, 'auth.code_wrong', 'That code is not right.', [
            { field: 'code', sentence: 'That code is not right.' },
          ]);
        this.account = { ...this.#owned(), totp: true, recoveryCodes: 10 };
        return { codes: [...Array(10).keys()].map((place) => `k7qf-2m${place}x-9d4t`) };
      },
    ],
    [
      'DELETE',
      /^\/account\/totp$/,
      () => void (this.account = { ...this.#owned(), totp: false, recoveryCodes: 0 }),
    ],
    [
      'POST',
      /^\/account\/recovery-codes$/,
      () => ({ codes: [...Array(10).keys()].map((place) => `w3pz-8n${place}k-1b6v`) }),
    ],
    ['DELETE', /^\/account\/passkeys\//, () => void (this.account = { ...this.#owned(), passkeys: [] })],
    [
      'GET',
      /^\/account\/sessions$/,
      () => [
        {
          id: 'a1',
          agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/149.0 Safari/537.36',
          created: NOW - DAY,
          seen: Date.now(),
          here: true,
        },
        {
          id: 'b2',
          agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Gecko/20100101 Firefox/146.0',
          created: NOW - 20 * DAY,
          seen: NOW - 2 * DAY,
          here: false,
        },
      ],
    ],
    ['DELETE', /^\/account\/sessions\//, () => null],
    ['GET', /^\/account\/tokens$/, () => this.#tokens],
    [
      'POST',
      /^\/account\/tokens$/,
      ({ body }) => {
        this.#needConfirmation();
        const form = body as unknown as Pick<T.Token, 'name' | 'scopes' | 'packages'>;
        const about: T.Token = {
          id: this.#tokens.length + 1,
          ...form,
          hint: 'vtr_Xq2…',
          created: Date.now(),
          expires: null,
          used: null,
        };
        this.#tokens = [...this.#tokens, about];
        return { token: 'vtr_Xq2mB7cT0dR5uHs9LkPz3WvYe8NfGa1JiOx4QbCt6DrEhMlZy', about };
      },
    ],
    [
      'DELETE',
      /^\/account\/tokens\//,
      ({ parts }) => void (this.#tokens = this.#tokens.filter((one) => one.id !== Number(parts[2]))),
    ],
    ['DELETE', /^\/account$/, () => (this.account = null)],
    [
      'GET',
      /^\/account\/inbox$/,
      () => ({
        items: this.empty ? [] : this.#inbox,
        next: null,
        unread: this.#inbox.filter((one) => !one.read).length,
      }),
    ],
    [
      'POST',
      /^\/account\/inbox\/read$/,
      () => void (this.#inbox = this.#inbox.map((one) => ({ ...one, read: true }))),
    ],
    [
      'GET',
      /^\/account\/follows$/,
      () => (this.empty ? [] : [0, 5].map((index) => ({ ...cardAt(index), since: NOW - 30 * DAY }))),
    ],
    [
      'GET',
      /^\/account\/packages$/,
      () =>
        this.empty
          ? []
          : [
              {
                id: cardAt(0).id,
                name: cardAt(0).name,
                kind: 'persona',
                version: '2.1.0',
                state: 'owner',
                live: true,
                downloads: 12_480,
              },
              {
                id: cardAt(6).id,
                name: cardAt(6).name,
                kind: cardAt(6).kind,
                version: '0.4.0',
                state: 'invited',
                live: true,
                downloads: 310,
              },
            ],
    ],
    [
      'GET',
      /^\/device\/requests\//,
      ({ parts }) => {
        if (parts[2]?.startsWith('BAD'))
          throw new Problem(404, 'device.unknown', 'No program waits with this code.');
        return {
          client: 'Vitrine on harbour-desk',
          scopes: ['read', 'publish', 'rate'],
          expires: Date.now() + 540_000,
        };
      },
    ],
    ['POST', /^\/device\/requests\//, () => null],

    ['GET', /^\/packages$/, (call) => this.#search(call)],
    [
      'GET',
      /^\/facets$/,
      ({ query }) => ({
        tags: ['calm', 'writing', 'planning', 'science', 'cooking', 'music']
          .filter((tag) => tag.startsWith(query.get('prefix') ?? ''))
          .map((value, place) => ({ value, count: 60 - place * 7 })),
        kinds: this.empty
          ? []
          : (['persona', 'tool', 'theme'] as const).map((value, place) => ({
              value,
              count: 160 - place * 50,
            })),
      }),
    ],
    ['GET', /^\/featured$/, () => ({ packages: this.empty ? [] : this.#featured })],
    ['PUT', /^\/featured$/, ({ body }) => void (this.#featured = body.packages as string[])],
    ['GET', /^\/collections$/, () => (this.empty ? [] : this.#collections)],
    [
      'PUT',
      /^\/collections\//,
      ({ parts, body }) => {
        const one = {
          id: decodeURIComponent(parts[1] ?? ''),
          ...(body as unknown as Omit<T.Collection, 'id'>),
        };
        this.#collections = [...this.#collections.filter(({ id }) => id !== one.id), one];
        return one;
      },
    ],
    [
      'DELETE',
      /^\/collections\//,
      ({ parts }) => void (this.#collections = this.#collections.filter(({ id }) => id !== parts[1])),
    ],
    [
      'GET',
      /^\/packages\/[^/]+$/,
      ({ parts }) => {
        const found = packageAt(this.#index(parts[1]));
        return { ...found, following: this.account ? this.#following.includes(found.id) : null };
      },
    ],
    ['GET', /^\/packages\/[^/]+\/versions\/[^/]+$/, ({ parts }) => versionAt(this.#index(parts[1]))],
    ['PUT', /^\/packages\/[^/]+\/follow$/, ({ parts }) => void this.#following.push(parts[1] ?? '')],
    [
      'DELETE',
      /^\/packages\/[^/]+\/follow$/,
      ({ parts }) => void (this.#following = this.#following.filter((id) => id !== parts[1])),
    ],
    [
      'GET',
      /^\/packages\/[^/]+\/stats$/,
      () => ({
        total: 12_480,
        byDay: days(90, 240),
        byVersion: [
          { name: '2.1.0', count: 7210 },
          { name: '2.0.0', count: 4100 },
          { name: '1.0.0', count: 1170 },
        ],
        byPlatform: [{ name: 'any', count: 12_480 }],
      }),
    ],
    [
      'GET',
      /^\/packages\/[^/]+\/owners$/,
      () => [
        { id: 7, handle: 'mira', state: 'owner', since: NOW - 180 * DAY },
        { id: 21, handle: 'ruben', state: 'invited', since: NOW - DAY },
      ],
    ],
    ['GET', /^\/packages\/[^/]+\/ratings$/, (call) => this.#ratings(call)],
    [
      'GET',
      /^\/packages\/[^/]+\/rating$/,
      ({ parts }) => {
        const mine = this.#reviewsOf(parts[1] ?? '').find((one) => one.mine);
        if (!mine) throw notFound('rating');
        return mine;
      },
    ],
    ['PUT', /^\/packages\/[^/]+\/rating$/, (call) => this.#rate(call)],
    [
      'DELETE',
      /^\/packages\/[^/]+\/rating$/,
      ({ parts }) =>
        void (this.#reviews[parts[1] ?? ''] = this.#reviewsOf(parts[1] ?? '').filter((one) => !one.mine)),
    ],
    ['POST', /^\/ratings\/\d+\/vote$/, (call) => this.#vote(call)],

    [
      'GET',
      /^\/submissions$/,
      () => ({
        items: this.empty
          ? []
          : Object.values(this.submissions)
              .filter((one) => one.mine)
              .map((one) => ({ ...one, name: one.found?.name ?? null })),
        next: null,
      }),
    ],
    [
      'POST',
      /^\/submissions$/,
      () => {
        const made = { ...submissionOf('new', 'draft', true) };
        this.submissions.new = made;
        return made;
      },
    ],
    ['GET', /^\/submissions\/[^/]+$/, ({ parts }) => this.#submission(parts[1])],
    [
      'PATCH',
      /^\/submissions\/[^/]+$/,
      ({ parts, body }) => this.#change(parts[1], { fields: (body.fields ?? {}) as T.SubmissionFields }),
    ],
    [
      'POST',
      /^\/submissions\/[^/]+\/submit$/,
      ({ parts }) => this.#change(parts[1], { ...submissionOf(parts[1] ?? '', 'checking', true) }),
    ],
    [
      'POST',
      /^\/submissions\/[^/]+\/withdraw$/,
      ({ parts }) => this.#change(parts[1], { state: 'withdrawn', may: [] }),
    ],
    ['POST', /^\/submissions\/[^/]+\/recheck$/, ({ parts }) => this.#change(parts[1], { state: 'checking' })],
    [
      'GET',
      /^\/submissions\/[^/]+\/messages$/,
      () => [
        {
          id: 1,
          author: 'ada',
          mine: false,
          curator: true,
          internal: false,
          body: 'What does the calendar server keep, and where?',
          at: NOW - 2_000_000,
        },
        {
          id: 2,
          author: 'mira',
          mine: true,
          curator: false,
          internal: false,
          body: 'Only the next thirty days, on the person’s own computer.',
          at: NOW - 1_000_000,
        },
      ],
    ],
    ['POST', /^\/submissions\/[^/]+\/messages$/, () => null],
    [
      'GET',
      /^\/submissions\/[^/]+\/file$/,
      ({ query }) => ({ path: query.get('path'), name: 'Harbour Master', kind: 'homepilot.persona' }),
    ],

    ['GET', /^\/queue$/, (call) => this.#queue(call)],
    [
      'POST',
      /^\/queue\/[^/]+\/claim$/,
      ({ parts }) => {
        if (parts[1] === 'q2') throw new Problem(409, 'queue.claimed', 'ada has it at the moment.');
        this.#claims.set(parts[1] ?? '', {
          by: this.#owned().handle,
          until: Date.now() + 1_800_000,
          mine: true,
        });
        return null;
      },
    ],
    ['DELETE', /^\/queue\/[^/]+\/claim$/, ({ parts }) => void this.#claims.delete(parts[1] ?? '')],
    [
      'POST',
      /^\/queue\/[^/]+\/decision$/,
      ({ parts, body }) => {
        const next = {
          approve: 'approved',
          changes: 'needs_changes',
          reject: 'rejected',
          quarantine: 'quarantined',
          release: 'in_review',
        } as const;
        return this.#change(parts[1], {
          state: next[body.decision as T.Decision],
          publicReason: String(body.reason),
        });
      },
    ],
    [
      'GET',
      /^\/queue\/templates$/,
      () => [
        {
          id: 'summary',
          decision: 'changes',
          title: 'Summary says too little',
          text: 'Please say in one line what {name} is for.',
        },
        {
          id: 'rights',
          decision: 'reject',
          title: 'Somebody else’s work',
          text: '{package} seems to be the work of somebody else.',
        },
      ],
    ],
    [
      'GET',
      /^\/queue\/history\//,
      () => ({
        account: { id: 21, handle: 'ruben' },
        since: NOW - 90 * DAY,
        published: 4,
        rejected: 1,
        recent: Object.values(this.submissions)
          .slice(1, 4)
          .map((one) => ({ ...one, name: one.found?.name ?? null })),
      }),
    ],
    [
      'GET',
      /^\/queue\/reports$/,
      ({ query }) => ({
        items:
          query.get('state') !== 'open' || this.empty
            ? []
            : [
                {
                  id: 1,
                  subject: `package:${cardAt(4).id}`,
                  reason: 'rights',
                  body: 'The picture is mine, from my portfolio.',
                  by: 'leila',
                  at: NOW - DAY,
                  state: 'open',
                  answer: null,
                  others: 1,
                },
                {
                  id: 2,
                  subject: 'rating:4012',
                  reason: 'abuse',
                  body: '',
                  by: 'tomo',
                  at: NOW - 2 * DAY,
                  state: 'open',
                  answer: null,
                  others: 0,
                },
              ],
        next: null,
      }),
    ],

    [
      'GET',
      /^\/admin\/accounts$/,
      ({ query }) => ({
        items: ['mira', 'ada', 'ruben', 'leila', 'tomo']
          .filter((handle) => handle.includes(query.get('query') ?? ''))
          .map((handle, place) => ({
            id: place + 1,
            handle,
            name: ['Mira Halvorsen', 'Ada Lindqvist', 'Ruben Osei', '', ''][place] ?? '',
            email: place < 2 ? `${handle}@example.org` : null,
            role: (['admin', 'curator'] as const)[place] ?? 'member',
            totp: place === 0,
            created: NOW - (200 - place * 30) * DAY,
            disabled: place === 4 ? NOW - DAY : null,
            deleted: null,
          })),
        next: null,
      }),
    ],
    [
      'PATCH',
      /^\/admin\/accounts\//,
      () => {
        this.#needConfirmation();
        return null;
      },
    ],
    [
      'POST',
      /^\/admin\/invitations$/,
      () => ({ url: '/#/welcome?invitation=Xq2mB7cT0dR5uHs9LkPz', expires: Date.now() + 7 * DAY }),
    ],
    [
      'GET',
      /^\/admin\/jobs$/,
      ({ query }) => ({
        items:
          query.get('state') === 'dead' && !this.empty
            ? [
                {
                  id: 912,
                  kind: 'webhook',
                  state: 'dead',
                  attempts: 8,
                  maxAttempts: 8,
                  runAt: NOW,
                  error: 'hooks.example.org answered 500 eight times.',
                  progress: null,
                  created: NOW - DAY,
                  payload: { delivery: 'd1' },
                },
                {
                  id: 877,
                  kind: 'mail',
                  state: 'dead',
                  attempts: 5,
                  maxAttempts: 5,
                  runAt: NOW,
                  error: 'The mail server refused the address.',
                  progress: null,
                  created: NOW - 3 * DAY,
                  payload: { to: 'hidden' },
                },
              ]
            : [],
        next: null,
      }),
    ],
    [
      'GET',
      /^\/admin\/audit$/,
      () => ({
        items: [...Array(8).keys()].map((place) => ({
          seq: 4210 - place,
          at: NOW - place * 3_100_000,
          actor: place % 3 === 2 ? null : ['ada', 'mira'][place % 2],
          action: ['submission.approved', 'version.published', 'account.role', 'token.made'][place % 4],
          subject: ['submission:s4', 'version:harbour-master@1.2.0', 'account:21', 'token:8'][place % 4],
          body: place % 4 === 2 ? { before: 'member', after: 'curator' } : {},
        })),
        next: null,
      }),
    ],
    [
      'GET',
      /^\/status$/,
      () => ({
        checks: [
          { name: 'Database', ok: true, sentence: 'Reads and writes.', at: Date.now() - 20_000 },
          { name: 'Storage', ok: true, sentence: '81 GB are free.', at: Date.now() - 20_000 },
          { name: 'Signatures', ok: true, sentence: 'Current for 6 more days.', at: Date.now() - 20_000 },
          { name: 'Jobs', ok: false, sentence: 'Two jobs have failed for good.', at: Date.now() - 20_000 },
        ],
        started: Date.now() - 5 * DAY,
        version: '0.3.0',
        queue: 3,
        lastBackup: Date.now() - 0.4 * DAY,
        lastScan: null,
      }),
    ],
    [
      'GET',
      /^\/stats$/,
      () => ({
        packages: COUNT,
        versions: 611,
        downloads: 184_200,
        byDay: days(60, 3200),
        tags: [
          { tag: 'calm', count: 320 },
          { tag: 'writing', count: 240 },
          { tag: 'cooking', count: 90 },
        ],
        top: [0, 5, 3, 8].map((index) => ({
          id: cardAt(index).id,
          name: cardAt(index).name,
          downloads: cardAt(index).downloads ?? 0,
        })),
      }),
    ],
    [
      'GET',
      /^\/webhooks$/,
      () => ({
        items: this.empty
          ? []
          : [
              {
                id: 1,
                url: 'https://hooks.example.org/vitrine',
                events: ['version.published'],
                package: null,
                active: true,
                created: NOW - 30 * DAY,
              },
            ],
        next: null,
        events: [
          'version.published',
          'version.yanked',
          'package.withdrawn',
          'submission.state',
          'rating.new',
          'test',
        ],
      }),
    ],
    [
      'POST',
      /^\/webhooks$/,
      ({ body }) => ({
        id: 2,
        ...body,
        active: true,
        created: Date.now(),
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      }),
    ],
    [
      'GET',
      /^\/webhooks\/\d+\/deliveries$/,
      () => [
        {
          id: 'd1',
          event: 'version.published',
          created: NOW - 3_600_000,
          attempts: 1,
          state: 'done',
          status: 204,
          answer: '',
          next: null,
        },
        {
          id: 'd2',
          event: 'version.published',
          created: NOW - DAY,
          attempts: 8,
          state: 'dead',
          status: 500,
          answer: 'Internal Server Error',
          next: null,
        },
      ],
    ],
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

  #upload(method: string, id: string | undefined, init: RequestInit): Response {
    const headers = new Headers(init.headers);
    if (method === 'POST') {
      const made = `u${this.#uploads.size + 1}`;
      this.#uploads.set(made, { length: Number(headers.get('upload-length')), got: 0 });
      return new Response(null, { status: 201, headers: { location: `/api/v1/uploads/${made}` } });
    }
    const upload = this.#uploads.get(id ?? '');
    if (!upload) return new Response(null, { status: 404 });
    if (method === 'PATCH') upload.got = Math.min(upload.length, upload.got + (init.body as Blob).size);
    if (method === 'DELETE') this.#uploads.delete(id ?? '');
    return new Response(null, {
      status: method === 'HEAD' ? 200 : 204,
      headers: { 'upload-offset': String(upload.got), 'upload-length': String(upload.length) },
    });
  }

  #refuse(problem: Problem): Response {
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
    this.calls.push({ method, path, body });
    if (this.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.slow));
    const [failing, how] = this.fail?.split(':') ?? [];
    if (failing && path.startsWith(failing)) {
      if (how === 'offline') throw new TypeError('Failed to fetch');
      return this.#refuse(
        new Problem(
          Number(how ?? 500),
          'registry.broken',
          'Something broke inside. It has been written down.',
        ),
      );
    }
    const parts = path.split('/').filter(Boolean);
    try {
      if (MEMBERS.test(path)) this.#owned();
      if (parts[0] === 'uploads') return this.#upload(method, parts[1], init);
      const route = this.#routes.find(
        ([verb, pattern]) => (verb === '*' || verb === method) && pattern.test(path),
      );
      const answer = route?.[2]({ method, path, parts, query: url.searchParams, body });
      return answer === null || answer === undefined
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    } catch (thrown) {
      if (thrown instanceof Problem) return this.#refuse(thrown);
      throw thrown;
    }
  };
}
