/** Ratings at a gallery's registry, by an account or signed by this computer's key, which never leaves the program. */
import type { Vitrine } from '../../app/vitrine.svelte';
import { rated, tidied } from '../../backend/registry/device';
import type { ReviewDraft } from '../../backend/registry/types';
import { RegistryRefusal } from '../../backend/registry/wire';
import type { RatingSource } from '../../components/ratings/source';
import type { Web } from '../../web';

export function ratingsThere(vitrine: Vitrine, web: Web, id: string, byDevice: boolean): RatingSource {
  const { ratings, packages } = web.api;
  const source = web.at?.source ?? '';
  const key = `${source}/${id}`;

  async function saveByDevice(draft: ReviewDraft): Promise<void> {
    const { version, stars } = draft;
    const [title, body] = [tidied(draft.title), tidied(draft.body)];
    const rating = { version, stars, title, body };
    const device = await vitrine.backend.call('registry_device_proof', { source, package: id, rating });
    rated.keep(key, await ratings.save(id, { ...draft, title, body, device }));
  }

  async function removeByDevice(): Promise<void> {
    const says = { source, package: id, rating: null };
    await ratings.remove(id, await vitrine.backend.call('registry_device_proof', says));
    rated.keep(key, null);
  }

  const mine = () =>
    ratings.mine(id).catch((thrown: unknown) => {
      if (thrown instanceof RegistryRefusal && thrown.status === 404) return null;
      throw thrown;
    });

  return {
    list: (query) => ratings.list(id, query),
    mine: () => (byDevice ? Promise.resolve(rated.get(key)) : mine()),
    save: (draft) => (byDevice ? saveByDevice(draft) : ratings.save(id, draft)),
    remove: () => (byDevice ? removeByDevice() : ratings.remove(id)),
    vote: (rating, value) => ratings.vote(rating, value),
    report: (rating, reason, body) => packages.report(`rating:${rating}`, reason, body),
    answer: (rating, body) => ratings.answer(rating, body),
    dropAnswer: (rating) => ratings.dropAnswer(rating),
    ...(web.moderates
      ? {
          hide: (rating: number, reason: string) => ratings.hide(rating, reason),
          show: (rating: number) => ratings.show(rating),
        }
      : {}),
  };
}
