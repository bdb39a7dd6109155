/** Vitrine itself: what there is, and that nothing is replaced here. */
import { NO_IMAGE, ownHint, ownState } from '../own';
import type { World } from '../world';
import type { Some } from './kind';

type Names =
  | 'self_update_hint'
  | 'self_update_state'
  | 'self_update_look'
  | 'self_update'
  | 'self_update_undo'
  | 'self_update_restart';

const refuse = (): never => {
  throw NO_IMAGE;
};

export const own = ({ options }: World): Some<Names> => ({
  self_update_hint: () => ownHint(options.newer),
  self_update_state: () => ownState(options.newer),
  self_update_look: () => ownState(options.newer),
  self_update: refuse,
  self_update_undo: refuse,
  self_update_restart: refuse,
});
