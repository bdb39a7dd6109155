/** Starts the window. */
import './styles/index.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { remembered } from './app/state/session.svelte';
import { chooseBackend } from './backend';
import { bestLanguage, setLanguage } from './i18n/index.svelte';

async function start(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const { language } = remembered();
  const wanted = language ? [language] : navigator.languages;
  const [backend] = await Promise.all([chooseBackend(), setLanguage(bestLanguage(wanted))]);
  mount(App, { target, props: { backend } });
}

void start();
