/** What else can be done with an update: skip it, pause, never, keep what is here; and take that back. */
import type { RuleWish, UpdateRow } from '../../backend';
import type { MenuItem } from '../../components/menu';
import { t } from '../../i18n/index.svelte';
import { WEEK, type Updates } from './updates.svelte';

export function ruleItems(row: UpdateRow, updates: Updates): MenuItem[] {
  const rule = row.rule?.rule;
  const choices: { id: string; text: string; wish: RuleWish | null; shown: boolean }[] = [
    { id: 'none', text: t('updates-menu-none'), wish: null, shown: row.rule !== null },
    {
      id: 'skip',
      text: t('updates-menu-skip', { version: row.to }),
      wish: { rule: 'skip', version: row.to },
      shown: rule !== 'skip' && !row.republished,
    },
    {
      id: 'pause',
      text: t('updates-menu-pause'),
      wish: { rule: 'pause', days: WEEK },
      shown: rule !== 'pause',
    },
    { id: 'never', text: t('updates-menu-never'), wish: { rule: 'never' }, shown: rule !== 'never' },
    {
      id: 'keep',
      text: t('updates-menu-keep', { version: row.from }),
      wish: { rule: 'keep', version: row.from },
      shown: rule !== 'keep',
    },
  ];
  return choices
    .filter(({ shown }) => shown)
    .map(({ id, text, wish }) => ({
      text,
      onselect: () => void updates.rule(row, wish),
      testid: `update-menu-${id}`,
    }));
}
