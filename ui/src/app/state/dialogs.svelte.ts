/** The one dialog that is open, if any. */
import type { InstalledPackage, PackageRef, SourceRow } from '../../backend';

export type OpenDialog =
  | { type: 'install'; package: PackageRef; version: string | null }
  | { type: 'remove'; installed: InstalledPackage }
  | { type: 'handover'; package: PackageRef }
  | { type: 'addSource'; location?: string; name?: string }
  | { type: 'removeSource'; source: SourceRow }
  | { type: 'shortcuts' };

export class Dialogs {
  current = $state.raw<OpenDialog | null>(null);

  open(dialog: OpenDialog): void {
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }
}
