/** All dialogs in one chunk: they share the widget library, which the first paint does not need. */
export { default as AddSourceDialog } from './AddSourceDialog.svelte';
export { default as BuildDialog } from './BuildDialog.svelte';
export { default as CleanUpDialog } from './CleanUpDialog.svelte';
export { default as HandoverDialog } from './HandoverDialog.svelte';
export { default as IdentityDialog } from './IdentityDialog.svelte';
export { default as InstallDialog } from './InstallDialog.svelte';
export { default as MoveLibraryDialog } from './MoveLibraryDialog.svelte';
export { default as RemoveDialog } from './RemoveDialog.svelte';
export { default as RemoveSourceDialog } from './RemoveSourceDialog.svelte';
export { default as ShortcutsDialog } from './ShortcutsDialog.svelte';
export { default as UpdatesDialog } from './UpdatesDialog.svelte';
