/** A whole gallery in memory, for the browser, for tests and for pictures of every state. Deterministic. */
import { failure } from './mock/failures';
import { browsing } from './mock/handlers/browsing';
import { checks } from './mock/handlers/checks';
import { care } from './mock/handlers/care';
import type { Handlers } from './mock/handlers/kind';
import { library } from './mock/handlers/library';
import { registries } from './mock/handlers/registries';
import { own } from './mock/handlers/own';
import { rest } from './mock/handlers/rest';
import { shelves } from './mock/handlers/shelves';
import { sources } from './mock/handlers/sources';
import { submit } from './mock/handlers/submit';
import { updates } from './mock/handlers/updates';
import type { MockOptions } from './mock/options';
import { drawPicture } from './mock/pictures';
import { World } from './mock/world';
import { Refusal, type Answer, type Argument, type Backend, type CommandName } from './types';

export { optionsFrom, type MockOptions } from './mock/options';

class Mock {
  readonly world: World;
  readonly #handlers: Handlers;

  constructor(options: Partial<MockOptions>) {
    this.world = new World(options);
    const galleries = sources(this.world);
    this.#handlers = {
      ...browsing(this.world),
      ...checks(this.world, galleries.sync_source),
      ...library(this.world),
      ...galleries,
      ...own(this.world),
      ...rest(this.world),
      ...updates(this.world),
      ...registries(this.world),
      ...submit(this.world),
      ...shelves(this.world),
      ...care(this.world),
    };
  }

  async call<K extends CommandName>(command: K, argument: Argument<K>): Promise<Answer<K>> {
    const { slow, fail } = this.world.options;
    await new Promise((resolve) => setTimeout(resolve, slow[command] ?? 0));
    const how = fail[command];
    if (how) throw new Refusal(failure(how));
    const handler = this.#handlers[command] as (argument: Argument<K>) => Answer<K> | Promise<Answer<K>>;
    return handler(argument);
  }
}

export function createBackend(options: Partial<MockOptions> = {}): Backend {
  const mock = new Mock(options);
  return {
    kind: 'mock',
    capabilities: new Set([
      'install',
      'library',
      'sources',
      'settings',
      'openFolder',
      'pickFolder',
      'pickFile',
      'handover',
      'desktop',
    ]),
    call: (command, argument) => mock.call(command, argument),
    listen: (hear) => mock.world.listen(hear),
    pictureUrl: (token) => drawPicture(token),
    pickFolder: () => Promise.resolve('/home/mira/galleries/new'),
    pickFile: () => Promise.resolve('/home/mira/Downloads/juniper.hpersona'),
    openExternal(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return Promise.resolve();
    },
  };
}
