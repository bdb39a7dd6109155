// Whatever the desktop asks of a registry, and whatever is refused: a sentence for people, nothing of what was sent or
// answered raw in it, when to come back where it was said, and the next answer is taken as if nothing had been.
import { describe, expect, it } from 'vitest';
import type { Backend, RegistryAnswer } from '../src/backend';
import { createApi } from '../src/backend/registry/api';
import { TUNNEL, tunnelEvents, tunnelFetch } from '../src/backend/registry/tunnel';
import { RegistryRefusal, Wire } from '../src/backend/registry/wire';

const TOKEN = 'vtr_0123456789abcdef';

/** A registry behind the program that gives the answers laid out for it. */
function behind() {
  const answers: RegistryAnswer[] = [];
  let signedOut = 0;
  const backend = {
    call: (name: string) =>
      name === 'registry_call' && answers.length > 0
        ? Promise.resolve(answers.shift())
        : Promise.reject(new Error(`${name} was not expected`)),
    listen: () => () => undefined,
  } as unknown as Pick<Backend, 'call' | 'listen'>;
  const wire = new Wire(TUNNEL, tunnelFetch(backend, 'town'), tunnelEvents(backend, 'town'));
  wire.onSignedOut = () => (signedOut += 1);
  return { api: createApi(wire), answers, signedOut: () => signedOut };
}

type Api = ReturnType<typeof behind>['api'];
type Section = Exclude<keyof Api, 'wire'>;
type Action = (api: Api) => Promise<unknown>;

/** Every action there is, by its section. What is added to api.ts is missing here until it is added here too. */
const ACTIONS: Record<Section, Record<string, Action>> = {
  session: {
    get: (api) => api.session.get(),
    signIn: (api) => api.session.signIn('mira', 'word'),
    signOut: (api) => api.session.signOut(),
    passkeyStart: (api) => api.session.passkeyStart(),
    passkeyFinish: (api) => api.session.passkeyFinish('a', {}),
    signUp: (api) => api.session.signUp({ handle: 'mira', password: 'word' }),
    invitation: (api) => api.session.invitation('a'),
    forgotten: (api) => api.session.forgotten('mira'),
    reset: (api) => api.session.reset('a', 'word'),
    confirmEmail: (api) => api.session.confirmEmail('a'),
  },
  account: {
    get: (api) => api.account.get(),
    change: (api) => api.account.change({ name: 'Mira' }),
    password: (api) => api.account.password('old', 'new'),
    confirm: (api) => api.account.confirm({ password: 'word' }),
    totpStart: (api) => api.account.totpStart(),
    totpFinish: (api) => api.account.totpFinish('123456'),
    totpOff: (api) => api.account.totpOff({ password: 'word' }),
    recoveryCodes: (api) => api.account.recoveryCodes(),
    passkeyStart: (api) => api.account.passkeyStart(),
    passkeyFinish: (api) => api.account.passkeyFinish('a', 'key', {}),
    passkeyRemove: (api) => api.account.passkeyRemove(1),
    sessions: (api) => api.account.sessions(),
    sessionEnd: (api) => api.account.sessionEnd('a'),
    tokens: (api) => api.account.tokens(),
    tokenMake: (api) => api.account.tokenMake({ name: 'ci', scopes: ['read'], packages: [] }),
    tokenRevoke: (api) => api.account.tokenRevoke(1),
    export: (api) => api.account.export(),
    leave: (api) => api.account.leave({ password: 'word' }),
    device: (api) => api.account.device('ABCD-EFGH'),
    deviceDecide: (api) => api.account.deviceDecide('ABCD-EFGH', { approve: true }),
    follows: (api) => api.account.follows(),
    packages: (api) => api.account.packages(),
    inbox: (api) => api.account.inbox(),
    inboxRead: (api) => api.account.inboxRead(7),
  },
  packages: {
    search: (api) => api.packages.search({ query: 'nora' }),
    facets: (api) => api.packages.facets('n'),
    get: (api) => api.packages.get('nora'),
    version: (api) => api.packages.version('nora', '1.0.0'),
    follow: (api) => api.packages.follow('nora', true),
    stats: (api) => api.packages.stats('nora', 30),
    yank: (api) => api.packages.yank('nora', '1.0.0', 'broken'),
    unyank: (api) => api.packages.unyank('nora', '1.0.0'),
    withdraw: (api) => api.packages.withdraw('nora', 'gone'),
    release: (api) => api.packages.release('nora'),
    name: (api) => api.packages.name('nora'),
    change: (api) => api.packages.change('nora', { homepage: '' }),
    owners: (api) => api.packages.owners('nora'),
    invite: (api) => api.packages.invite('nora', 'kai'),
    accept: (api) => api.packages.accept('nora'),
    decline: (api) => api.packages.decline('nora'),
    giveOwner: (api) => api.packages.giveOwner('nora', 'kai'),
    dropOwner: (api) => api.packages.dropOwner('nora', 2),
    transfer: (api) => api.packages.transfer('nora', 'kai'),
    report: (api) => api.packages.report('package:nora', 'malicious', 'It does nothing.'),
  },
  ratings: {
    list: (api) => api.ratings.list('nora', { sort: 'helpful' } as never),
    mine: (api) => api.ratings.mine('nora'),
    save: (api) => api.ratings.save('nora', { stars: 4, title: '', body: '' } as never),
    remove: (api) => api.ratings.remove('nora'),
    vote: (api) => api.ratings.vote(1, 1),
    answer: (api) => api.ratings.answer(1, 'Thank you.'),
    dropAnswer: (api) => api.ratings.dropAnswer(1),
    hide: (api) => api.ratings.hide(1, 'spam'),
    show: (api) => api.ratings.show(1),
  },
  submissions: {
    make: (api) => api.submissions.make({} as never),
    list: (api) => api.submissions.list(),
    get: (api) => api.submissions.get('s1'),
    change: (api) => api.submissions.change('s1', {} as never),
    submit: (api) => api.submissions.submit('s1'),
    withdraw: (api) => api.submissions.withdraw('s1'),
    recheck: (api) => api.submissions.recheck('s1'),
    messages: (api) => api.submissions.messages('s1'),
    say: (api) => api.submissions.say('s1', 'Hello', false),
    picture: (api) => api.submissions.picture('s1'),
    file: (api) => api.submissions.file('s1', 'manifest.json'),
  },
  desk: {
    queue: (api) => api.desk.queue('in_review'),
    claim: (api) => api.desk.claim('s1'),
    release: (api) => api.desk.release('s1'),
    decide: (api) => api.desk.decide('s1', {} as never),
    templates: (api) => api.desk.templates(),
    history: (api) => api.desk.history(1),
    reports: (api) => api.desk.reports('open'),
    answerReport: (api) => api.desk.answerReport(1, 'dismiss', ''),
    featured: (api) => api.desk.featured(),
    feature: (api) => api.desk.feature(['nora']),
    collections: (api) => api.desk.collections(),
    keepCollection: (api) =>
      api.desk.keepCollection({ id: 'a', title: 'A', description: '', packages: [] } as never),
    dropCollection: (api) => api.desk.dropCollection('a'),
    orderCollections: (api) => api.desk.orderCollections(['a']),
  },
  admin: {
    accounts: (api) => api.admin.accounts(''),
    change: (api) => api.admin.change(1, { disabled: true }),
    invite: (api) => api.admin.invite('member' as never),
    jobs: (api) => api.admin.jobs('dead'),
    retryJob: (api) => api.admin.retryJob(1),
    cancelJob: (api) => api.admin.cancelJob(1),
    audit: (api) => api.admin.audit(''),
    scan: (api) => api.admin.scan(),
    status: (api) => api.admin.status(),
    stats: (api) => api.admin.stats(),
  },
  webhooks: {
    list: (api) => api.webhooks.list(),
    make: (api) => api.webhooks.make({ url: 'https://example.org/', events: [] }),
    remove: (api) => api.webhooks.remove(1),
    revive: (api) => api.webhooks.revive(1),
    test: (api) => api.webhooks.test(1),
    deliveries: (api) => api.webhooks.deliveries(1),
    retry: (api) => api.webhooks.retry('a'),
  },
};

const SECTIONS = Object.keys(ACTIONS) as Section[];
const STATUSES = [401, 403, 409, 413, 422, 429, 500, 502, 503];

interface Said {
  kind: string;
  body: string;
  code: (status: number) => string;
  /** The sentence is the registry's own. */
  own: string | null;
}

const SHORT: Record<number, string> = {
  401: 'refused.sign_in',
  403: 'refused.forbidden',
  409: 'refused.conflict',
  413: 'refused.too_large',
  422: 'refused.invalid',
  429: 'refused.too_often',
};
const short = (status: number) => SHORT[status] ?? 'refused.failing';
const problem = (code: string, detail: unknown) => JSON.stringify({ code, detail, title: 'No' });
const SAID: Record<string, Said> = {
  problem: {
    kind: 'application/problem+json',
    body: problem('some.thing', 'It is refused.'),
    code: () => 'some.thing',
    own: 'It is refused.',
  },
  page: {
    kind: 'text/html',
    body: `<!doctype html><h1>Bad gateway</h1><p>${TOKEN}`,
    code: short,
    own: null,
  },
  'page in a problem': {
    kind: 'application/problem+json',
    body: JSON.stringify({ code: '<b>', detail: '<html>no</html>', fields: 'none' }),
    code: short,
    own: null,
  },
  document: { kind: 'application/json', body: `{"secret":"${TOKEN}"}`, code: short, own: null },
  list: { kind: 'application/json', body: '[1,2]', code: short, own: null },
  nothing: { kind: 'text/plain', body: '', code: short, own: null },
};

function answer(
  status: number,
  said: Pick<Said, 'kind' | 'body'>,
  retryAfter: number | null,
): RegistryAnswer {
  return { status, contentType: said.kind, retryAfter, etag: null, body: said.body, base64: false };
}

async function refused(asked: Promise<unknown>): Promise<RegistryRefusal> {
  try {
    await asked;
  } catch (thrown) {
    if (thrown instanceof RegistryRefusal) return thrown;
    throw thrown;
  }
  throw new Error('it was not refused');
}

describe.each(SECTIONS)('what a registry refuses: %s', (section) => {
  it('has every action in the table', () => {
    const { api } = behind();
    const there = Object.keys(api[section]).filter((name) => !/Url$|^listen$/.test(name));
    expect(Object.keys(ACTIONS[section]).sort()).toEqual(there.sort());
  });

  it.each(STATUSES)('%i is a sentence, changes nothing, and the next one is taken', async (status) => {
    for (const [name, act] of Object.entries(ACTIONS[section])) {
      for (const [how, said] of Object.entries(SAID)) {
        const about = `${section}.${name} ${status} ${how}`;
        const { api, answers, signedOut } = behind();
        const wait = status === 429 || status === 503 ? 7 : null;
        answers.push(answer(status, said, wait));
        const error = await refused(act(api));
        expect([error.status, error.code, error.retryAfter], about).toEqual([
          status,
          said.code(status),
          wait,
        ]);
        if (said.own) expect(error.sentence, about).toBe(said.own);
        expect(error.sentence, about).toMatch(/^[A-Z][^<>{}[\]]+\.$/);
        expect(error.sentence, about).not.toContain(TOKEN);
        expect(signedOut(), about).toBe(0);
        answers.push(answer(200, { kind: 'application/json', body: '[]' }, null));
        await expect(act(api), about).resolves.not.toThrow();
      }
    }
  });

  it('signs out where the registry says that the sign-in is over, and nowhere else', async () => {
    for (const [name, act] of Object.entries(ACTIONS[section])) {
      for (const [status, code, ends] of [
        [401, 'token.revoked', 1],
        [401, 'auth.sign_in', 1],
        [401, 'auth.wrong', 0],
        [403, 'token.revoked', 0],
      ] as const) {
        const { api, answers, signedOut } = behind();
        answers.push(
          answer(status, { kind: 'application/problem+json', body: problem(code, 'It is over.') }, null),
        );
        await refused(act(api));
        expect(signedOut(), `${section}.${name} ${status} ${code}`).toBe(ends);
      }
    }
  });
});

describe('a time to come back', () => {
  it('may be a date, on the registry’s own page', async () => {
    const until = new Date(Date.now() + 90_000).toUTCString();
    const fetch = () => Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': until } }));
    const wire = new Wire('', fetch, tunnelEvents({} as never, 'town'));
    const { retryAfter } = await refused(wire.get('/queue'));
    expect(retryAfter).toBeGreaterThan(80);
    expect(retryAfter).toBeLessThanOrEqual(90);
  });
});
