/** Submitting: drafts in memory, with the checks' commonest findings. */
import {
  Refusal,
  type Draft,
  type DraftFinding,
  type DraftReport,
  type DraftRow,
  type DraftSubmission,
  type DraftTarget,
  type Phrase,
  type ListingFields,
} from '../../types';
import type { World } from '../world';
import type { Some } from './kind';
import { outcome } from '../outcomes';

type Names =
  | 'drafts'
  | 'draft_new'
  | 'draft'
  | 'change_draft'
  | 'remove_draft'
  | 'check_draft'
  | 'draft_difference'
  | 'draft_targets'
  | 'submit_draft'
  | 'draft_write_bundle'
  | 'sent_submissions';

const NONE: ListingFields = {
  id: null,
  version: null,
  name: null,
  summary: null,
  description: null,
  tags: null,
  rating: null,
  licence: null,
  homepage: null,
  changelog: null,
  security: null,
  platform: null,
  texts: null,
  descriptions: null,
};

const DAY = 86_400_000;
const last = (path: string) => path.split('/').filter(Boolean).pop() ?? path;

function made(id: string, path: string, now: number): Draft {
  const name = last(path).replace(/\.hpersona$/, '');
  const title = name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  return {
    id,
    path,
    folder: !path.includes('.'),
    material: 'same',
    fault: null,
    found: {
      kind: 'persona',
      says: {
        ...NONE,
        id: name,
        version: '1.1.0',
        name: title,
        summary: 'Keeps your notes in order and finds them again',
        description: 'Listens, **sorts** and reminds.',
        tags: ['notes', 'memory'],
        rating: 'everyone',
      },
      maker: 'Mira',
      files: 14,
      members: [
        { path: 'assets/portrait.png', size: 412_000 },
        { path: 'preview.webp', size: 48_000 },
        { path: 'blueprint/persona_agent.json', size: 3_100 },
        { path: 'manifest.json', size: 900 },
      ],
      unpacked: 486_000,
      size: 431_000,
      sha256: '6f1ed002ab5595859014ebf0951522d9f3a7a5f6f1ed002ab5595859014ebf09',
      needs: ['dreamshaper-8'],
      commands: [],
      read: now,
    },
    fields: NONE,
    channel: 'stable',
    agreed: false,
    source: null,
    upload: null,
    submission: null,
    bundle: null,
    card: {
      package: { source: '', id: name },
      kind: 'persona',
      name: title,
      maker: 'Mira',
      summary: 'Keeps your notes in order and finds them again',
      version: '1.1.0',
      size: 431_000,
      downloads: null,
      updated: null,
      rating: 'everyone',
      tags: ['notes', 'memory'],
      picture: `draft-${name}`,
      trust: 'listed',
      provisional: false,
      favourite: false,
      blocked: null,
      blockedSaid: [],
      state: { state: 'available' },
    },
    made: now,
    changed: now,
  };
}

function findingsOf({ fields, found }: Draft): DraftFinding[] {
  const find = (
    weight: DraftFinding['weight'],
    check: string,
    code: string,
    more: Partial<DraftFinding>,
  ): DraftFinding => ({
    check,
    weight,
    code,
    sentence: '',
    member: null,
    field: null,
    how: '',
    arguments: {},
    ...more,
  });
  const findings: DraftFinding[] = [];
  const summary = fields.summary ?? found?.says.summary ?? '';
  if (!(fields.licence ?? found?.says.licence))
    findings.push(
      find('error', 'licence', 'licence.missing', {
        sentence: 'A licence is missing: name one as an SPDX expression, “CC-BY-4.0” for instance.',
        field: 'licence',
        how: 'Choose a licence by its SPDX name, CC-BY-4.0 or MIT for instance.',
      }),
    );
  if (summary.length > 120)
    findings.push(
      find('error', 'metadata', 'metadata.summary', {
        sentence: `The one line about it has ${summary.length} letters; it needs 3 to 120.`,
        field: 'summary',
        how: 'Write one line of 3 to 120 letters that says what it is for.',
        arguments: { count: summary.length },
      }),
    );
  for (const [language, said] of Object.entries(fields.texts ?? {})) {
    const letters = said.summary?.length ?? 0;
    if (letters > 120)
      findings.push(
        find('error', 'metadata', `metadata.summary.${language}`, {
          sentence: `The summary in “${language}” has ${letters} letters; at most 120 are taken.`,
          field: `summary.${language}`,
          how: 'Shorten the line in this language, or leave it out.',
        }),
      );
  }
  findings.push(
    find('advice', 'inspection', 'package.stray_file', {
      sentence: '“.DS_Store” was left by an operating system and is of no use here.',
      member: 'assets/.DS_Store',
      how: 'Delete the file from the folder.',
    }),
  );
  return findings;
}

/** How a draft gets in: handed in, or as a bundle for the maintainer of a gallery. */
function targetSaid(title: string | null): Phrase[] {
  return title === null
    ? [{ code: 'target.registry', arguments: { account: 'mira' } }]
    : [{ code: 'target.bundle', arguments: { title } }];
}

export const submit = (world: World): Some<Names> => {
  const drafts = new Map<string, Draft>();
  let next = 1;
  const now = Date.now();
  for (const path of world.options.drafts) {
    const id = `draft-${next++}`;
    drafts.set(id, made(id, path, now - DAY));
  }

  const get = (id: string): Draft => {
    const draft = drafts.get(id);
    if (draft) return draft;
    throw new Refusal({
      code: 'draft.unknown',
      sentence: 'This draft is not there any more.',
      action: 'Begin a new one.',
      details: id,
    });
  };
  const put = (draft: Draft): Draft => {
    drafts.set(draft.id, draft);
    return draft;
  };
  const rowOf = (draft: Draft): DraftRow => ({
    id: draft.id,
    name: draft.fields.name ?? draft.found?.says.name ?? last(draft.path),
    version: draft.fields.version ?? draft.found?.says.version ?? null,
    kind: draft.found?.kind ?? null,
    path: draft.path,
    material: draft.material,
    source: draft.source,
    submission: draft.submission,
    picture: draft.card.picture,
    changed: draft.changed,
  });
  const report = (draft: Draft): DraftReport => {
    const findings = findingsOf(draft);
    return {
      checks: ['archive', 'inspection', 'picture', 'metadata', 'licence'].map((name) => {
        const own = findings.filter(({ check }) => check === name);
        const failed = own.some(({ weight }) => weight === 'error');
        const verdict = failed ? 'failed' : own.length > 0 ? 'warnings' : 'passed';
        return {
          name,
          verdict,
          sentence: own[0]?.sentence ?? 'Nothing to say against it.',
          said: [{ code: `checked.${verdict}`, arguments: {} }],
        };
      }),
      findings,
      errors: findings.filter(({ weight }) => weight === 'error').length,
      draft,
    };
  };
  const targets = (): DraftTarget[] =>
    world.sources.map((source, index) => ({
      source: source.name,
      title: source.title ?? source.name,
      location: source.location,
      way: index === 0 ? 'registry' : 'bundle',
      account: index === 0 ? 'mira' : null,
      sentence:
        index === 0
          ? 'Handed in at its registry as mira.'
          : `A bundle for the maintainer of “${source.title ?? source.name}”; you send it yourself.`,
      said: targetSaid(index === 0 ? null : (source.title ?? source.name)),
    }));

  return {
    drafts: () => [...drafts.values()].map(rowOf).reverse(),
    draft_new: ({ path }) => {
      if (path.includes('empty'))
        throw new Refusal({
          code: 'draft.empty',
          sentence: `The folder “${last(path)}” is empty.`,
          action: 'Choose the folder that holds the package’s manifest.json.',
          details: path,
        });
      const id = `draft-${next++}`;
      return put(made(id, path, Date.now()));
    },
    draft: ({ id }) => get(id),
    change_draft: ({ id, fields, channel, agreed, source, path }) => {
      const draft = get(id);
      return put({
        ...draft,
        fields: fields ?? draft.fields,
        channel: channel ?? draft.channel,
        agreed: agreed ?? (path ? false : draft.agreed),
        source: source ?? draft.source,
        path: path ?? draft.path,
        material: path ? 'same' : draft.material,
        changed: Date.now(),
      });
    },
    remove_draft: ({ id }) => {
      drafts.delete(id);
      return null;
    },
    check_draft: ({ id }) => report(get(id)),
    draft_difference: ({ id }) => {
      const draft = get(id);
      return {
        from: '1.0.0',
        sentence: 'Compared with version 1.0.0.',
        said: [{ code: 'compared.with', arguments: { version: '1.0.0' } }],
        added: ['assets/portrait.png'],
        removed: ['assets/old.png'],
        changed: ['manifest.json', 'blueprint/persona_agent.json'],
        unchanged: 11,
        needsAdded: ['calendar-server'],
        needsRemoved: [],
        dangerous: ['calendar-server'],
        rating: null,
        licence: draft.fields.licence ? { before: 'CC-BY-4.0', after: draft.fields.licence } : null,
        maker: null,
        name: null,
        sizeBefore: 402_000,
        sizeAfter: draft.found?.size ?? 0,
      };
    },
    draft_targets: targets,
    submit_draft: ({ id }) => {
      const draft = get(id);
      const source = draft.source ?? '';
      const job = world.jobs.start({
        kind: 'upload',
        title: rowOf(draft).name,
        package: null,
        source,
        total: draft.found?.size ?? 400_000,
        error: null,
        ...outcome('Handed in; its page says what happens next.', 'handed_in', { title: source }),
        finish: () => {
          const submission: DraftSubmission = {
            source,
            id: 'sub-1',
            state: 'in_review',
            place: 3,
            reason: null,
            reasonSaid: [],
            heard: Date.now(),
          };
          put({ ...get(id), submission });
        },
      });
      put({ ...draft, upload: { job, done: 0, total: draft.found?.size ?? 0 } });
      return { id: job };
    },
    draft_write_bundle: ({ id, source, folder }) => {
      const draft = get(id);
      const name = `${draft.card.package.id}-${draft.card.version}-bundle`;
      const to = world.sources.find((row) => row.name === source)?.title ?? 'the gallery';
      put({ ...draft, bundle: `${folder}/${name}` });
      return {
        folder: `${folder}/${name}`,
        files: [
          `${draft.card.package.id}@${draft.card.version}.hpersona`,
          'preview.webp',
          'entry.json',
          'gallery-patch.json',
          'README.md',
        ],
        sentence: `A bundle to send to the maintainer of “${to}”. Nothing was uploaded: send the folder yourself.`,
        said: [{ code: 'target.bundle_for', arguments: { title: to } }],
      };
    },
    sent_submissions: () => ({
      submissions: [...drafts.values()].flatMap((draft) =>
        draft.submission
          ? [
              {
                source: draft.submission.source,
                gallery: draft.submission.source,
                id: draft.submission.id,
                state: draft.submission.state,
                name: rowOf(draft).name,
                version: rowOf(draft).version,
                place: draft.submission.place,
                reason: draft.submission.reason,
                reasonSaid: draft.submission.reasonSaid,
                updated: draft.submission.heard,
                draft: draft.id,
                news: false,
              },
            ]
          : [],
      ),
      problems: [],
    }),
  };
};
