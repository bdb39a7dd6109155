/** The curators' desk: queue, decisions, reports. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import { Problem, type Route } from './call';
import type { RegistryDesk } from './routes';
import { cardAt, DAY } from './state';

export const moderationRoutes = (desk: RegistryDesk): Route[] => [
  ['GET', /^\/queue$/, (call) => desk.queue(call)],
  [
    'POST',
    /^\/queue\/[^/]+\/claim$/,
    ({ parts }) => {
      if (parts[1] === 'q2') throw new Problem(409, 'queue.claimed', 'ada has it at the moment.');
      desk.claims.set(parts[1] ?? '', {
        by: desk.owned().handle,
        until: Date.now() + 1_800_000,
        mine: true,
      });
      return null;
    },
  ],
  ['DELETE', /^\/queue\/[^/]+\/claim$/, ({ parts }) => void desk.claims.delete(parts[1] ?? '')],
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
      return desk.change(parts[1], {
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
        id: 'description',
        decision: 'changes',
        title: 'Say more about it',
        text: 'Please say in one line what {name} is for.',
      },
      {
        id: 'not-yours',
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
      recent: Object.values(desk.submissions)
        .slice(1, 4)
        .map((one) => ({ ...one, name: one.found?.name ?? null })),
    }),
  ],
  [
    'GET',
    /^\/queue\/reports$/,
    ({ query }) => ({
      items:
        query.get('state') !== 'open' || desk.empty
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
                rating: {
                  package: cardAt(4).id,
                  version: '2.1.0',
                  author: 'ruben',
                  stars: 1,
                  title: 'Loud words',
                  body: 'Written to hurt, not to help.',
                  hidden: null,
                },
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
];
