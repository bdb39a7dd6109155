// @ts-check
/** A signed gallery of Vitrine's own releases, made by the real `vitrine`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from './personas.mjs';
import { program } from './places.mjs';
import { run } from './process.mjs';

/** What every AppImage for a computer of this kind begins with, as far as Vitrine looks. */
const MACHINE = process.arch === 'arm64' ? [183, 'aarch64'] : [62, 'x86_64'];

/**
 * Makes it with one release and answers what `VITRINE_RELEASES` is to say.
 * @param {string} parent
 * @param {string} version
 */
export function buildReleases(parent, version) {
  const inside = join(parent, 'inside');
  const place = join(parent, 'packages/vitrine', version);
  for (const folder of [inside, place]) mkdirSync(folder, { recursive: true });
  const [machine, name] = MACHINE;
  const head = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0x41, 0x49, 2, 0, 0, 0, 0, 0, 2, 0, Number(machine), 0];
  writeFileSync(join(inside, 'Vitrine.AppImage'), Buffer.from([...head, ...Buffer.from(version)]));
  const tool = { id: 'vitrine', name: 'Vitrine', version, commands: { vitrine: 'Vitrine.AppImage' } };
  const changelog = `Better in ${version}.`;
  writeFileSync(join(inside, 'tool.json'), JSON.stringify({ ...tool, changelog }));
  pack(inside, join(place, `linux-${name}.zip`));
  const folder = join(parent, 'releases');
  const words = ['gallery', 'init', join(parent, 'packages'), folder, '--title', 'Vitrine', '--json'];
  const { state } = JSON.parse(run(program('vitrine'), words));
  return `${folder}#${state.fingerprint.replaceAll(' ', '')}`;
}
