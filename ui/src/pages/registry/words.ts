/** Why a gallery has nothing of what a registry has. */
import type { RegistryRow } from '../../backend';
import { t } from '../../i18n/index.svelte';

export function whyNone(row: RegistryRow): string | null {
  switch (row.presence) {
    case 'there':
      return null;
    case 'folder':
      return t('at-none-folder');
    case 'absent':
      return t('at-none-static');
    case 'unknown':
      return t('at-none-unknown');
  }
}
