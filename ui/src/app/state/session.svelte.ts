/** Counts, settings and notices: what the frame of the window shows. */
import {
  asRefusal,
  FIRST_SETTINGS,
  type AppState,
  type Backend,
  type Refusal,
  type Settings,
} from '../../backend';
import { Told } from './told';
import { bestLanguage, setLanguage } from '../../i18n/index.svelte';

const REMEMBERED = 'vitrine.look';

/** Theme, language and motion of the last time, so that the first paint is not in the wrong ones. */
export function remembered(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Settings>;
  } catch {
    return {};
  }
}

export class Session {
  app = $state.raw<AppState | null>(null);
  settings = $state.raw<Settings>({ ...FIRST_SETTINGS, ...remembered() });
  error = $state.raw<Refusal | null>(null);
  #dismissed = $state.raw<string[]>([]);
  readonly notices = $derived(
    (this.app?.notices ?? []).filter((notice) => !this.#dismissed.includes(notice)),
  );

  readonly #backend: Backend;
  readonly #told = new Told<Settings>();
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const [app, since] = await this.#told.beside(this.#backend.call('app_state', null));
      // Of two questions at once the answer to the later one knows more.
      if (asked !== this.#asked) return;
      this.app = app;
      this.error = null;
      if (since.size === 0) await this.apply(app.settings);
    } catch (thrown) {
      this.error = asRefusal(thrown);
    }
  }

  /** Other settings were kept, here or elsewhere. */
  async hear(settings: Settings): Promise<void> {
    this.#told.tell('settings', settings);
    await this.apply(settings);
  }

  /** Takes settings over: theme, motion, language and direction of the document follow. */
  async apply(settings: Settings): Promise<void> {
    this.settings = settings;
    this.applyTheme();
    try {
      localStorage.setItem(
        REMEMBERED,
        JSON.stringify({ theme: settings.theme, language: settings.language, motion: settings.motion }),
      );
    } catch {
      // Private browsing: the look is set again from the settings at the next start.
    }
    await setLanguage(bestLanguage(settings.language ? [settings.language] : navigator.languages));
  }

  applyTheme(): void {
    const root = document.documentElement;
    if (this.settings.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.settings.theme;
    if (this.settings.motion === 'system') delete root.dataset.motion;
    else root.dataset.motion = this.settings.motion;
  }

  async save(change: Partial<Settings>): Promise<void> {
    const kept = await this.#backend.call('set_settings', { ...this.settings, ...change });
    await this.apply(kept);
  }

  dismiss(notice: string): void {
    this.#dismissed = [...this.#dismissed, notice];
  }
}
