/** What the person marked. A card says it of itself; what was heard since then knows better. */
import { SvelteMap } from 'svelte/reactivity';
import type { Backend, PackageRef } from '../../backend';
import { packageKey } from './jobs.svelte';

export class Favourites {
  /** All that are marked, once anybody told. */
  #all = $state.raw<ReadonlySet<string> | null>(null);
  /** What was pressed here, until everything is told. */
  readonly #pressed = new SvelteMap<string, boolean>();
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  has(ref: PackageRef, said: boolean): boolean {
    const key = packageKey(ref);
    return this.#pressed.get(key) ?? this.#all?.has(key) ?? said;
  }

  hear(packages: PackageRef[]): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced whole, never changed
    this.#all = new Set(packages.map(packageKey));
    this.#pressed.clear();
  }

  async set(ref: PackageRef, favourite: boolean): Promise<void> {
    const key = packageKey(ref);
    this.#pressed.set(key, favourite);
    try {
      await this.#backend.call('set_favourite', { package: ref, favourite });
    } catch (thrown) {
      this.#pressed.delete(key);
      throw thrown;
    }
  }
}
