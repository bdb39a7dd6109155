/** The sections only the program has: a registry's own page never loads them. */
export { default as Computer } from './Computer.svelte';
export { default as Desktop } from './Desktop.svelte';
export { default as Homepilot } from './Homepilot.svelte';
export { default as Network } from './Network.svelte';
export { default as Notifications } from './Notifications.svelte';
export { default as Privacy } from './Privacy.svelte';
export { default as Storage } from './Storage.svelte';
export { default as Updates } from './Updates.svelte';
