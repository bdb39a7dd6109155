/** Starts the window. */
import './styles/index.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { remembered } from './app/state/session.svelte';
import { chooseBackend, type Backend } from './backend';
import { bestLanguage, setLanguage } from './i18n/index.svelte';
import type { Web } from './web';

/** What a registry's own page has beyond the gallery; the window has none of it. */
async function openWeb(backend: Backend): Promise<Web | null> {
  if (!backend.capabilities.has('web')) return null;
  return (await import('./web')).openWeb(backend);
}

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const { language } = remembered();
  const wanted = language ? [language] : navigator.languages;
  const [backend] = await Promise.all([chooseBackend(), setLanguage(bestLanguage(wanted))]);
  mount(App, { target, props: { backend, web: await openWeb(backend) } });
}

void start();
