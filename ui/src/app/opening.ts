/** What is opened from outside: links, package files, things dropped on the window. */
import { t } from '../i18n/index.svelte';
import { said } from '../i18n/said';
import type { Vitrine } from './vitrine.svelte';

/** Endings of the files packages come in. */
const PACKAGE_ENDINGS = ['hpersona', 'zip', 'tar.gz', 'tgz', 'tar.xz', 'txz', 'tar.bz2', 'tar.zst', 'tar'];

export async function onOpened(vitrine: Vitrine, text: string): Promise<void> {
  const target = await vitrine.backend.call('resolve_link', { text });
  switch (target.to) {
    case 'package':
      vitrine.router.go({ page: 'package', package: target.package });
      break;
    case 'source':
      vitrine.router.go({ page: 'sources' });
      vitrine.toasts.show(t('open-known-source', { name: vitrine.sources.titleOf(target.name) }));
      break;
    case 'file':
      vitrine.router.go({ page: 'file', path: target.path });
      break;
    case 'addSource': {
      const { location, fingerprint, package: wanted } = target;
      vitrine.dialogs.open({
        type: 'addSource',
        location,
        ...(fingerprint === null ? {} : { fingerprint }),
        link: { package: wanted },
      });
      break;
    }
    case 'refused':
      vitrine.toasts.show(said(target.said, target.sentence), { tone: 'bad' });
  }
}

/** A file dropped on the window is shown; where folders are awaited, on Publish, that page takes it. */
export function openDropped(vitrine: Vitrine, paths: string[]): void {
  const [path] = paths;
  if (path === undefined || vitrine.router.place === 'submit' || vitrine.dialogs.current) return;
  vitrine.router.go({ page: 'file', path });
}

export function pickPackage(vitrine: Vitrine): void {
  const picked = vitrine.backend.pickFile?.(PACKAGE_ENDINGS);
  if (!picked) return;
  vitrine.attempt(
    picked.then((path) => {
      if (path !== null) vitrine.router.go({ page: 'file', path });
    }),
  );
}
