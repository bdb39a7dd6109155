/** The words and the order of a draft's steps. */
import type { DraftMaterial, DraftWay, FindingWeight, Draft } from '../../backend';
import { languageName } from '../../i18n/format';
import { t, type Key } from '../../i18n/index.svelte';
import type { Tone } from '../../web/words';

export const STEPS = ['detect', 'listing', 'check', 'difference', 'rights', 'send'] as const;
export type Step = (typeof STEPS)[number];

export const STEP: Record<Step, Key> = {
  detect: 'draft-step-detect',
  listing: 'draft-step-listing',
  check: 'draft-step-check',
  difference: 'draft-step-difference',
  rights: 'draft-step-rights',
  send: 'draft-step-send',
};

export const WEIGHT: Record<FindingWeight, Key> = {
  error: 'severity-error',
  warning: 'severity-warning',
  advice: 'severity-advice',
};

export const WEIGHT_TONE: Record<FindingWeight, Tone> = { error: 'bad', warning: 'warn', advice: 'plain' };

export const MATERIAL: Partial<Record<DraftMaterial, Key>> = {
  gone: 'draft-gone',
  changed: 'draft-changed',
  unreadable: 'draft-unreadable',
};

export const WAY: Record<DraftWay, Key> = {
  registry: 'draft-way-registry',
  signIn: 'draft-way-sign-in',
  bundle: 'draft-way-bundle',
};

export const stepOf = (text: string | undefined): Step => STEPS.find((step) => step === text) ?? 'detect';
export const stepHref = (id: string, step: Step) => `#/submit/${encodeURIComponent(id)}/${step}`;

/** The page of a draft's submission. */
export const submissionHref = (source: string, id: string) =>
  `#/at/${encodeURIComponent(source)}/submissions/${encodeURIComponent(id)}`;

/** The last part of a path. */
export const nameOf = (path: string) => path.split(/[/\\]/).filter(Boolean).pop() ?? path;

/** True while a registry has it and its maker has nothing to do. */
export const isUnderway = ({ submission }: Draft) =>
  submission !== null && ['uploaded', 'checking', 'in_review', 'approved'].includes(submission.state);

const FIELD: Record<string, Key> = {
  id: 'listing-id',
  version: 'fact-version',
  name: 'listing-name',
  summary: 'listing-summary',
  description: 'listing-description',
  tags: 'filter-tags',
  licence: 'fact-licence',
  homepage: 'detail-homepage',
  changelog: 'listing-changelog',
};

/** What a field of the listing is called; one in another language has its tag behind a point. */
export function fieldName(field: string): string | null {
  const [name = '', language] = field.split('.');
  const key = FIELD[name];
  if (!key) return null;
  return language ? t('draft-field-in', { field: t(key), language: languageName(language) }) : t(key);
}
