// @ts-check
/** Homes that have been used before. */
import assert from 'node:assert/strict';
import { program } from './places.mjs';
import { Running } from './process.mjs';
import { tempdir } from './tempdir.mjs';

/**
 * A home that has one gallery, so that a start does not write the demo gallery first.
 * @param {import('./owner.mjs').Owner} owner
 * @param {string} location
 */
export async function homeWith(owner, location) {
  const home = tempdir(owner, 'home');
  // Beside this process, not in its way: the gallery may be a server of ours.
  const adding = new Running(program('vitrine'), [
    'sources',
    'add',
    location,
    '--name',
    'shelf',
    '--home',
    home,
  ]);
  owner.after(() => adding.stop());
  assert.equal(await adding.end(60_000), 0, adding.output);
  return home;
}
