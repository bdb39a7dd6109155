/** The places of the window, in the order of Alt+1 to Alt+7. */
import type { Component } from 'svelte';
import Activity from '@lucide/svelte/icons/activity';
import Compass from '@lucide/svelte/icons/compass';
import Library from '@lucide/svelte/icons/library';
import Rss from '@lucide/svelte/icons/rss';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Settings from '@lucide/svelte/icons/settings';
import Upload from '@lucide/svelte/icons/cloud-upload';
import type { Key } from '../i18n/index.svelte';
import { PLACES, type Place } from './router.svelte';

type Icon = Component<{ size?: number; strokeWidth?: number }>;

export const PLACE: Record<Place, { label: Key; icon: Icon }> = {
  explore: { label: 'nav-explore', icon: Compass },
  installed: { label: 'nav-installed', icon: Library },
  updates: { label: 'nav-updates-page', icon: RefreshCw },
  submit: { label: 'nav-submit', icon: Upload },
  activity: { label: 'nav-activity', icon: Activity },
  sources: { label: 'nav-sources', icon: Rss },
  settings: { label: 'nav-settings', icon: Settings },
};

/** What a person comes for: Alt+1 to Alt+4, and the bar of a narrow window. */
export const FIRST_PLACES: readonly Place[] = PLACES.slice(0, 4);
/** What looks after the rest: Alt+5 to Alt+7. */
export const REST_PLACES: readonly Place[] = PLACES.slice(4);
