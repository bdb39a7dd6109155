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

interface Entry {
  name: string;
  href: string;
  label: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  here: boolean;
  badge?: { count: number; label: string };
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
  readonly moderates = $derived(this.account?.role === 'curator' || this.account?.role === 'admin');
  readonly administers = $derived(this.account?.role === 'admin');

  readonly Pages: WebParts['Pages'];
  readonly CardFoot: WebParts['CardFoot'];
  readonly PackageLead: WebParts['PackageLead'];
  readonly PackageActions: WebParts['PackageActions'];
  readonly PackageMore: WebParts['PackageMore'];

  #stopHearing: (() => void) | null = null;

  constructor(
    readonly api: Api,
    parts: WebParts,
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
    await this.api.session.signOut();
    if (this.session) this.take({ ...this.session, account: null });
    location.hash = '#/explore';
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
    const open = route.page === 'web' ? route.name : route.page === 'package' ? 'explore' : route.page;
    const entry = (name: string, href: string, label: string, icon: Entry['icon']): Entry => ({
      name,
      href,
      label,
      icon,
      here: open === name || (UNDER[name]?.includes(open) ?? false),
    });
    const inbox = entry('inbox', '#/inbox', t('web-nav-inbox'), Inbox);
    inbox.badge = { count: this.unread, label: t('web-nav-unread', { count: this.unread }) };
    return [
      entry('explore', '#/explore', t('nav-explore'), Compass),
      entry('publish', '#/publish', t('web-nav-publish'), Upload),
      ...(this.account ? [inbox] : []),
      ...(this.moderates ? [entry('moderate', '#/moderate', t('web-nav-moderate'), Gavel)] : []),
      ...(this.administers ? [entry('admin', '#/admin', t('web-nav-admin'), Server)] : []),
      this.account
        ? entry('account', '#/account', t('web-nav-account'), UserRound)
        : entry('signin', '#/signin', t('web-nav-signin'), LogIn),
      entry('settings', '#/settings', t('nav-settings'), Settings),
    ];
  }
}
