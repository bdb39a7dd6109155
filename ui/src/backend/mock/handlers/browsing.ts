/** Looking: the catalogue, a package, what an install would do. */
import { detailOf, planOf } from '../details';
import { browse, facets } from '../search';
import { buildPlanOf } from '../tools';
import { explainOf } from '../transfers';
import type { World } from '../world';
import type { Some } from './kind';

type Names =
  | 'app_state'
  | 'browse'
  | 'facets'
  | 'detail'
  | 'plan_install'
  | 'explain_transfer'
  | 'plan_build'
  | 'first_paint';

export const browsing = (world: World): Some<Names> => ({
  app_state: () => ({
    version: '0.1.0',
    home: '/home/mira/Vitrine',
    library: '/home/mira/Vitrine/library',
    sources: world.sources.length,
    listings: world.entries.length,
    installed: world.installed.size,
    updates: [...world.installed.values()].filter(({ update }) => update && update.section !== 'held').length,
    runningJobs: world.jobs.list().filter((job) => job.ended === null).length,
    settings: world.settings,
    safeGraphicsActive: false,
    preparing: world.options.preparing,
    commands: '/home/mira/Vitrine/bin',
    commandsOnPath: world.options.onPath,
    notices: world.options.notices,
  }),
  browse: (query) => browse(world.shelf, query),
  facets: ({ tagPrefix }) => facets(world.shelf, tagPrefix),
  detail: (ref) => detailOf(world.find(ref), world.heldOf(ref), world.aroundOf(ref)),
  plan_install: (request) =>
    planOf(
      world.find(request.package),
      request,
      world.heldOf(request.package),
      world.aroundOf(request.package),
    ),
  explain_transfer: (request) => {
    const card = world.find(request.package);
    return explainOf(card, request.version ?? card.version, world.heldOf(request.package));
  },
  plan_build: (request) => {
    const card = world.find(request.package);
    return buildPlanOf(card, request.version ?? card.version, world.options.noSandbox);
  },
  first_paint: () => null,
});
