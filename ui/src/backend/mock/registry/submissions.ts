/** Submissions, their threads and files. */
import type * as T from '../../registry/types';
import { MOCK_NOW as NOW } from '../now';
import type { Route } from './call';
import type { RegistryDesk } from './routes';
import { submissionOf } from './state';

export const submissionsRoutes = (desk: RegistryDesk): Route[] => [
  [
    'GET',
    /^\/submissions$/,
    () => ({
      items: desk.empty
        ? []
        : Object.values(desk.submissions)
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
      desk.submissions.new = made;
      return made;
    },
  ],
  ['GET', /^\/submissions\/[^/]+$/, ({ parts }) => desk.submission(parts[1])],
  [
    'PATCH',
    /^\/submissions\/[^/]+$/,
    ({ parts, body }) => desk.change(parts[1], { fields: (body.fields ?? {}) as T.SubmissionFields }),
  ],
  [
    'POST',
    /^\/submissions\/[^/]+\/submit$/,
    ({ parts }) => desk.change(parts[1], { ...submissionOf(parts[1] ?? '', 'checking', true) }),
  ],
  [
    'POST',
    /^\/submissions\/[^/]+\/withdraw$/,
    ({ parts }) => desk.change(parts[1], { state: 'withdrawn', may: [] }),
  ],
  ['POST', /^\/submissions\/[^/]+\/recheck$/, ({ parts }) => desk.change(parts[1], { state: 'checking' })],
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
];
