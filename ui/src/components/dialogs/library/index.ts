/** The dialogs of the library as a whole, in one chunk that the first of them loads. */
export { default as ExportDialog } from './ExportDialog.svelte';
export { default as ImportDialog } from './ImportDialog.svelte';
export { default as RemoveSeveralDialog } from './RemoveSeveralDialog.svelte';
