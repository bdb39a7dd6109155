// A registry's own page on a registry in memory: who sees what, and what is sent when something is pressed.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/app/App.svelte';
import { createMockRegistry } from '../src/backend/mock/registry';
import { Problem } from '../src/backend/mock/registry/call';
import { OPEN } from '../src/backend/mock/registry/routes';
import { cardAt, submissionOf } from '../src/backend/mock/registry/state';
import { obstacle } from '../src/backend/registry/passkey';
import { Upload, fingerprintOf } from '../src/backend/registry/tus';
import type { Review } from '../src/backend/registry/types';
import { Wire } from '../src/backend/registry/wire';
import { openWeb } from '../src/web';
import { plain } from './window';

async function openPage(search: string, hash: string) {
  location.hash = hash;
  const backend = createMockRegistry(`?registry=${search}`);
  const web = await openWeb(backend);
  const user = userEvent.setup();
  render(App, { props: { backend, web } });
  const sent = (method: string, path: string | RegExp) =>
    backend.desk.calls.filter(
      (call) =>
        call.method === method && (typeof path === 'string' ? call.path === path : path.test(call.path)),
    );
  return { desk: backend.desk, web, user, sent };
}

const id = (mark: string) => screen.findByTestId(mark);
const navigation = () => screen.getAllByTestId(/^nav-/).map((entry) => entry.dataset.testid?.slice(4));

beforeEach(() => localStorage.clear());

describe('the frame of a registry’s page', () => {
  it('offers visitors nothing that is not there', async () => {
    await openPage('visitor', '#/explore');
    await screen.findAllByTestId('card');
    expect(navigation()).toEqual(['explore', 'publish', 'signin', 'settings']);
    expect(screen.queryByTestId('install-button')).toBeNull();
    expect(screen.queryByTestId('hide-installed')).toBeNull();
    expect(screen.getAllByTestId('stars').length).toBeGreaterThan(0);
  });

  it('shows each role its rooms, and what is unread', async () => {
    await openPage('admin', '#/explore');
    await id('badge-inbox');
    expect(navigation()).toEqual(['explore', 'publish', 'inbox', 'moderate', 'admin', 'account', 'settings']);
    expect(screen.getByTestId('badge-inbox')).toHaveTextContent('2');
  });

  it('leaves out of the settings what belongs to a computer', async () => {
    await openPage('member', '#/settings');
    await id('settings');
    expect(screen.queryByTestId('safe-graphics')).toBeNull();
    expect(screen.queryByTestId('bandwidth-limited')).toBeNull();
    expect(screen.getByTestId('theme-dark')).toBeVisible();
  });

  it('leads to a section of the settings', async () => {
    await openPage('member', '#/settings/content');
    await waitFor(() => expect(document.getElementById('settings-content-title')).toHaveFocus());
  });

  it('keeps a page for curators from members, and says so', async () => {
    await openPage('member', '#/moderate');
    expect(await screen.findByText(/for those who look after the registry/)).toBeVisible();
  });

  it('says that the registry does not answer, and tries again', async () => {
    const { desk, user } = await openPage('visitor&fail=/session:offline', '#/publish');
    await id('error-state');
    Object.assign(desk, { fail: null });
    // The page's own panel may just be giving way to the frame's.
    await waitFor(async () => {
      const retry = screen.queryByTestId('retry');
      if (retry) await user.click(retry);
      expect(screen.getByTestId('signin')).toBeVisible();
    });
  });
});

describe('the language of packages', () => {
  it('is that of the settings, else of the browser, and asked for again when it changes', async () => {
    const { user, sent } = await openPage('visitor', '#/explore');
    await screen.findAllByTestId('card');
    const asked = () => sent('GET', '/packages').map(({ query }) => query.get('language'));
    expect(new Set(asked())).toEqual(new Set([navigator.languages.join()]));
    location.hash = '#/settings';
    await user.selectOptions(await id('language'), 'de');
    await waitFor(() => expect(asked()).toContain('de'));
    location.hash = `#/package/${cardAt(3).id}`;
    await id('detail');
    expect(
      sent('GET', `/packages/${cardAt(3).id}`)
        .at(-1)
        ?.query.get('language'),
    ).toBe('de');
  });
});

describe('signing in', () => {
  it('stands in the place of a page for members and gives way to it', async () => {
    const { user, sent } = await openPage('visitor', '#/inbox');
    await id('signin');
    await user.type(screen.getByTestId('signin-handle'), 'mira');
    await user.type(screen.getByTestId('signin-password'), 'a calm harbour');
    await user.click(screen.getByTestId('signin-submit'));
    await id('inbox');
    expect(sent('POST', '/session')[0]?.body).toEqual({ handle: 'mira', password: 'a calm harbour' });
  });

  it('asks for the second factor only when there is one', async () => {
    const { user, sent } = await openPage('visitor', '#/signin?back=%23%2Fpublish');
    await id('signin');
    await user.type(screen.getByTestId('signin-handle'), 'second');
    await user.type(screen.getByTestId('signin-password'), 'a calm harbour');
    await user.click(screen.getByTestId('signin-submit'));
    const code = await id('signin-code');
    await waitFor(() => expect(code).toHaveFocus());
    await user.type(code, '123456');
    await user.click(screen.getByTestId('signin-submit'));
    await id('publish');
    expect(sent('POST', '/session')[1]?.body).toMatchObject({ code: '123456' });
  });

  it('says what was wrong and keeps what was typed', async () => {
    const { user } = await openPage('visitor', '#/signin');
    await user.type(await id('signin-handle'), 'mira');
    await user.type(screen.getByTestId('signin-password'), 'wrong');
    await user.click(screen.getByTestId('signin-submit'));
    expect(await id('refused')).toHaveTextContent('Handle or password is not right.');
    expect(screen.getByTestId('signin-handle')).toHaveValue('mira');
  });

  it('comes back when the session has ended meanwhile', async () => {
    const { desk, user } = await openPage('member', '#/inbox');
    await id('inbox');
    desk.account = null;
    await user.click(await id('read-all'));
    await id('signin');
  });

  it('makes the first administrator from an invitation, and refuses one that was used', async () => {
    const { user, sent } = await openPage('visitor', '#/welcome?invitation=first');
    await user.type(await id('signup-handle'), 'keeper');
    await user.type(screen.getByTestId('signup-password'), 'long enough for this');
    await user.click(screen.getByTestId('signup-submit'));
    await id('admin');
    expect(sent('POST', '/accounts')[0]?.body).toMatchObject({ handle: 'keeper', invitation: 'first' });
  });

  it('names the field at fault', async () => {
    const { user } = await openPage('visitor', '#/signup');
    await user.type(await id('signup-handle'), 'taken');
    await user.type(screen.getByTestId('signup-password'), 'long enough for this');
    await user.click(screen.getByTestId('signup-submit'));
    await waitFor(() => expect(screen.getByTestId('signup-handle')).toHaveAttribute('aria-invalid', 'true'));
    expect(screen.getByTestId('signup-handle')).toHaveAccessibleDescription(/Somebody has this handle/);
  });

  it('tidies the code of a device and lets it in', async () => {
    const { user, sent } = await openPage('member', '#/device');
    await user.type(await id('device-code'), 'bcdfghjk{Enter}');
    await user.click(await id('device-approve'));
    await id('device-done');
    expect(sent('POST', '/device/requests/BCDF-GHJK')[0]?.body).toEqual({ approve: true });
  });
});

describe('the account', () => {
  it('asks once more who it is before it shows a token, and shows it once', async () => {
    const { user, sent } = await openPage('member', '#/account');
    await user.type(await id('token-name'), 'Build server');
    await user.click(screen.getByTestId('make-token'));
    const again = within(await id('confirm-again'));
    await user.type(again.getByLabelText('Password'), 'a calm harbour{Enter}');
    expect(await id('made-token')).toHaveTextContent(/^vtr_/);
    expect(sent('POST', '/account/tokens')).toHaveLength(2);
    expect(sent('POST', '/account/tokens')[1]?.body).toMatchObject({ scopes: ['read', 'publish'], days: 90 });
  });

  it('asks once more who it is before it hands one’s data out', async () => {
    // What this browser in memory does not have.
    const saved: string[] = [];
    Object.assign(URL, { createObjectURL: () => 'blob:mine', revokeObjectURL: () => undefined });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const { user, sent } = await openPage('member', '#/account');
    await user.click(await id('export'));
    const again = within(await id('confirm-again'));
    expect(saved).toEqual([]);
    await user.type(again.getByLabelText('Password'), 'a calm harbour{Enter}');
    await waitFor(() => expect(saved).toEqual(['account.json']));
    expect(sent('GET', '/account/export')).toHaveLength(2);
    vi.restoreAllMocks();
  });

  it('sets up a second factor with a drawing and recovery codes', async () => {
    const { user } = await openPage('member', '#/account');
    await user.click(await id('totp-start'));
    const again = within(await id('confirm-again'));
    await user.type(again.getByLabelText('Password'), 'a calm harbour{Enter}');
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
    await user.type(screen.getByTestId('totp-code'), '123456');
    await user.click(screen.getByTestId('totp-finish'));
    expect(within(await id('recovery-codes')).getAllByRole('listitem')).toHaveLength(10);
  });

  it('marks the inbox read', async () => {
    const { user, sent } = await openPage('member', '#/inbox');
    await user.click(await id('read-all'));
    await waitFor(() => expect(screen.queryByTestId('badge-inbox')).toBeNull());
    expect(sent('POST', '/account/inbox/read')[0]?.body).toEqual({ upTo: 3 });
  });
});

describe('ratings', () => {
  const PAGE = '#/package/persona-000001';

  it('draw the histogram always and name an average only where it says something', async () => {
    await openPage('visitor', PAGE);
    const ratings = within(await id('ratings'));
    expect(await ratings.findByTestId('histogram')).toBeVisible();
    expect(plain(ratings.getByTestId('stars').textContent)).toMatch(/9 ratings/);
    expect(ratings.queryByTestId('write-review')).toBeNull();
  });

  it('without an account are offered where registry and browser allow them', async () => {
    await openPage('visitor&devices', PAGE);
    const ratings = within(await id('ratings'));
    await ratings.findByTestId('histogram');
    // This browser has nowhere to keep a key.
    expect(ratings.queryByTestId('write-review')).toBeNull();
    expect(ratings.getByRole('link', { name: 'Sign in to rate' })).toBeVisible();
    location.hash = '#/settings';
    expect(await id('device-ratings')).toBeVisible();
  });

  it('send stars with the version they are about', async () => {
    const { user, sent } = await openPage('member', PAGE);
    await user.click(await id('write-review'));
    await user.click(screen.getByTestId('star-4'));
    await user.click(screen.getByTestId('review-installed'));
    await user.type(screen.getByTestId('review-title'), 'Calm and quick');
    await user.click(screen.getByTestId('save-review'));
    await waitFor(() => expect(sent('PUT', /\/rating$/)).toHaveLength(1));
    expect(sent('PUT', /\/rating$/)[0]?.body).toMatchObject({
      stars: 4,
      title: 'Calm and quick',
      installed: true,
      language: 'en',
    });
    await screen.findByText('Calm and quick');
  });

  it('are sorted and chosen by language and version, one beside the other', async () => {
    const { user, desk } = await openPage('member', '#/explore');
    const [model] = desk.reviewsOf('persona-000001');
    if (!model) throw new Error('the mock has reviews');
    const review = (number: number, language: string, version: string, helpful: number): Review => ({
      ...model,
      id: number,
      language,
      version,
      helpful,
      updated: number * 1_000,
    });
    desk.reviews['persona-000001'] = [
      review(1, 'en', '1.3.5', 9),
      review(2, 'fr', '1.0.0', 5),
      review(3, 'fr', '1.3.5', 7),
    ];
    location.hash = PAGE;
    // The page of a package is loaded when it is opened.
    await screen.findAllByTestId('review', {}, { timeout: 15_000 });
    const shows = (...numbers: number[]) =>
      waitFor(() =>
        expect(screen.getAllByTestId('review').map(({ dataset }) => Number(dataset.rating))).toEqual(numbers),
      );
    await shows(1, 3, 2);
    await user.selectOptions(screen.getByTestId('review-sort'), 'newest');
    await shows(3, 2, 1);
    await user.selectOptions(screen.getByTestId('review-language'), 'fr');
    await shows(3, 2);
    await user.selectOptions(screen.getByTestId('review-of-version'), '1.0.0');
    await shows(2);
    await user.selectOptions(screen.getByTestId('review-language'), 'en');
    await waitFor(() => expect(screen.queryAllByTestId('review')).toHaveLength(0));
    expect(within(screen.getByTestId('ratings')).getByText('No review fits.')).toBeVisible();
    await user.selectOptions(screen.getByTestId('review-of-version'), '');
    await shows(1);
  });

  it('of one’s own can be removed', async () => {
    const { user, sent } = await openPage('member', PAGE);
    await user.click(await id('write-review'));
    expect(screen.queryByTestId('remove-review')).toBeNull();
    await user.click(screen.getByTestId('star-2'));
    await user.click(screen.getByTestId('review-installed'));
    await user.type(screen.getByTestId('review-title'), 'Too loud for me');
    await user.click(screen.getByTestId('save-review'));
    await screen.findByText('Too loud for me');
    await user.click(screen.getByTestId('write-review'));
    expect(screen.getByTestId('review-title')).toHaveValue('Too loud for me');
    await user.click(screen.getByTestId('remove-review'));
    await waitFor(() => expect(screen.queryByText('Too loud for me')).toBeNull());
    expect(sent('DELETE', /\/rating$/).map(({ path }) => path)).toEqual(['/packages/persona-000001/rating']);
    expect(screen.queryByTestId('review-form')).toBeNull();
    // It can be written anew, from nothing.
    await user.click(screen.getByTestId('write-review'));
    expect(screen.getByTestId('review-title')).toHaveValue('');
  });

  it('take a vote back when it is pressed again', async () => {
    const { user, sent } = await openPage('member', PAGE);
    const [first] = await screen.findAllByTestId('helpful');
    if (first) await user.click(first);
    await waitFor(() => expect(screen.getAllByTestId('helpful')[0]).toHaveAttribute('aria-pressed', 'true'));
    const [again] = screen.getAllByTestId('helpful');
    if (again) await user.click(again);
    await waitFor(() =>
      expect(sent('POST', /\/vote$/).map(({ body }) => body)).toEqual([{ value: 1 }, { value: 0 }]),
    );
  });

  it('can be reported', async () => {
    const { user, sent } = await openPage('member', PAGE);
    const [first] = await screen.findAllByTestId('report-review');
    if (first) await user.click(first);
    await user.selectOptions(await id('report-reason'), 'abuse');
    await user.click(screen.getByTestId('send-report'));
    await waitFor(() => expect(sent('POST', '/reports')).toHaveLength(1));
    expect(sent('POST', '/reports')[0]?.body).toMatchObject({
      reason: 'abuse',
      subject: expect.stringMatching(/^rating:/),
    });
  });
});

describe('a package on the web', () => {
  it('is had in Vitrine, as a file, or by a command, with its digest', async () => {
    await openPage('visitor', '#/package/persona-000000');
    expect(await id('get-in-vitrine')).toHaveAttribute(
      'href',
      expect.stringMatching(/^vitrine:\/\/package\/persona-000000/),
    );
    expect(screen.getByTestId('download')).toHaveAttribute('href', expect.stringMatching(/^\/packages\//));
    expect(screen.getByTestId('digest')).toHaveTextContent(/^[0-9a-f]{64}$/);
    expect(screen.getByTestId('command-line')).toHaveTextContent('vitrine install persona-000000');
    expect(screen.queryByTestId('install-version')).toBeNull();
  });
});

describe('publishing', () => {
  it('uploads, shows what was found with a live card, and hands in what was changed', async () => {
    const { user, sent } = await openPage('member', '#/submit');
    await user.upload(await id('submit-file'), new File(['x'.repeat(2000)], 'harbour.hpersona'));
    await id('listing-form');
    const name = screen.getByTestId('field-name');
    await user.clear(name);
    await user.type(name, 'Harbour Keeper');
    expect(screen.getByTestId('preview-card')).toHaveTextContent('Harbour Keeper');
    await user.click(screen.getByTestId('field-agreed'));
    await user.click(screen.getByTestId('hand-in'));
    await waitFor(() => expect(sent('POST', '/submissions/new/submit')).toHaveLength(1));
    expect(sent('PATCH', '/submissions/new')[0]?.body).toEqual({
      fields: { name: 'Harbour Keeper' },
      channel: 'stable',
      agreed: true,
    });
    expect((await screen.findAllByTestId('check')).some((check) => check.dataset.verdict === 'pending')).toBe(
      true,
    );
  });

  it('keeps what is typed while the package is still being read', async () => {
    const { desk, user } = await openPage('member', '#/explore');
    await screen.findAllByTestId('card');
    const whole = submissionOf('s2', 'draft', true);
    desk.submissions.s2 = { ...whole, found: null };
    location.hash = '#/submissions/s2';
    await user.type(await id('field-name'), 'Quay Keeper');
    desk.submissions.s2 = whole;
    desk.tell('/submissions/s2/events', { event: 'found' });
    await waitFor(() => expect(screen.getByTestId('field-summary')).toHaveValue(whole.found?.summary));
    expect(screen.getByTestId('field-name')).toHaveValue('Quay Keeper');
  });

  it('looks again when it listens: what was done before that is in no stream', async () => {
    const { desk } = await openPage('member', '#/explore');
    await screen.findAllByTestId('card');
    const whole = submissionOf('s2', 'draft', true);
    desk.submissions.s2 = { ...whole, found: null };
    location.hash = '#/submissions/s2';
    expect(await id('field-summary')).toHaveValue('');
    desk.submissions.s2 = whole;
    desk.tell('/submissions/s2/events', OPEN);
    await waitFor(() => expect(screen.getByTestId('field-summary')).toHaveValue(whole.found?.summary));
  });

  it('follows a submission as it changes', async () => {
    const { desk } = await openPage('member', '#/submissions/s3');
    await id('checks');
    const found = desk.submissions.s3;
    if (found)
      desk.submissions.s3 = {
        ...found,
        state: 'published',
        published: { package: 'persona-000000', version: '1.2.0' },
      };
    desk.tell('/submissions/s3/events', { event: 'state' });
    await id('published');
  });

  it('hands in again what was asked to be changed', async () => {
    const { user, sent } = await openPage('member', '#/submissions/s2');
    expect(await id('public-reason')).toHaveTextContent('Please say in the summary what it is for.');
    const summary = await id('field-summary');
    await user.clear(summary);
    await user.type(summary, 'Keeps the berths of a small harbour in order');
    // What was agreed to stays agreed.
    expect(screen.getByTestId('field-agreed')).toBeChecked();
    await user.click(screen.getByTestId('hand-in'));
    await waitFor(() => expect(sent('POST', '/submissions/s2/submit')).toHaveLength(1));
    expect(sent('PATCH', '/submissions/s2').at(-1)?.body).toMatchObject({
      fields: { summary: 'Keeps the berths of a small harbour in order' },
    });
    // It is on its way again: what was asked is not asked any more.
    await waitFor(() => expect(screen.queryByTestId('public-reason')).toBeNull());
    expect(screen.queryByTestId('hand-in')).toBeNull();
    expect((await screen.findAllByTestId('check')).some((check) => check.dataset.verdict === 'pending')).toBe(
      true,
    );
  });

  it('publishes in other languages, and opens the one something is wrong with', async () => {
    const { desk, user, sent } = await openPage('member', '#/submissions/s2');
    await user.selectOptions(await id('choose-language'), 'de');
    await user.click(screen.getByTestId('add-language'));
    await user.type(screen.getByTestId('field-summary-de'), 'Ordnet Liegeplätze');
    await user.type(screen.getByTestId('field-description-de'), 'Eine ruhige Stimme. ');
    await user.click(screen.getByTestId('save-draft'));
    await waitFor(() => expect(sent('PATCH', '/submissions/s2')).toHaveLength(1));
    expect(sent('PATCH', '/submissions/s2')[0]?.body.fields).toEqual({
      texts: { de: { name: null, summary: 'Ordnet Liegeplätze' } },
      descriptions: { de: 'Eine ruhige Stimme.' },
    });
    await user.click(within(screen.getByTestId('language-de')).getByText('German'));
    await waitFor(() => expect(screen.getByTestId('language-de')).not.toHaveAttribute('open'));
    desk.routes.unshift([
      'PATCH',
      /^\/submissions\/s2$/,
      () => {
        throw new Problem(422, 'submission.texts', 'Too long.', [
          { field: 'summary.de', sentence: 'At most 120.' },
        ]);
      },
    ]);
    await user.click(screen.getByTestId('hand-in'));
    await waitFor(() => expect(screen.getByTestId('language-de')).toHaveAttribute('open'));
    expect(screen.getByTestId('field-summary-de')).toHaveAttribute('aria-invalid', 'true');
    desk.routes.shift();
    // What was faulty stays open while it is mended, and is taken away again whole.
    await user.type(screen.getByTestId('field-summary-de'), '!');
    await user.click(screen.getByTestId('save-draft'));
    await waitFor(() => expect(screen.getByTestId('field-summary-de')).not.toHaveAttribute('aria-invalid'));
    expect(screen.getByTestId('language-de')).toHaveAttribute('open');
    await user.click(screen.getByTestId('remove-language-de'));
    await user.click(screen.getByTestId('save-draft'));
    await waitFor(() => expect(sent('PATCH', '/submissions/s2').at(-1)?.body.fields).toEqual({}));
  });

  it('asks before it takes a submission back', async () => {
    const { user, sent } = await openPage('member', '#/submissions/s1');
    await user.click(await id('withdraw'));
    expect(sent('POST', /withdraw$/)).toHaveLength(0);
    await user.click(screen.getByTestId('confirm-withdraw'));
    await waitFor(() => expect(screen.getAllByText('Taken back').length).toBeGreaterThan(0));
  });
});

describe('a question', () => {
  it('is asked after the change under way was answered, and not for ever', async () => {
    const asked: string[] = [];
    let answer: (response: Response) => void = () => undefined;
    const wire = new Wire(
      '',
      (url, init) => {
        asked.push(`${init?.method} ${url as string}`);
        if (init?.method === 'GET') return Promise.resolve(new Response('[]'));
        return new Promise((done) => (answer = done));
      },
      () => ({}) as EventSource,
    );
    vi.useFakeTimers();
    try {
      const followed = wire.put('/follows/a/b');
      const listed = wire.get('/follows');
      await vi.advanceTimersByTimeAsync(1000);
      expect(asked).toEqual(['PUT /api/v1/follows/a/b']);
      answer(new Response(null, { status: 204 }));
      await Promise.all([followed, listed]);
      expect(asked).toEqual(['PUT /api/v1/follows/a/b', 'GET /api/v1/follows']);
      void wire.put('/follows/c/d');
      const again = wire.get('/follows');
      await vi.advanceTimersByTimeAsync(10_000);
      await again;
      expect(asked.at(-1)).toBe('GET /api/v1/follows');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an upload', () => {
  /** A server that takes 10 bytes at a time and loses the connection when it is told to. */
  function server() {
    const state = { got: 0, made: 0, lose: 0, requests: [] as string[] };
    const send = async (_: RequestInfo | URL, init: RequestInit = {}) => {
      const method = init.method ?? 'GET';
      state.requests.push(method);
      if (method === 'POST') {
        state.made += 1;
        return new Response(null, { status: 201, headers: { location: '/api/v1/uploads/one' } });
      }
      if (method === 'PATCH') {
        if (state.lose > 0) {
          state.lose -= 1;
          throw new TypeError('connection lost');
        }
        const size = (init.body as Blob).size;
        state.got = Math.min(state.got + 10, state.got + size);
      }
      return new Response(null, {
        status: method === 'HEAD' ? 200 : 204,
        headers: { 'upload-offset': String(state.got) },
      });
    };
    return { state, wire: new Wire('', send as typeof fetch, () => new EventTarget() as EventSource) };
  }
  const file = () => new File(['0123456789'.repeat(4)], 'a.hpersona', { lastModified: 5 });

  it('goes on where the registry stands after the connection was lost', async () => {
    const { state, wire } = server();
    state.lose = 2;
    const upload = new Upload(file(), wire, '/api/v1/uploads', () => undefined, [1, 1, 1]);
    expect(await upload.run()).toBe('one');
    expect(state.made).toBe(1);
    expect(state.requests.filter((method) => method === 'HEAD')).toHaveLength(2);
  });

  it('is found again after a reload by the file itself, and forgotten when it is whole', async () => {
    const { state, wire } = server();
    state.lose = 9;
    await expect(
      new Upload(file(), wire, '/api/v1/uploads', () => undefined, []).run(),
    ).rejects.toMatchObject({ code: 'registry.unreachable' });
    expect(localStorage.getItem(fingerprintOf(file()))).toBe('/api/v1/uploads/one');
    state.lose = 0;
    state.got = 20;
    expect(await new Upload(file(), wire, '/api/v1/uploads', () => undefined, []).run()).toBe('one');
    expect(state.made).toBe(1);
    expect(localStorage.getItem(fingerprintOf(file()))).toBeNull();
  });

  it('stops when it is paused and resumes', async () => {
    const { wire } = server();
    const states: string[] = [];
    const upload = new Upload(file(), wire, '/api/v1/uploads', ({ state, sent }) => {
      states.push(state);
      if (sent === 10 && !states.includes('paused')) upload.pause();
    });
    expect(await upload.run()).toBeNull();
    expect(states.at(-1)).toBe('paused');
    expect(await upload.run()).toBe('one');
  });
});

describe('moderating', () => {
  it('works from the keyboard: move, claim, open', async () => {
    const { user, sent } = await openPage('curator', '#/moderate');
    await screen.findAllByTestId('queue-item');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getAllByTestId('queue-link')[0]).toHaveFocus());
    await user.keyboard('jk');
    expect(screen.getAllByTestId('queue-link')[0]).toHaveFocus();
    await user.keyboard('c');
    await waitFor(() => expect(sent('POST', '/queue/q1/claim')).toHaveLength(1));
    await user.keyboard('?');
    await id('desk-keys');
  });

  it('decides with a template, a private note and the revision it looked at', async () => {
    const { user, sent } = await openPage('curator', '#/moderate/q1');
    await id('rendered-listing');
    await user.keyboard('m');
    await user.selectOptions(await id('decide-template'), 'description');
    expect(screen.getByTestId('decide-reason')).toHaveValue(
      'Please say in one line what Harbour Master is for.',
    );
    await user.type(screen.getByTestId('decide-note'), 'Kind maker.');
    await user.click(screen.getByTestId('confirm-decision'));
    await waitFor(() => expect(sent('POST', '/queue/q1/decision')).toHaveLength(1));
    expect(sent('POST', '/queue/q1/decision')[0]?.body).toEqual({
      revision: 3,
      decision: 'changes',
      template: null,
      reason: 'Please say in one line what Harbour Master is for.',
      note: 'Kind maker.',
    });
  });

  it('shows the words in every language before anything is decided', async () => {
    const { desk } = await openPage('curator', '#/explore');
    await screen.findAllByTestId('card');
    desk.submissions.q1 = {
      ...submissionOf('q1', 'in_review', false),
      fields: {
        texts: { ar: { name: 'المرفأ', summary: 'يرتب اليوم' } },
        descriptions: { ar: '**x**', fr: 'y' },
      },
      descriptionsHtml: { ar: '<p>صوت <strong>هادئ</strong></p>', fr: '<p>Une voix</p>' },
    };
    location.hash = '#/moderate/q1';
    const arabic = await id('listing-in-ar');
    expect(plain(arabic.textContent)).toContain('Arabic');
    expect(within(arabic).getByText('المرفأ')).toHaveAttribute('lang', 'ar');
    expect(within(arabic).getByText('يرتب اليوم')).toHaveAttribute('dir', 'auto');
    await waitFor(() => expect(within(arabic).getByText('هادئ').tagName).toBe('STRONG'));
    expect(await within(screen.getByTestId('listing-in-fr')).findByText('Une voix')).toBeInTheDocument();
  });

  it('asks for a reason before it sets something aside', async () => {
    const { user, sent } = await openPage('curator', '#/moderate/q1');
    await id('rendered-listing');
    await user.keyboard('q');
    expect(await id('decide-reason')).toBeRequired();
    await user.click(screen.getByTestId('confirm-decision'));
    expect(sent('POST', '/queue/q1/decision')).toHaveLength(0);
  });

  it('shows the description as visitors would see it', async () => {
    await openPage('curator', '#/moderate/q1');
    await waitFor(() =>
      expect(screen.getByTestId('listing-description').querySelector('strong')).toHaveTextContent(
        'busy quay',
      ),
    );
  });

  it('shows the review somebody reported, and leads to the package to act on', async () => {
    await openPage('curator', '#/reports');
    expect(await id('reported-review')).toHaveTextContent('Written to hurt, not to help.');
    expect(screen.getByTestId('act-on-package')).toHaveAttribute('href', expect.stringMatching(/^#\/mine\//));
  });

  it('acts on a package of somebody else: takes it down as harmful, and gives it back', async () => {
    const { user, sent } = await openPage('curator', `#/mine/${cardAt(1).id}`);
    await user.click(await id('withdraw-package'));
    await user.type(await id('reason'), 'It sends away what it is told.');
    await user.click(screen.getByTestId('malicious'));
    await user.click(screen.getByTestId('confirm-reason'));
    expect(await id('tombstone')).toHaveTextContent('It sends away what it is told.');
    expect(sent('POST', /withdraw$/)[0]?.body).toEqual({
      reason: 'It sends away what it is told.',
      malicious: true,
    });
    await user.click(screen.getByTestId('release-package'));
    await waitFor(() => expect(screen.queryByTestId('tombstone')).toBeNull());
    expect(sent('POST', /release$/)).toHaveLength(1);
    expect(screen.queryByTestId('words-form')).toBeNull();
    expect(screen.queryByTestId('invite-owner')).toBeNull();
  });

  it('gives a package that belongs to nobody to somebody', async () => {
    const { user, sent } = await openPage('curator', `#/mine/${cardAt(5).id}`);
    await id('no-owner');
    await user.type(screen.getByTestId('owner-handle'), '@ada');
    await user.click(screen.getByTestId('give-owner'));
    await waitFor(() => expect(sent('PUT', `/admin/packages/${cardAt(5).id}/owner`)).toHaveLength(1));
    expect(sent('PUT', /owner$/)[0]?.body).toEqual({ handle: 'ada' });
  });

  it('puts collections in order', async () => {
    const { user, sent } = await openPage('curator', '#/collections');
    await user.click((await screen.findAllByTestId('collection-down'))[0] as HTMLElement);
    await waitFor(() => expect(sent('PUT', '/collections')).toHaveLength(1));
    expect(sent('PUT', '/collections')[0]?.body).toEqual({ order: ['for-the-desk', 'first-steps'] });
  });

  it('types letters into a field without deciding anything', async () => {
    const { user } = await openPage('curator', '#/moderate/q1');
    await user.type(await id('thread-body'), 'arm');
    expect(screen.queryByTestId('decide-dialog')).toBeNull();
  });

  it('says who has it', async () => {
    const { user } = await openPage('curator', '#/moderate');
    await screen.findAllByTestId('queue-item');
    expect(plain(screen.getAllByTestId('queue-item')[1]?.textContent)).toContain('with ada');
    await user.keyboard('j');
    await waitFor(() => expect(screen.getAllByTestId('queue-link')[0]).toHaveFocus());
    await user.keyboard('jc');
    expect(await screen.findByText('ada has it at the moment.')).toBeVisible();
  });

  it('puts packages in order by keyboard, keeping the focus and saying so', async () => {
    const { user, sent } = await openPage('curator', '#/collections');
    const list = within(await id('featured-list'));
    await user.click((await list.findAllByRole('button', { name: /Move .* down/ }))[0] as HTMLElement);
    await waitFor(() => expect(sent('PUT', '/featured')).toHaveLength(1));
    const order = (sent('PUT', '/featured')[0]?.body as { packages: string[] }).packages;
    expect(order.slice(0, 2)).toEqual(['persona-000001', 'persona-000000']);
    await waitFor(() => expect(document.activeElement?.getAttribute('data-move')).toBe('down'));
  });

  it('shows the packages of the front page by picture and name', async () => {
    await openPage('curator', '#/collections');
    const [first] = await within(await id('featured-list')).findAllByTestId('ordered-package');
    const { name, id: packageId } = cardAt(0);
    await waitFor(() => expect(plain(first?.textContent)).toContain(name));
    expect(plain(first?.textContent)).toContain(packageId);
    expect(first?.querySelector('.picture')).toBeVisible();
  });

  it('finds a package by its name and adds it', async () => {
    const { user, sent } = await openPage('curator', '#/collections');
    const list = within(await id('featured-list'));
    const before = (await list.findAllByTestId('ordered-package')).map(({ dataset }) => dataset.package);
    await user.type(screen.getByTestId('featured-list-find'), 'qqqqqq');
    expect(await list.findByText('Nothing matches your search.')).toBeVisible();
    await user.clear(screen.getByTestId('featured-list-find'));
    await user.type(screen.getByTestId('featured-list-find'), cardAt(0).name.slice(0, 4));
    const [add] = await list.findAllByTestId('featured-list-add');
    const added = add?.closest('li')?.querySelector('.mono')?.textContent;
    await user.click(add as HTMLElement);
    await waitFor(() => expect(sent('PUT', '/featured')).toHaveLength(1));
    expect(sent('PUT', '/featured')[0]?.body).toEqual({ packages: [...before, added] });
    expect(screen.getByTestId('featured-list-find')).toHaveFocus();
  });

  it('takes a package off the front page, and puts it back where it was', async () => {
    const { user, sent } = await openPage('curator', '#/collections');
    const list = within(await id('featured-list'));
    const order = () => list.getAllByTestId('ordered-package').map(({ dataset }) => dataset.package);
    await list.findAllByTestId('ordered-package');
    const before = order();
    await user.click(list.getAllByTestId('order-remove')[1] as HTMLElement);
    await waitFor(() => expect(order()).toEqual(before.toSpliced(1, 1)));
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-remove'));
    await user.click(await screen.findByTestId('toast-action'));
    await waitFor(() => expect(order()).toEqual(before));
    await waitFor(() => expect(sent('PUT', '/featured')).toHaveLength(2));
    expect(sent('PUT', '/featured')[1]?.body).toEqual({ packages: before });
  });
});

describe('looking after a package', () => {
  it('lists invitations and answers them', async () => {
    const { user, sent } = await openPage('member', '#/publish');
    expect(await screen.findAllByTestId('own-package')).toHaveLength(2);
    await user.click(screen.getByTestId('decline-owner'));
    await waitFor(() => expect(sent('POST', `/packages/${cardAt(6).id}/owners/decline`)).toHaveLength(1));
  });

  it('lets one who is invited accept or decline, and nothing else', async () => {
    const { user, sent } = await openPage('member', `#/mine/${cardAt(6).id}`);
    await id('decline-owner');
    expect(screen.queryByTestId('withdraw-package')).toBeNull();
    expect(screen.queryByTestId('invite-owner')).toBeNull();
    await user.click(screen.getByTestId('accept-owner'));
    await waitFor(() => expect(sent('POST', /owners\/accept$/)).toHaveLength(1));
  });

  it('changes the words without a new version, and sends only what changed', async () => {
    const { user, sent } = await openPage('member', `#/mine/${cardAt(0).id}`);
    const tags = await id('words-tags');
    expect(screen.getByTestId('words-description')).toHaveValue('As it was **written**.');
    expect(screen.getByTestId('save-words')).toBeDisabled();
    await user.clear(tags);
    await user.type(tags, 'quiet, harbour');
    await user.click(screen.getByTestId('save-words'));
    await waitFor(() => expect(sent('PATCH', `/packages/${cardAt(0).id}`)).toHaveLength(1));
    expect(sent('PATCH', /packages/)[0]?.body).toEqual({ tags: ['quiet', 'harbour'] });
  });

  it('changes the words in one language and takes another away, and leaves the names', async () => {
    const { user, sent } = await openPage('member', `#/mine/${cardAt(0).id}`);
    const german = await id('field-description-de');
    expect(german).toHaveValue('Wie es **geschrieben** wurde.');
    expect(screen.queryByTestId('field-name-de')).toBeNull();
    await user.selectOptions(screen.getByTestId('choose-language'), 'ar');
    await user.click(screen.getByTestId('add-language'));
    await waitFor(() => expect(screen.getByTestId('field-summary-ar')).toHaveFocus());
    // A language in which nothing is written is none, and blanks are nothing.
    expect(screen.getByTestId('save-words')).toBeDisabled();
    await user.keyboard(' مرفأ ');
    await user.click(screen.getByTestId('save-words'));
    await waitFor(() => expect(sent('PATCH', /packages/)).toHaveLength(1));
    expect(sent('PATCH', /packages/)[0]?.body).toEqual({
      texts: {
        ar: { name: null, summary: 'مرفأ' },
        de: { name: 'Ruhiger Hafen', summary: 'Ordnet den Tag' },
      },
    });
    await user.click(screen.getByTestId('remove-language-de'));
    await user.click(screen.getByTestId('remove-language-ar'));
    await user.click(screen.getByTestId('save-words'));
    await waitFor(() => expect(sent('PATCH', /packages/)).toHaveLength(2));
    expect(sent('PATCH', /packages/)[1]?.body).toEqual({ texts: {}, descriptions: {} });
  });

  it('says while an id is typed whether it can be had', async () => {
    const { user } = await openPage('member', '#/submissions/s2');
    const field = await id('field-id');
    await user.clear(field);
    await user.type(field, cardAt(1).id);
    await waitFor(() => expect(screen.getByTestId('name-state')).toHaveTextContent(/is taken/));
    await user.clear(field);
    await user.type(field, 'persona_000001');
    await waitFor(() =>
      expect(screen.getByTestId('name-state')).toHaveTextContent(/is free.*persona-000001/),
    );
  });
});

describe('a passkey', () => {
  const there = { offered: true, hostname: 'quay.example.org', secure: true, known: true };

  it('is offered only where it can work', () => {
    expect(obstacle(there)).toBeNull();
    expect(obstacle({ ...there, hostname: 'localhost' })).toBeNull();
    expect(obstacle({ ...there, hostname: '127.0.0.1' })).toBe('address');
    expect(obstacle({ ...there, hostname: '[::1]' })).toBe('address');
    expect(obstacle({ ...there, secure: false })).toBe('insecure');
    expect(obstacle({ ...there, known: false })).toBe('browser');
    expect(obstacle({ ...there, offered: false })).toBe('registry');
  });

  it('is not offered silently: the page says why not', async () => {
    await openPage('visitor', '#/signin');
    expect(await id('no-passkeys')).not.toBeEmptyDOMElement();
    expect(screen.queryByTestId('signin-passkey')).toBeNull();
  });

  it('confirms who it is where there is one', async () => {
    const answer = {
      authenticatorData: new ArrayBuffer(2),
      clientDataJSON: new ArrayBuffer(2),
      signature: new ArrayBuffer(2),
      userHandle: null,
    };
    const given = {
      id: 'key',
      rawId: new ArrayBuffer(2),
      type: 'public-key',
      response: answer,
      getClientExtensionResults: () => ({}),
    };
    vi.stubGlobal('PublicKeyCredential', () => undefined);
    vi.stubGlobal('isSecureContext', true);
    Object.defineProperty(navigator, 'credentials', {
      configurable: true,
      value: { get: () => Promise.resolve(given) },
    });
    try {
      const { user, sent } = await openPage('member', '#/account');
      await user.type(await id('token-name'), 'Build server');
      await user.click(screen.getByTestId('make-token'));
      await user.click(await id('confirm-passkey'));
      await id('made-token');
      expect(sent('POST', '/account/confirm')[0]?.body).toMatchObject({
        passkey: { id: 'c', credential: { id: 'key' } },
      });
    } finally {
      vi.unstubAllGlobals();
      Reflect.deleteProperty(navigator, 'credentials');
    }
  });
});

describe('administering', () => {
  it('turns a webhook on again that was turned off', async () => {
    const { user, sent } = await openPage('admin', '#/admin/webhooks');
    await user.click(await id('revive-webhook'));
    await waitFor(() => expect(sent('POST', '/webhooks/3/revive')).toHaveLength(1));
  });

  it('leads everybody to the status', async () => {
    await openPage('visitor', '#/settings');
    expect(await id('status-link')).toHaveAttribute('href', '#/status');
    expect(screen.queryByTestId('device-ratings')).toBeNull();
  });

  it('retries a dead job', async () => {
    const { user, sent } = await openPage('admin', '#/admin/jobs');
    const [retry] = await screen.findAllByTestId('retry-dead');
    if (retry) await user.click(retry);
    await waitFor(() => expect(sent('POST', '/admin/jobs/912/retry')).toHaveLength(1));
  });

  it('draws numbers with a table behind them', async () => {
    await openPage('admin', '#/admin/numbers');
    expect(await screen.findByRole('img', { name: /Downloads/ })).toBeVisible();
    expect(screen.getAllByRole('table', { hidden: true }).length).toBeGreaterThanOrEqual(3);
  });

  it('shows an invitation once, as a whole address', async () => {
    const { user } = await openPage('admin', '#/admin/accounts');
    await user.click(await id('make-invitation'));
    expect(await id('invitation')).toHaveTextContent(/^http.*#\/welcome\?invitation=/);
  });
});
