/** What changes what is installed. */
import type { InstalledPackage, JobKind, PackageRef } from '../../types';
import { Refusal } from '../../types';
import { failure } from '../failures';
import { keyOf, type World } from '../world';
import type { Some } from './kind';
import { installed, outcome, type Outcome } from '../outcomes';

type Names =
  | 'install'
  | 'remove'
  | 'rollback'
  | 'switch_version'
  | 'build_from_source'
  | 'verify'
  | 'installed'
  | 'open_folder'
  | 'handover_preview'
  | 'handover_send';

function install(world: World, ref: PackageRef, version: string | null): { id: string } {
  const card = world.find(ref);
  const to = version ?? card.version;
  const how = world.options.fail.job;
  const id = world.jobs.start({
    kind: world.heldOf(ref) ? 'update' : 'install',
    title: card.name,
    package: ref,
    source: ref.source,
    total: card.size ?? 900_000,
    error: how ? failure(how) : null,
    ...installed(card.name, to),
    finish: () => {
      world.updates.write(world.heldOf(ref) ? 'update' : 'install', card, world.heldOf(ref)?.version, to);
      world.keep(card, to);
      world.changed('library');
    },
  });
  return { id };
}

/** Work on something that is installed, without a download. */
function change(
  world: World,
  ref: PackageRef,
  kind: JobKind,
  came: Outcome,
  finish: (held: InstalledPackage) => void,
): { id: string } {
  const held = world.heldOf(ref);
  if (!held) throw new Refusal(failure('library.not_installed'));
  const id = world.jobs.start({
    kind,
    title: held.name,
    package: ref,
    source: ref.source,
    total: null,
    error: null,
    ...came,
    finish: () => {
      finish(held);
      world.changed('library');
    },
  });
  return { id };
}

function build(world: World, ref: PackageRef, version: string, twice: boolean): { id: string } {
  const card = world.find(ref);
  const id = world.jobs.start({
    kind: 'build',
    title: card.name,
    package: ref,
    source: ref.source,
    total: 2_400_000,
    error: null,
    ...outcome(`${card.name} ${version} was built here and installed.`, 'built', {
      name: card.name,
      version,
    }),
    finish: () => {
      world.keep(card, version);
      const held = world.heldOf(ref);
      const built = twice
        ? 'It was built on this computer; a second build gave the same bytes.'
        : 'It was built on this computer, once.';
      const builtSaid = [{ code: twice ? 'built.same' : 'built.here', arguments: {} }];
      if (held) world.installed.set(keyOf(ref), { ...held, built, builtSaid });
      world.changed('library');
    },
  });
  return { id };
}

export const library = (world: World): Some<Names> => ({
  install: (request) => {
    for (const offer of request.with) install(world, offer, null);
    return install(world, request.package, request.version);
  },
  remove: ({ package: ref }) =>
    change(world, ref, 'remove', outcome('Removed.', 'removed'), () => {
      world.updates.write('remove', world.find(ref), world.heldOf(ref)?.version, null);
      world.installed.delete(keyOf(ref));
    }),
  rollback: (ref) =>
    change(
      world,
      ref,
      'rollback',
      outcome(`It is back at version ${world.heldOf(ref)?.previous[0] ?? ''}.`, 'back', {
        name: world.find(ref).name,
        version: world.heldOf(ref)?.previous[0] ?? '',
      }),
      (held) => {
        const back = held.previous[0] ?? held.version;
        world.updates.write('rollback', world.find(ref), held.version, back);
        world.keep(world.find(ref), back);
      },
    ),
  switch_version: ({ package: ref, version }) =>
    change(
      world,
      ref,
      'switch',
      outcome(`Version ${version} is in use.`, 'in_use', {
        name: world.find(ref).name,
        version,
      }),
      (held) => {
        world.updates.write('switch', world.find(ref), held.version, version);
        world.keep(world.find(ref), version);
      },
    ),
  build_from_source: ({ package: ref, version, twice }) => build(world, ref, version, twice),
  verify: (ref) => {
    const held = world.heldOf(ref);
    if (!held) throw new Refusal(failure('library.not_installed'));
    const changed = held.health === 'changed' ? ['persona.json', 'avatar/portrait.webp'] : [];
    const { version, health } = held;
    return { package: ref, version, health, intact: 14, changed, missing: [], added: [] };
  },
  installed: () =>
    [...world.installed.values()].map((held) =>
      held.update?.held && held.update.rule ? { ...held, update: null } : held,
    ),
  open_folder: () => null,
  handover_preview: (ref) => ({
    package: ref,
    name: world.find(ref).name,
    homepilot: world.settings.homepilotUrl ?? '',
    dependencies: [
      { name: 'llama-3.2-8b-instruct', kind: 'models', status: 'available', detail: 'Installed.' },
      { name: 'calendar-mcp', kind: 'mcp_servers', status: 'missing', detail: 'Not running.' },
    ],
    allSatisfied: false,
    summary: null,
    already: world.heldOf(ref)?.homepilotProject ?? null,
  }),
  handover_send: ({ package: ref }) => {
    const held = world.heldOf(ref);
    if (held) world.installed.set(keyOf(ref), { ...held, homepilotProject: 'p-42' });
    world.changed('library');
    return { project: 'p-42', name: world.find(ref).name };
  },
});
