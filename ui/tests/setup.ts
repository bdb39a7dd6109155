// What jsdom lacks and the window uses.
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { setLanguage } from '../src/i18n/index.svelte';

// A bound for what hangs, not a measure: on two shared cores a page’s chunk may be compiled for many seconds first.
configure({ asyncUtilTimeout: 20_000 });

/** Tells every observer the size its element says it has; tests set clientWidth and clientHeight. */
class FakeResizeObserver {
  constructor(private readonly hear: ResizeObserverCallback) {}
  observe() {
    this.hear([], this as unknown as ResizeObserver);
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}
globalThis.ResizeObserver = FakeResizeObserver as unknown as typeof ResizeObserver;
/** Nothing ever scrolls here. */
class FakeIntersectionObserver {
  observe() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}
globalThis.IntersectionObserver = FakeIntersectionObserver as unknown as typeof IntersectionObserver;
Element.prototype.scrollBy ??= () => undefined;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.animate = () =>
  ({ cancel: () => undefined, finished: Promise.resolve(), onfinish: null }) as unknown as Animation;

Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1180 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 760 });

// Compiling the widget library is no part of what is measured by a test's time limit.
beforeAll(() => import('../src/components/dialogs/index').then(() => undefined), 180_000);

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  location.hash = '';
  await setLanguage('en');
});

afterEach(() => cleanup());
