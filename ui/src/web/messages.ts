/** The words of the registry's pages and of ratings: loaded with them, not with the window. */
export const REGISTRY_MESSAGES = {
  en: () => import('../../locales/en/registry.ftl?raw'),
  ar: () => import('../../locales/ar/registry.ftl?raw'),
};
