/** A registry's own page: everything it has beyond the gallery. Loaded only there; the window never sees it. */
import './web.css';
import type { Backend } from '../backend';
import type { RegistryBackend } from '../backend/registry';
import { addMessages } from '../i18n/index.svelte';
import PackageActions from '../pages/web/package/Actions.svelte';
import CardFoot from '../pages/web/package/CardFoot.svelte';
import PackageLead from '../pages/web/package/Lead.svelte';
import PackageMore from '../pages/web/package/More.svelte';
import Pages from './Pages.svelte';
import { Web, type WebParts } from './web.svelte';

export { Web };
export { provideWeb } from './useWeb';

/** The parts of a registry's pages. */
export const PARTS: WebParts = { Pages, CardFoot, PackageLead, PackageActions, PackageMore };

export async function openWeb(backend: Backend): Promise<Web> {
  await addMessages('registry', 'told');
  const { api } = backend as RegistryBackend;
  return new Web(api, PARTS);
}
