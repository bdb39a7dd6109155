/** Several at once. */
import type { World } from '../world';
import type { Some } from './kind';

export const updates = (world: World): Some<'install_several'> => ({
  install_several: ({ title, items }) => ({
    id: world.jobs.start({
      kind: 'several',
      title,
      package: null,
      source: null,
      total: 900_000 * items.length,
      error: null,
      outcome: title,
      finish: () => {
        for (const item of items) {
          const card = world.find(item.package);
          world.keep(card, item.version ?? card.version);
        }
        world.changed('library');
      },
    }),
  }),
});
