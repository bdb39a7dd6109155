/** Accounts of others, jobs, numbers, webhooks. */
import { MOCK_NOW as NOW } from '../now';
import type { Route } from './call';
import type { RegistryDesk } from './routes';
import { cardAt, COUNT, DAY, days } from './state';
import { tell } from './told';

export const adminRoutes = (desk: RegistryDesk): Route[] => [
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
      desk.needConfirmation();
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
        query.get('state') === 'dead' && !desk.empty
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
        { name: 'database', ok: true, ...tell('status.database', 'The database answers.') },
        {
          name: 'storage',
          ok: true,
          ...tell('status.storage', 'Packages can be written; 81 GB are free.', { gigabytes: 81 }),
        },
        {
          name: 'signatures',
          ok: true,
          ...tell('status.signed', 'The gallery is signed until 2026-11-28 12:00.', { until: NOW + 6 * DAY }),
        },
        {
          name: 'jobs',
          ok: false,
          ...tell('status.jobs_dead', '2 jobs failed for good and wait for a person.', { count: 2 }),
        },
      ].map((check) => ({ ...check, at: Date.now() - 20_000 })),
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
      top: [0, 5, 3, 8]
        .map((index) => ({
          id: cardAt(index).id,
          name: cardAt(index).name,
          downloads: cardAt(index).downloads ?? 0,
        }))
        .sort((a, b) => b.downloads - a.downloads),
    }),
  ],
  [
    'GET',
    /^\/webhooks$/,
    () => ({
      items: desk.empty
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
            {
              id: 3,
              url: 'https://hooks.example.org/silent',
              events: ['rating.new'],
              package: null,
              active: false,
              disabled: 'Every delivery failed for five days.',
              disabledSaid: tell('webhook.given_up', '').said,
              created: NOW - 90 * DAY,
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
];
