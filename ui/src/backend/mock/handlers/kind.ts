import type { Answer, Argument, CommandName } from '../../types';

/** What answers every command. */
export type Handlers = { [K in CommandName]: (argument: Argument<K>) => Answer<K> | Promise<Answer<K>> };
/** A room of it. */
export type Some<K extends CommandName> = Pick<Handlers, K>;
