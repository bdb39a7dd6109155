/** Cards of packages that are known by their ids, in that order; those that are gone are left out. */
import type { Api } from '../../../backend/registry';
import type { PackageCard } from '../../../backend/registry/types';

export async function cardsOf(api: Api, ids: readonly string[]): Promise<PackageCard[]> {
  const found = await Promise.all(ids.map((id) => api.packages.get(id).catch(() => null)));
  return found.filter((card) => card !== null);
}
