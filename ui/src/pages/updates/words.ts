/** Why an update waits, what it changes, what happened: in the person's language. */
import type {
  Cause,
  HeldReason,
  HistoryUndo,
  HistoryWhat,
  UpdateChange,
  UpdateChannel,
  UpdatePolicy,
} from '../../backend';
import { formatDate } from '../../i18n/format';
import { t, type Key } from '../../i18n/index.svelte';
import { said } from '../../i18n/said';
import { RATING, TRUST } from '../../i18n/words';

export function heldText(held: HeldReason): string {
  switch (held.reason) {
    case 'skipped':
      return t('updates-held-skipped', { version: held.version });
    case 'paused':
      return t('updates-held-paused', { date: formatDate(held.until) });
    case 'kept':
      return t('updates-held-kept', { version: held.version });
    case 'blocked':
      return said(held.said, held.sentence);
    case 'never':
      return t('updates-held-never');
    case 'asksForMore':
      return t('updates-held-more');
    case 'unread':
      return t('updates-held-unread');
    case 'republished':
      return t('updates-held-republished');
    case 'unverified':
      return t('updates-held-unverified');
  }
}

/** One change, and whether it asks for more than before. */
export function changeText(change: UpdateChange): { text: string; more: boolean } {
  switch (change.change) {
    case 'newDependency': {
      const { name, kind, purpose } = change.dependency;
      const what = t(NEEDS[kind], { name });
      return { text: purpose ? `${what} – ${purpose}` : what, more: change.asksForMore };
    }
    case 'changedDependency':
      return { text: t('updates-change-needed', { name: change.dependency.name }), more: true };
    case 'droppedDependency':
      return { text: t('updates-change-dropped', { name: change.name }), more: false };
    case 'newCommand':
      return { text: t('updates-change-command', { name: change.name }), more: true };
    case 'rating': {
      const order = ['everyone', 'mature', 'adult'];
      const text = t('updates-change-rating', { from: t(RATING[change.from]), to: t(RATING[change.to]) });
      return { text, more: order.indexOf(change.to) > order.indexOf(change.from) };
    }
    case 'lessTrusted':
      return {
        text: t('updates-change-trust', { from: t(TRUST[change.from]), to: t(TRUST[change.to]) }),
        more: true,
      };
  }
}

const NEEDS = {
  model: 'updates-needs-model',
  tool: 'updates-needs-tool',
  mcpServer: 'updates-needs-server',
  agent: 'updates-needs-agent',
  package: 'updates-needs-package',
} as const satisfies Record<string, Key>;

export const POLICY: Record<UpdatePolicy, Key> = {
  notify: 'updates-policy-notify',
  download: 'updates-policy-download',
  install: 'updates-policy-install',
};

export const CHANNEL: Record<UpdateChannel, Key> = {
  stable: 'updates-channel-stable',
  beta: 'updates-channel-beta',
};

export const HAPPENED: Record<HistoryWhat, Key> = {
  install: 'updates-did-install',
  update: 'updates-did-update',
  repair: 'updates-did-repair',
  remove: 'updates-did-remove',
  rollback: 'updates-did-rollback',
  switch: 'updates-did-switch',
  build: 'updates-did-build',
};

export const CAUSE: Record<Cause, Key | null> = {
  person: null,
  policy: 'updates-by-policy',
  collection: 'updates-by-collection',
  libraryFile: 'updates-by-file',
  undo: 'updates-by-undo',
};

/** What taking it back does, and whether it can be done at all. */
export function undoText(undo: HistoryUndo): { text: string; possible: boolean } {
  switch (undo.undo) {
    case 'switch':
      return { text: t('updates-undo-switch', { version: undo.version }), possible: true };
    case 'install':
      return { text: t('updates-undo-install', { version: undo.version }), possible: true };
    case 'remove':
      return { text: t('updates-undo-remove'), possible: true };
    case 'overtaken':
      return { text: t('updates-no-undo-overtaken'), possible: false };
    case 'gone':
      return { text: t('updates-no-undo-gone'), possible: false };
    case 'back':
      return { text: t('updates-no-undo-back'), possible: false };
    case 'unavailable':
      return { text: t('updates-no-undo-unavailable'), possible: false };
    case 'nothing':
      return { text: '', possible: false };
  }
}
