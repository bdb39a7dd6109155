/** The one dialog that is open, if any. */
import type {
  CleanedUp,
  InstalledPackage,
  PackageRef,
  SeveralRequest,
  SourceRow,
  StorageRow,
} from '../../backend';

export type OpenDialog =
  | { type: 'install'; package: PackageRef; version: string | null; older?: boolean }
  | { type: 'updates'; packages: PackageRef[] }
  | { type: 'remove'; installed: InstalledPackage }
  | { type: 'handover'; package: PackageRef }
  | { type: 'build'; package: PackageRef; name: string; version: string | null }
  | {
      type: 'addSource';
      location?: string;
      name?: string;
      fingerprint?: string;
      /** A link wants it, to show this package. */
      link?: { package: string | null };
    }
  | { type: 'cleanUp'; row: StorageRow; done: (cleaned: CleanedUp) => void }
  /** With `home` the library goes back there. */
  | { type: 'moveLibrary'; home: string | null }
  | { type: 'identity'; source: SourceRow }
  | { type: 'removeSource'; source: SourceRow }
  | { type: 'shortcuts' }
  | { type: 'several'; request: SeveralRequest }
  | { type: 'removeSeveral'; installed: InstalledPackage[] }
  | { type: 'exportLibrary' }
  | { type: 'importLibrary' };

export class Dialogs {
  current = $state.raw<OpenDialog | null>(null);

  /** Around what opened the dialog: that itself may be gone when the dialog closes. */
  #opener: HTMLElement | null = null;

  open(dialog: OpenDialog): void {
    this.#opener = document.activeElement?.closest<HTMLElement>('[data-focus-place]') ?? null;
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }

  /** Puts the focus somewhere sensible when closing a dialog left it nowhere. */
  recoverFocus(): void {
    if (document.activeElement !== document.body) return;
    const opener = this.#opener?.isConnected ? this.#opener : document.getElementById('main');
    (opener?.querySelector<HTMLElement>(':scope > :is(a, button)') ?? opener)?.focus({ preventScroll: true });
  }
}
