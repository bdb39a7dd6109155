/** When was looked, when will be, and what holds it back. */
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { setLanguage } from '../src/i18n/index.svelte';
import CheckProbe from './CheckProbe.svelte';
import { plain, watched } from './window';
import type { MockOptions } from '../src/backend/mock';

async function show(options: Partial<MockOptions> = {}) {
  const watch = watched(options);
  render(CheckProbe, { props: { backend: watch.backend } });
  const box = await screen.findByTestId('check-state');
  return { ...watch, box, user: userEvent.setup(), said: () => plain(box.textContent).replace(/\s+/g, ' ') };
}

test('it says when was looked and when will be, and looks when asked', async () => {
  const { said, user, of } = await show();
  expect(said()).toContain('Looked for updates 1 hour ago. Next look in 1');
  await user.click(screen.getByTestId('check-now'));
  expect(of('check_now')).toHaveLength(1);
  await waitFor(() => expect(said()).toContain('Looked for updates just now.'));
  expect(screen.getByTestId('check-now')).toBeEnabled();
});

test('it says why the next look waits, and names no hour then', async () => {
  const { said } = await show({ heldBack: 'metered' });
  expect(said()).toContain('because this network is metered');
  expect(said()).not.toContain('Next look');
});

test('a pause is told with its end and can be ended', async () => {
  const { said, backend, user } = await show();
  await backend.call('pause_checks', { hours: 24 });
  await waitFor(() => expect(screen.getByTestId('check-held')).toHaveTextContent(/Paused until/));
  await user.click(screen.getByTestId('check-go-on'));
  await waitFor(() => expect(screen.queryByTestId('check-held')).toBeNull());
  expect(said()).toContain('Next look');
});

test('turned off in the settings it says so at once', async () => {
  const { backend } = await show();
  const settings = await backend.call('settings', null);
  await backend.call('set_settings', { ...settings, checkForUpdates: false });
  expect(await screen.findByTestId('check-held')).toHaveTextContent(/turned off in the settings/);
});

test('a gallery that was silent for long is named, in Arabic with its plural', async () => {
  await setLanguage('ar');
  await show({ fail: { 'source-homepilot': 'offline' } });
  expect(plain(screen.getByTestId('check-stale').textContent)).toContain('منذ 9 أيام');
});
