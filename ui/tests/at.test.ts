// A gallery's registry in the window: signing in, its pages with the same code as its own, ratings, refusals.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Refusal, type Event as VitrineEvent, type RegistryAnswer, type RegistryCall } from '../src/backend';
import { makeEntry } from '../src/backend/mock/catalogue';
import { RegistryDesk } from '../src/backend/mock/registry/routes';
import { tunnelEvents, tunnelFetch } from '../src/backend/registry/tunnel';
import { RegistryRefusal, Wire } from '../src/backend/registry/wire';
import { openWindow, plain } from './window';
// Loaded before the clock of the first test runs.
import '../src/pages/registry/AtRegistry.svelte';
import '../src/pages/registry/SignIn.svelte';

const id = (mark: string) => screen.findByTestId(mark);
const of = (source: string, from = 0) => {
  for (let index = from; index < 300; index += 1)
    if (makeEntry(index).card.package.source === source) return index;
  throw new Error(`nothing of ${source}`);
};
const problem = (status: number, code: string, more: Partial<RegistryAnswer> = {}): RegistryAnswer => ({
  status,
  contentType: 'application/problem+json',
  retryAfter: null,
  etag: null,
  base64: false,
  body: JSON.stringify({ status, code, detail: `Refused with ${status}.` }),
  ...more,
});

/** A window on galleries of which one has a registry. */
function open(hash: string, options: Parameters<typeof openWindow>[0] = {}, override = {}) {
  const desk = options.desk ?? new RegistryDesk(options.at ?? 'visitor');
  return { desk, ...openWindow({ ...options, desk }, override, hash) };
}

describe('signing in', () => {
  it('shows a code, waits for the browser, and says who one is', async () => {
    const { user, of: calls } = open('#/at/workshop/signin', { yesAfter: 50 });
    await user.click(await id('at-begin'));
    expect(await id('at-code')).toHaveTextContent('BCDF-GHJK');
    expect(await id('at-account-page')).toBeVisible();
    expect(screen.getByTestId('at-kept')).toHaveTextContent(/keyring/);
    expect(calls('registry_sign_in')[0]?.argument).toEqual({ source: 'workshop', tools: false });
    await user.click(screen.getByTestId('at-signout'));
    expect(await id('at-begin')).toBeVisible();
    expect(calls('registry_sign_out')).toHaveLength(1);
  });

  it('can be called off', async () => {
    const { user, of: calls } = open('#/at/workshop/signin', { yesAfter: -1 });
    await user.click(await id('at-begin'));
    await user.click(await id('at-cancel'));
    expect(await id('at-begin')).toBeVisible();
    expect(calls('registry_sign_in_cancel')).toHaveLength(1);
  });

  it('is not offered where nobody answers, and says why', async () => {
    open('#/at/attic/moderate');
    expect(await id('no-registry')).toHaveTextContent(/folder/);
  });

  it('stands beside each gallery', async () => {
    open('#/sources', { at: 'member' });
    const line = await id('registry-line');
    expect(plain(line.textContent)).toMatch(/Signed in as/);
    const row = line.closest<HTMLElement>('[data-testid="source-row"]');
    expect(within(row as HTMLElement).getByTestId('registry-inbox')).toHaveTextContent(/unread/);
    expect(within(row as HTMLElement).getByTestId('registry-inbox')).toBeVisible();
    expect(screen.getAllByTestId('registry-none')).toHaveLength(2);
    expect(await id('badge-sources')).toBeVisible();
  });
});

describe('the registry’s pages in the window', () => {
  it('moderates with the code of the registry’s own page, by links and keys of the window', async () => {
    const { user, desk } = open('#/at/workshop/moderate', { at: 'curator' });
    const items = await screen.findAllByTestId('queue-item');
    const link = items[0]?.matches('a') ? items[0] : within(items[0] as HTMLElement).getAllByRole('link')[0];
    expect(link?.getAttribute('href')).toMatch(/^#\/at\/workshop\/moderate\//);
    await user.keyboard('j');
    expect(link).toHaveFocus();
    await user.keyboard('j');
    expect(link).not.toHaveFocus();
    await user.keyboard('k');
    expect(link).toHaveFocus();
    await user.keyboard('{Enter}');
    await id('desk');
    expect(location.hash).toBe(link?.getAttribute('href'));
    expect(screen.queryByTestId('decide-dialog')).toBeNull();
    await user.keyboard('a');
    expect(await id('decide-dialog')).toBeVisible();
    expect(desk.calls.some(({ path }) => path === '/queue')).toBe(true);
  });

  it('saves a package on this computer, through the program, and says where or why not', async () => {
    const refused = { code: 'file.disk_full', sentence: 'There is no room.', action: null, details: '' };
    let full = true;
    const { user, of: calls } = open(
      '#/at/workshop/moderate/q1',
      { at: 'curator' },
      {
        registry_save_package: () => {
          if (full) throw new Refusal(refused);
          return { path: '/home/mira/Downloads/nora.hpersona', size: 8 };
        },
      },
    );
    const button = await id('save-package');
    await user.click(button);
    expect(await id('refused')).toHaveTextContent('There is no room.');
    full = false;
    await user.click(button);
    expect(await screen.findByText(/Downloads\/nora\.hpersona/)).toBeVisible();
    expect(screen.queryByTestId('refused')).toBeNull();
    expect(calls('registry_save_package')[0]?.argument).toMatchObject({
      source: 'workshop',
      submission: 'q1',
    });
  });

  it('asks for a sign-in that is good for the tools', async () => {
    const { user, of: calls } = open('#/at/workshop/moderate', { at: 'curator', tools: false, yesAfter: 30 });
    await user.click(await id('sign-in-tools'));
    await waitFor(() =>
      expect(calls('registry_sign_in')[0]?.argument).toEqual({ source: 'workshop', tools: true }),
    );
    expect(await screen.findAllByTestId('queue-item')).not.toHaveLength(0);
  });

  it('sends to the browser what needs the password', async () => {
    const { user } = open('#/at/workshop/forgotten', { at: 'member' });
    expect(await id('in-browser')).toBeVisible();
    location.hash = '#/at/workshop/account';
    expect(await id('at-open-account')).toBeVisible();
    expect(screen.queryByTestId('change-password')).toBeNull();
    void user;
  });

  it('shows the inbox whatever a link in it looks like', async () => {
    const desk = new RegistryDesk('member');
    desk.inbox = desk.inbox.map((item, index) => (index === 0 ? { ...item, link: '/#/package/%' } : item));
    open('#/at/workshop/inbox', { desk });
    const items = await screen.findAllByTestId('inbox-item');
    expect(items).toHaveLength(desk.inbox.length);
    expect(items[0]?.querySelector('a')?.getAttribute('href')).toBe('#/package/workshop/%25');
  });

  it('keeps what was typed when the registry ends the sign-in', async () => {
    const { user, desk } = open('#/at/workshop/submissions/s2', { at: 'member', yesAfter: 30 });
    const form = await screen.findByTestId('listing-form');
    const box = within(form).getByTestId<HTMLInputElement>('field-name');
    await user.clear(box);
    await user.type(box, 'Half a sentence');
    // Ended elsewhere; the next thing that is asked is refused.
    desk.account = null;
    await user.click(screen.getByTestId('save-draft'));
    expect(await id('signed-out')).toBeVisible();
    expect(box).toBeInTheDocument();
    expect(box).toHaveValue('Half a sentence');
    await user.click(await id('at-begin'));
    await waitFor(() => expect(screen.queryByTestId('signed-out')).toBeNull());
    expect(box).toBeInTheDocument();
    expect(box).toHaveValue('Half a sentence');
  });
});

describe('ratings on a package’s page', () => {
  const installed = of('workshop');
  const other = of('workshop', installed + 1);
  const page = (index: number) => {
    const { package: ref } = makeEntry(index).card;
    return `#/package/${ref.source}/${ref.id}`;
  };

  it('says why there are none on a gallery of files', async () => {
    open(page(of('homepilot')));
    expect(await id('ratings-none-here')).toHaveTextContent(/files on a host/);
  });

  it('are written only with the package installed, about that version', async () => {
    const { user, desk, of: calls } = open(page(installed), { at: 'member', installed: [installed] });
    await user.click(await id('write-review'));
    expect(screen.queryByTestId('review-version')).toBeNull();
    expect(screen.getByTestId('rated-version')).toBeVisible();
    await user.click(screen.getAllByRole('radio')[3] as HTMLElement);
    await user.type(screen.getByTestId('review-body'), 'Calm and short.');
    await user.click(screen.getByTestId('save-review'));
    await waitFor(() =>
      expect(desk.calls.some(({ method, path }) => method === 'PUT' && /rating$/.test(path))).toBe(true),
    );
    expect(calls('registry_device_proof')).toHaveLength(0);
  });

  it('are only read without it', async () => {
    open(page(other), { at: 'member', installed: [installed] });
    expect(await id('ratings-why')).toHaveTextContent(/installed/);
    expect(screen.queryByTestId('write-review')).toBeNull();
  });

  it('may be signed by this computer’s key, made in the program', async () => {
    const desk = new RegistryDesk('visitor');
    desk.deviceRatings = true;
    const { user, of: calls } = open(page(installed), { desk, installed: [installed] });
    await user.click(await id('write-review'));
    expect(screen.getByTestId('device-rating')).toHaveTextContent(/this computer/);
    await user.click(screen.getAllByRole('radio')[4] as HTMLElement);
    await user.click(screen.getByTestId('save-review'));
    await waitFor(() => expect(calls('registry_device_proof')).toHaveLength(1));
  });

  it.each([401, 403, 409, 413, 422, 429, 500])(
    'keep the words when they are refused with %i',
    async (status) => {
      const refuse = (call: RegistryCall): RegistryAnswer | null =>
        call.method === 'PUT'
          ? problem(status, 'some.thing', { retryAfter: status === 429 ? 75 : null })
          : null;
      const desk = new RegistryDesk('member');
      const plainFetch = desk.fetch;
      desk.fetch = async (input, init = {}) => {
        const path = String(input);
        const how = refuse({ source: '', method: init.method ?? 'GET', path, query: null, body: null });
        if (how === null) return plainFetch(input, init);
        const headers = new Headers({ 'content-type': 'application/problem+json' });
        if (how.retryAfter !== null) headers.set('retry-after', String(how.retryAfter));
        return new Response(how.body, { status, headers });
      };
      const { user } = open(page(installed), { desk, installed: [installed] });
      await user.click(await id('write-review'));
      await user.click(screen.getAllByRole('radio')[2] as HTMLElement);
      await user.type(screen.getByTestId('review-body'), 'Still here.');
      await user.click(screen.getByTestId('save-review'));
      expect(await screen.findByText(new RegExp(`Refused with ${status}`))).toBeVisible();
      expect(screen.getByTestId('review-body')).toHaveValue('Still here.');
      if (status === 429) expect(screen.getByTestId('retry-after')).toHaveTextContent(/Try again in/);
    },
  );
});

describe('the tunnel', () => {
  const answering = (answer: Partial<RegistryAnswer>) => {
    const asked: unknown[] = [];
    const behind = {
      call: (command: string, argument: unknown) => {
        asked.push([command, argument]);
        return Promise.resolve({ ...problem(200, ''), ...answer });
      },
      listen: () => () => undefined,
    } as unknown as Parameters<typeof tunnelFetch>[0];
    const wire = new Wire(
      'https://registry.invalid',
      tunnelFetch(behind, 'town'),
      tunnelEvents(behind, 'town'),
    );
    return { asked, wire };
  };

  it('asks for a path and a query, and reads text and bytes', async () => {
    const { asked, wire } = answering({ contentType: 'application/json', body: '{"a":1}' });
    expect(await wire.get('/packages', { q: 'a b' })).toEqual({ a: 1 });
    expect(asked[0]).toEqual([
      'registry_call',
      { source: 'town', method: 'GET', path: '/api/v1/packages', query: 'q=a+b', body: null },
    ]);
    const picture = answering({ contentType: 'image/webp', body: 'UklGRg==', base64: true });
    expect(await (await picture.wire.send('GET', '/x')).text()).toBe('RIFF');
  });

  it('hears that a stream is open, then what comes, until it is left', () => {
    let tell: (event: VitrineEvent) => void = () => undefined;
    const called: string[] = [];
    const behind = {
      call: (command: string, { stream }: { stream: string }) => {
        called.push(command);
        if (command === 'registry_listen') at = stream;
        return Promise.resolve(null);
      },
      listen: (hear: typeof tell) => {
        tell = hear;
        return () => called.push('deaf');
      },
    } as unknown as Parameters<typeof tunnelFetch>[0];
    let at = '';
    const wire = new Wire(
      'https://registry.invalid',
      tunnelFetch(behind, 'town'),
      tunnelEvents(behind, 'town'),
    );
    const heard: unknown[] = [];
    const leave = wire.listen('/queue/events', (body) => heard.push(body));
    const say = (name: string, data: string) => tell({ type: 'registry', stream: at, name, data });
    say('open', 'null');
    say('message', '{"event":"state"}');
    tell({ type: 'registry', stream: 'another', name: 'message', data: '{}' });
    expect(heard).toEqual([null, { event: 'state' }]);
    leave();
    expect(called).toEqual(['registry_listen', 'deaf', 'registry_unlisten']);
  });

  it('says what cannot be read, and tells of an ended sign-in', async () => {
    const page = answering({ contentType: 'text/html', body: '<h1>Hello</h1>' });
    await expect(page.wire.get('/queue')).rejects.toMatchObject({ code: 'registry.answer' });
    const { wire } = answering(problem(401, 'token.unknown'));
    let out = false;
    wire.onSignedOut = () => (out = true);
    await expect(wire.get('/queue')).rejects.toBeInstanceOf(RegistryRefusal);
    expect(out).toBe(true);
  });
});
