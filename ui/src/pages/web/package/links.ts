/** How a package is reached from outside this page. */

/** Opens the Vitrine program at this package of this registry. */
export const vitrineLink = (id: string) =>
  `vitrine://package/${encodeURIComponent(id)}?registry=${encodeURIComponent(location.origin)}`;

/** A file of the gallery; its address may be relative to the registry. */
export const fileUrl = (base: string, url: string) =>
  /^https?:\/\//.test(url) ? url : `${base}${url.startsWith('/') ? '' : '/'}${url}`;

/** The two lines that install it from a terminal. */
export const commandLines = (id: string) => `vitrine sources add ${location.origin}/\nvitrine install ${id}`;
