/** The whole window on a mock, as tests see it. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../src/app/App.svelte';
import type { Answer, Argument, Backend, CommandName, Event } from '../src/backend';
import { createBackend, type MockOptions } from '../src/backend/mock';

type Override = { [K in CommandName]?: (argument: Argument<K>) => Answer<K> | Promise<Answer<K>> };

export interface Call {
  command: CommandName;
  argument: unknown;
}

/** The mock with some answers replaced, and every call written down. */
export function watched(options: Partial<MockOptions>, override: Override = {}) {
  const mock = createBackend({ count: 300, tick: 1, ...options });
  const calls: Call[] = [];
  const listeners = new Set<(event: Event) => void>();
  const backend: Backend = {
    ...mock,
    listen(hear) {
      listeners.add(hear);
      const leave = mock.listen(hear);
      return () => {
        listeners.delete(hear);
        leave();
      };
    },
    async call(command, argument) {
      calls.push({ command, argument });
      const replaced = override[command];
      return replaced ? await replaced(argument) : mock.call(command, argument);
    },
  };
  return {
    backend,
    calls,
    of: (command: CommandName) => calls.filter((call) => call.command === command),
    tell: (event: Event) => listeners.forEach((hear) => hear(event)),
  };
}

export function openWindow(options: Partial<MockOptions> = {}, override: Override = {}, hash = '') {
  location.hash = hash;
  const watch = watched(options, override);
  const user = userEvent.setup();
  const view = render(App, { props: { backend: watch.backend } });
  return { ...watch, user, view };
}

export const cards = () => screen.queryAllByTestId('card');

/** Text without the marks Fluent puts around arguments. */
export const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069]/g, '');
