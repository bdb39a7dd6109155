import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // Older targets make the minifier rewrite light-dark(), and themes stop working.
    target: ['safari26', 'chrome140'],
    // The window's CSP allows fonts and pictures from files, not from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: { host: '127.0.0.1' },
});
