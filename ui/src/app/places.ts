/** The five places of the window, in the order of Alt+1 to Alt+5. */
import type { Component } from 'svelte';
import Activity from '@lucide/svelte/icons/activity';
import Compass from '@lucide/svelte/icons/compass';
import Library from '@lucide/svelte/icons/library';
import Rss from '@lucide/svelte/icons/rss';
import Settings from '@lucide/svelte/icons/settings';
import type { Key } from '../i18n/index.svelte';
import type { Place } from './router.svelte';

type Icon = Component<{ size?: number; strokeWidth?: number }>;

export const PLACE: Record<Place, { label: Key; icon: Icon }> = {
  explore: { label: 'nav-explore', icon: Compass },
  installed: { label: 'nav-installed', icon: Library },
  sources: { label: 'nav-sources', icon: Rss },
  activity: { label: 'nav-activity', icon: Activity },
  settings: { label: 'nav-settings', icon: Settings },
};
