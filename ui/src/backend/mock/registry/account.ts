/** Accounts, sessions, keys and what belongs to a person. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import { Problem, type Route } from './call';
import type { RegistryDesk } from './routes';
import { accountOf, cardAt, DAY } from './state';

export const accountRoutes = (desk: RegistryDesk): Route[] => [
  ['GET', /^\/session$/, () => desk.session()],
  ['POST', /^\/session$/, (call) => desk.signIn(call)],
  ['DELETE', /^\/session$/, () => (desk.account = null)],
  ['POST', /^\/session\/passkey\/start$/, () => ({ id: 'c', options: { publicKey: { challenge: 'AAAA' } } })],
  [
    'POST',
    /^\/accounts$/,
    ({ body }) => {
      if (body.handle === 'taken')
        throw new Problem(409, 'account.handle_taken', 'Somebody has this handle.', [
          { field: 'handle', sentence: 'Somebody has this handle.' },
        ]);
      desk.account = {
        ...(accountOf(body.invitation ? 'admin' : 'member') as T.Account),
        handle: String(body.handle),
      };
      return desk.session();
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
  ['GET', /^\/account$/, () => desk.owned()],
  ['PATCH', /^\/account$/, ({ body }) => (desk.account = { ...desk.owned(), ...body })],
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
      desk.confirmed = true;
      return null;
    },
  ],
  [
    'POST',
    /^\/account\/totp$/,
    () => {
      desk.needConfirmation();
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
      desk.account = { ...desk.owned(), totp: true, recoveryCodes: 10 };
      return { codes: [...Array(10).keys()].map((place) => `k7qf-2m${place}x-9d4t`) };
    },
  ],
  [
    'DELETE',
    /^\/account\/totp$/,
    () => void (desk.account = { ...desk.owned(), totp: false, recoveryCodes: 0 }),
  ],
  [
    'POST',
    /^\/account\/recovery-codes$/,
    () => ({ codes: [...Array(10).keys()].map((place) => `w3pz-8n${place}k-1b6v`) }),
  ],
  ['DELETE', /^\/account\/passkeys\//, () => void (desk.account = { ...desk.owned(), passkeys: [] })],
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
  ['GET', /^\/account\/tokens$/, () => desk.tokens],
  [
    'POST',
    /^\/account\/tokens$/,
    ({ body }) => {
      desk.needConfirmation();
      const form = body as unknown as Pick<T.Token, 'name' | 'scopes' | 'packages'>;
      const about: T.Token = {
        id: desk.tokens.length + 1,
        ...form,
        hint: 'vtr_Xq2…',
        created: Date.now(),
        expires: null,
        used: null,
      };
      desk.tokens = [...desk.tokens, about];
      return { token: 'vtr_Xq2mB7cT0dR5uHs9LkPz3WvYe8NfGa1JiOx4QbCt6DrEhMlZy', about };
    },
  ],
  [
    'DELETE',
    /^\/account\/tokens\//,
    ({ parts }) => void (desk.tokens = desk.tokens.filter((one) => one.id !== Number(parts[2]))),
  ],
  ['DELETE', /^\/account$/, () => (desk.account = null)],
  [
    'GET',
    /^\/account\/export$/,
    () => {
      desk.needConfirmation();
      return { about: 'Everything written down about you.', tables: { account: [desk.owned()] } };
    },
  ],
  [
    'GET',
    /^\/account\/inbox$/,
    () => ({
      items: desk.empty ? [] : desk.inbox,
      next: null,
      unread: desk.inbox.filter((one) => !one.read).length,
    }),
  ],
  [
    'POST',
    /^\/account\/inbox\/read$/,
    () => void (desk.inbox = desk.inbox.map((one) => ({ ...one, read: true }))),
  ],
  [
    'GET',
    /^\/account\/follows$/,
    () => (desk.empty ? [] : [0, 5].map((index) => ({ ...cardAt(index), since: NOW - 30 * DAY }))),
  ],
  [
    'GET',
    /^\/account\/packages$/,
    () =>
      desk.empty
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
];
