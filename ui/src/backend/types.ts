/** What the window needs from whatever is behind it: the desktop shell, a test bridge, a registry, or a mock. */
import type { ApiError, Commands, Event, Settings, Sort } from './gen/api';

export type * from './gen/api';

export type Capability =
  | 'install'
  | 'library'
  | 'sources'
  | 'settings'
  | 'openFolder'
  | 'pickFolder'
  | 'pickFile'
  | 'handover'
  /** Tray, autostart, notifications: a desktop around the window. */
  | 'desktop'
  | 'web';

/** Every order there is a word for; what is behind the window offers some of them. */
export type SortWord = Sort | 'topRated' | 'updated';

export type CommandName = keyof Commands;
export type Argument<K extends CommandName> = Commands[K]['argument'];
export type Answer<K extends CommandName> = Commands[K]['answer'];

/** Edge of a picture in pixels; the backend has cached copies of these sizes only. */
export type PictureSize = 128 | 256 | 512;

export interface Backend {
  readonly kind: 'tauri' | 'http' | 'mock' | 'registry';
  readonly capabilities: ReadonlySet<Capability>;
  /** The orders it can list packages in, when they are not the usual ones. */
  readonly sorts?: readonly SortWord[];
  /** Runs a command. Rejects with a {@link Refusal}, never with anything else. */
  call<K extends CommandName>(command: K, argument: Argument<K>): Promise<Answer<K>>;
  /** Hears every event until the returned function is called. */
  listen(hear: (event: Event) => void): () => void;
  /** The address of a cached picture. */
  pictureUrl(token: string, size: PictureSize): string;
  /** Lets the person choose a folder; null when they changed their mind. */
  pickFolder?(): Promise<string | null>;
  /** Lets the person choose a file with one of these endings; null when they changed their mind. */
  pickFile?(endings: readonly string[]): Promise<string | null>;
  /** Lets the person choose where a new file goes; null when they changed their mind. */
  saveFile?(name: string): Promise<string | null>;
  /** Hears of files and folders dropped on the window, by path. */
  onDrop?(hear: (paths: string[]) => void): () => void;
  /** Opens an https page in the system's browser. */
  openExternal(url: string): Promise<void>;
}

/** Said to `window` when the page's address was written anew, which is no `hashchange`. */
export const REWRITTEN = 'vitrine:rewritten';

/** As the engine's own. */
export const FIRST_SETTINGS: Settings = {
  allowMature: false,
  theme: 'system',
  language: null,
  safeGraphics: false,
  homepilotUrl: null,
  pictureCacheMb: 256,
  bandwidthLimitKb: null,
  firstStartDone: false,
  updatePolicy: 'notify',
  checkForUpdates: true,
  checkWhenCostly: false,
  onClose: 'tray',
  autostart: false,
  notifications: { security: true, updates: true, trouble: true, submissions: true },
  motion: 'system',
  proxy: null,
  parallelDownloads: 3,
  selfUpdateChannel: 'stable',
  selfUpdateSkip: null,
};

/** An ApiError that can be thrown. */
export class Refusal extends Error implements ApiError {
  readonly code: string;
  readonly sentence: string;
  readonly action: string | null;
  readonly details: string;
  readonly arguments: NonNullable<ApiError['arguments']>;

  constructor(error: ApiError) {
    super(error.sentence);
    this.name = 'Refusal';
    this.code = error.code;
    this.sentence = error.sentence;
    this.action = error.action;
    this.details = error.details;
    this.arguments = error.arguments ?? {};
  }
}

function isApiError(value: unknown): value is ApiError {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return typeof fields.code === 'string' && typeof fields.sentence === 'string';
}

/** Anything thrown, as a refusal: the backend's own words when it has some, else `fallback` with the cause. */
export function asRefusal(thrown: unknown, fallback = 'This did not work.'): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (isApiError(thrown)) {
    return new Refusal({ ...thrown, action: thrown.action ?? null, details: thrown.details ?? '' });
  }
  const details = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new Refusal({ code: 'window.unexpected', sentence: fallback, action: null, details });
}
