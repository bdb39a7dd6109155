/** Who is signed in, what waits for them, and where they can go. */
import type { Component } from 'svelte';
import Compass from '@lucide/svelte/icons/compass';
import Gavel from '@lucide/svelte/icons/gavel';
import Inbox from '@lucide/svelte/icons/inbox';
import LogIn from '@lucide/svelte/icons/log-in';
import Server from '@lucide/svelte/icons/server-cog';
import Settings from '@lucide/svelte/icons/settings';
import Upload from '@lucide/svelte/icons/cloud-upload';
import UserRound from '@lucide/svelte/icons/user-round';
import type { Route } from '../app/router.svelte';
import { asRefusal, type Card, type Detail, type Refusal } from '../backend';
import type { Api } from '../backend/registry';
import type { Account, Session } from '../backend/registry/types';
import { RegistryRefusal } from '../backend/registry/wire';
import { t } from '../i18n/index.svelte';
import { decode, packageHref } from '../app/router.svelte';
import { ownLink, webHref } from './href';

interface Entry {
  name: string;
  href: string;
  label: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  here: boolean;
  badge?: { count: number; label: string };
}

/** A page of a registry. */
export interface WebPlace {
  /** Some pages take nothing from the address. */
  load: () => Promise<{ default: unknown }>;
  for?: 'member' | 'curator' | 'admin';
}

/** The window around a registry's pages; the registry's own page has none. */
export interface AtWindow {
  /** Name of the source. */
  readonly source: string;
  /** The token is good for the tools of curators and administrators. */
  readonly tools: boolean;
  /** Pages that are others in the window: what only the registry's own page can do. */
  readonly places: Readonly<Record<string, WebPlace>>;
  /** Opens a page of the registry in the system's browser. */
  open(path: string): void;
  /** Begins to sign in. */
  signIn(tools: boolean): void;
  signOut(): Promise<void>;
  /** Saves the package of a submission on this computer, and says where. */
  savePackage(submission: string, name: string): Promise<void>;
}

export interface WebParts {
  Pages: Component<{ route: Extract<Route, { page: 'web' }> }>;
  CardFoot: Component<{ card: Card }>;
  PackageLead: Component<{ detail: Detail }>;
  PackageActions: Component<{ detail: Detail }>;
  PackageMore: Component<{ detail: Detail; onchange: () => void }>;
}

/** The pages under each entry of the navigation. */
const UNDER: Record<string, readonly string[]> = {
  explore: ['collection'],
  publish: ['publish', 'submit', 'submissions', 'mine'],
  inbox: ['inbox', 'follows'],
  moderate: ['moderate', 'reports', 'collections'],
  admin: ['admin'],
  account: ['account'],
  signin: ['signin', 'signup', 'welcome', 'forgotten', 'reset'],
};

export class Web {
  session = $state.raw<Session | null>(null);
  error = $state.raw<Refusal | null>(null);
  unread = $state(0);
  /** A step asks again who it is: what waits for the answer. */
  asking = $state.raw<((confirmed: boolean) => void) | null>(null);

  readonly account = $derived(this.session?.account ?? null);
  readonly about = $derived(this.session?.registry ?? null);
  readonly title = $derived(this.session?.registry.title ?? 'Vitrine');
  /** It is a curator or an administrator who is signed in, whatever this sign-in is good for. */
  readonly curates = $derived(this.account?.role === 'curator' || this.account?.role === 'admin');
  readonly moderates = $derived.by(() => this.curates && (this.at?.tools ?? true));
  readonly administers = $derived.by(() => this.account?.role === 'admin' && (this.at?.tools ?? true));

  readonly Pages: WebParts['Pages'];
  readonly CardFoot: WebParts['CardFoot'];
  readonly PackageLead: WebParts['PackageLead'];
  readonly PackageActions: WebParts['PackageActions'];
  readonly PackageMore: WebParts['PackageMore'];

  #stopHearing: (() => void) | null = null;

  constructor(
    readonly api: Api,
    parts: WebParts,
    /** The window around it; null on the registry's own page. */
    readonly at: AtWindow | null = null,
  ) {
    ({
      Pages: this.Pages,
      CardFoot: this.CardFoot,
      PackageLead: this.PackageLead,
      PackageActions: this.PackageActions,
      PackageMore: this.PackageMore,
    } = parts);
    api.wire.onSignedOut = () => {
      if (this.session?.account) this.take({ ...this.session, account: null });
    };
  }

  /** The address of one of its pages, wherever they are shown. */
  href(path: string, query: Record<string, string> = {}): string {
    if (this.at === null) return webHref(path, query);
    // Packages and settings are the window's own.
    if (path === 'explore' || path === 'settings') return `#/${path}`;
    return webHref(path, query, `at/${encodeURIComponent(this.at.source)}/`);
  }

  go(path: string, query: Record<string, string> = {}): void {
    location.hash = this.href(path, query);
  }

  /** A card as one of the gallery it is shown in. */
  placed(card: Card): Card {
    return { ...card, package: { ...card.package, source: this.at?.source ?? '' } };
  }

  packageHref(id: string): string {
    return packageHref({ source: this.at?.source ?? '', id });
  }

  /** A link from the inbox: ours when it leads to one of these pages, else none. */
  own(link: string): string | null {
    const own = ownLink(link);
    if (own === null || this.at === null) return own;
    const id = /^#\/packages?\/([^?]+)/.exec(own)?.[1];
    if (id !== undefined) return this.packageHref(decode(id));
    return own.replace('#/', `#/at/${encodeURIComponent(this.at.source)}/`);
  }

  start(): () => void {
    void this.load();
    return () => this.#stopHearing?.();
  }

  async load(): Promise<void> {
    try {
      this.take(await this.api.session.get());
      this.error = null;
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
  }

  /** Who is signed in now. */
  take(session: Session): void {
    const before = this.account?.id;
    this.session = session;
    if (this.account?.id === before) return;
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.unread = 0;
    if (!this.account) return;
    this.#stopHearing = this.api.account.listen(() => void this.count());
    void this.count();
  }

  /** What was changed about the account itself. */
  keep(account: Account): void {
    if (this.session) this.session = { ...this.session, account };
  }

  async reload(): Promise<void> {
    this.keep(await this.api.account.get());
  }

  async signOut(): Promise<void> {
    if (this.at) this.go('signin');
    await (this.at?.signOut() ?? this.api.session.signOut());
    if (this.session) this.take({ ...this.session, account: null });
    if (this.at === null) this.go('explore');
  }

  async count(): Promise<void> {
    try {
      this.unread = (await this.api.account.inbox()).unread;
    } catch {
      // The badge is a courtesy; the inbox itself says what is wrong.
    }
  }

  /** Does a step that may ask for the password again, and asks. */
  async sure<T>(doing: () => Promise<T>): Promise<T> {
    try {
      return await doing();
    } catch (thrown) {
      if (!(thrown instanceof RegistryRefusal) || !thrown.code.includes('confirm')) throw thrown;
      const confirmed = await new Promise<boolean>((answer) => (this.asking = answer));
      this.asking = null;
      if (!confirmed) throw thrown;
      return doing();
    }
  }

  entries(route: Route): Entry[] {
    const open =
      route.page === 'web' || route.page === 'at'
        ? route.name
        : route.page === 'package'
          ? 'explore'
          : route.page;
    const entry = (name: string, href: string, label: string, icon: Entry['icon']): Entry => ({
      name,
      href,
      label,
      icon,
      here: open === name || (UNDER[name]?.includes(open) ?? false),
    });
    const inbox = entry('inbox', this.href('inbox'), t('web-nav-inbox'), Inbox);
    inbox.badge = { count: this.unread, label: t('web-nav-unread', { count: this.unread }) };
    return [
      ...(this.at ? [] : [entry('explore', this.href('explore'), t('nav-explore'), Compass)]),
      entry('publish', this.href('publish'), t('web-nav-publish'), Upload),
      ...(this.account ? [inbox] : []),
      ...(this.moderates ? [entry('moderate', this.href('moderate'), t('web-nav-moderate'), Gavel)] : []),
      ...(this.administers ? [entry('admin', this.href('admin'), t('web-nav-admin'), Server)] : []),
      this.account
        ? entry('account', this.href('account'), t('web-nav-account'), UserRound)
        : entry('signin', this.href('signin'), t('web-nav-signin'), LogIn),
      ...(this.at ? [] : [entry('settings', this.href('settings'), t('nav-settings'), Settings)]),
    ];
  }
}
