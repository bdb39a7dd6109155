/** A gallery's registry in the window: the same pages as its own, over the program. */
import type { Vitrine } from '../../app/vitrine.svelte';
import type { RegistryRow } from '../../backend';
import { createApi } from '../../backend/registry/api';
import { TUNNEL, tunnelEvents, tunnelFetch } from '../../backend/registry/tunnel';
import { Wire } from '../../backend/registry/wire';
import { t } from '../../i18n/index.svelte';
import { PARTS, Web } from '../../web';
import type { AtWindow, WebPlace } from '../../web/web.svelte';

const inBrowser: WebPlace = { load: () => import('./InBrowser.svelte') };

/** What only the registry's own page can do, and what the window does in its own way. */
const PLACES: Record<string, WebPlace> = {
  signin: { load: () => import('./SignIn.svelte') },
  signup: inBrowser,
  welcome: inBrowser,
  forgotten: inBrowser,
  reset: inBrowser,
  'confirm-email': inBrowser,
  device: inBrowser,
  account: { load: () => import('./Account.svelte'), for: 'member' },
  submit: { load: () => import('./ToSubmit.svelte') },
};

class Around implements AtWindow {
  readonly places = PLACES;

  constructor(
    readonly vitrine: Vitrine,
    readonly source: string,
  ) {}

  get row(): RegistryRow | undefined {
    return this.vitrine.registries.row(this.source);
  }

  get tools(): boolean {
    return this.row?.account?.scopes.includes('moderate') ?? false;
  }

  open(path: string): void {
    const address = this.row?.address;
    if (address) this.vitrine.attempt(this.vitrine.backend.openExternal(`${address}/#/${path}`));
  }

  signIn(tools: boolean): void {
    this.vitrine.attempt(signIn(this.vitrine, this.source, tools));
  }

  async signOut(): Promise<void> {
    const { problem } = await this.vitrine.backend.call('registry_sign_out', { name: this.source });
    if (problem) this.vitrine.toasts.show(problem, { tone: 'bad' });
  }

  async savePackage(submission: string, name: string): Promise<void> {
    const { backend, toasts } = this.vitrine;
    const { path } = await backend.call('registry_save_package', { source: this.source, submission, name });
    toasts.show(t('desk-saved', { path }));
  }
}

/** Begins to sign in and opens the browser; the rest arrives by events. */
export async function signIn(vitrine: Vitrine, source: string, tools: boolean): Promise<void> {
  const { addressComplete } = await vitrine.backend.call('registry_sign_in', { source, tools });
  await vitrine.registries.load();
  await vitrine.backend.openExternal(addressComplete);
}

/** The pages of a gallery's registry. */
export function openAt(vitrine: Vitrine, source: string): Web {
  return vitrine.registries.open(source, () => {
    const { backend } = vitrine;
    const wire = new Wire(TUNNEL, tunnelFetch(backend, source), tunnelEvents(backend, source));
    const languages = () => {
      const { language } = vitrine.session.settings;
      return language ? [language] : navigator.languages;
    };
    return new Web(createApi(wire, languages), PARTS, new Around(vitrine, source));
  });
}
