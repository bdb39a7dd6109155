/** Files, links, storage and diagnostics. */
import type { LibraryMove, LocalPackage, StorageReport, StorageRow } from '../../types';
import { Refusal } from '../../types';
import { digestOf } from '../digest';
import { failure, refuse } from '../failures';
import { keyOf, type World } from '../world';
import type { Some } from './kind';
import { outcome } from '../outcomes';

type Names =
  | 'resolve_link'
  | 'open_requested'
  | 'local_package'
  | 'install_local'
  | 'storage'
  | 'clean_up'
  | 'plan_move'
  | 'move_library'
  | 'diagnostics'
  | 'contacted_hosts';

const FIRST_ROWS: StorageRow[] = [
  { part: 'library', size: 38_400_000, frees: null },
  { part: 'kept', size: 12_700_000, frees: 12_700_000 },
  { part: 'store', size: 0, frees: 0 },
  { part: 'unfinished', size: 4_100_000, frees: 4_100_000 },
  { part: 'pictures', size: 61_900_000, frees: 61_900_000 },
  { part: 'builds', size: 0, frees: 0 },
  { part: 'data', size: 23_800_000, frees: null },
];

const HOME = '/home/mira/Vitrine';

const report = (rows: StorageRow[], place: string): StorageReport => ({
  home: HOME,
  library: `${place}/library`,
  elsewhere: place !== HOME,
  total: rows.reduce((sum, row) => sum + row.size, 0),
  free: 48_200_000_000,
  rows,
});

/** A persona somebody sent by e-mail; the name of the file decides how it is. */
function looked(world: World, path: string): LocalPackage {
  const file = path.split('/').at(-1) ?? path;
  if (!/\.(hpersona|tar\.gz|zip)$/.test(file)) {
    refuse(
      'open.not_a_package',
      `“${file}” cannot be opened: it is no package of a kind Vitrine knows.`,
      'Ask whoever gave it to you for a package that Vitrine can read. Nothing was taken from it.',
      path,
    );
  }
  const package_ = { source: 'file', id: 'juniper' };
  const known = file.includes('known');
  const held = world.installed.get(keyOf(package_));
  const listing = world.entries[2]?.card;
  return {
    path,
    file,
    size: 1_840_000,
    sha256: digestOf(path),
    package: package_,
    kind: 'persona',
    name: 'Juniper',
    version: '2.1.0',
    maker: 'Ilse Baum',
    summary: 'A gardener who knows what grows where, and when to leave it alone.',
    descriptionHtml:
      '<p>Juniper plans beds, answers questions about soil, and keeps a diary of the year.</p>',
    changelogHtml: '',
    rating: 'everyone',
    tags: ['garden', 'diary'],
    licence: 'CC-BY-4.0',
    homepage: 'https://example.org/juniper',
    picture: listing?.picture ?? null,
    dependencies: [],
    commands: [],
    files: [
      { path: 'manifest.json', size: 1_200 },
      { path: 'blueprint/persona_agent.json', size: 8_400 },
      { path: 'assets/avatar_juniper.webp', size: 312_000 },
    ],
    fileCount: 3,
    unpacked: 321_600,
    findings: file.includes('bad')
      ? [
          {
            weight: 'error',
            code: 'persona.name_missing',
            sentence: 'The manifest names no persona.',
            member: 'manifest.json',
            arguments: {},
          },
        ]
      : [
          {
            weight: 'advice',
            code: 'persona.card_missing',
            sentence: 'There is no “preview/card.json”, so the persona’s card stays plain.',
            member: null,
            arguments: {},
          },
        ],
    trust: known ? 'listed' : 'unverified',
    trustSentence: known
      ? '“The Workshop” lists exactly these bytes.'
      : 'No gallery you have added lists these bytes, so nothing vouches for them.',
    trustSaid: [
      known
        ? { code: 'vouched.file', arguments: { source: 'The Workshop' } }
        : { code: 'vouched.nobody', arguments: {} },
    ],
    listed:
      known && listing
        ? [{ package: listing.package, title: 'The Workshop', version: '2.1.0', trust: 'listed' }]
        : [],
    installed: held ? [{ package: package_, version: held.version, sameBytes: true, fromFile: true }] : [],
    consent: known
      ? null
      : 'Nobody you know vouches for this file. Install it only if you trust whoever gave it to you.',
    consentSaid: known ? [] : [{ code: 'consent.file', arguments: {} }],
    refused: file.includes('bad') ? 'It cannot be installed: The manifest names no persona.' : null,
    refusedSaid: file.includes('bad')
      ? [
          { code: 'blocked.faulty', arguments: {} },
          { code: 'persona.name_missing', arguments: {} },
        ]
      : [],
    folder: '/home/mira/Vitrine/library/file/juniper/2.1.0',
    freeSpace: 48_200_000_000,
  };
}

function installLocal(world: World, path: string): { id: string } {
  const found = looked(world, path);
  const how = world.options.fail.job;
  const id = world.jobs.start({
    kind: 'install',
    title: found.name,
    package: found.package,
    source: found.package.source,
    total: found.size,
    error: how ? failure(how) : null,
    ...outcome(`Installed ${found.name} ${found.version} from a file.`, 'from_file', {
      name: found.name,
      version: found.version,
      folder: '/home/mira/.local/share/vitrine/library',
    }),
    finish: () => {
      const card = world.entries[2]?.card;
      if (card) world.keep({ ...card, ...found, blocked: null, blockedSaid: [] }, found.version);
      world.changed('library');
    },
  });
  return { id };
}

/** What moving would mean; the name of the folder decides how it is. */
const planned = (place: string, folder: string): LibraryMove => ({
  from: `${place}/library`,
  to: folder,
  bytes: 55_200_000,
  files: 412,
  free: folder.includes('small') ? 9_000_000 : 812_000_000_000,
  back: folder === HOME,
  refused: folder.includes('small')
    ? failure('no_room')
    : folder.includes('full')
      ? failure('folder_not_empty')
      : null,
});

export function care(world: World): Some<Names> {
  let rows = FIRST_ROWS;
  let place = HOME;
  const opened = [...world.options.opened];
  return {
    resolve_link: ({ text }) => {
      const [, source, id] = /^vitrine:\/\/package\/([^/?]+)\/([^/?]+)$/.exec(text) ?? [];
      if (source && id) return { to: 'package', package: { source, id } };
      const url = new URL(text.startsWith('/') ? `file://${text}` : text);
      if (url.protocol === 'file:') return { to: 'file', path: text };
      const [location, fingerprint] = [url.searchParams.get('registry'), url.searchParams.get('fingerprint')];
      const wanted = url.pathname.split('/').at(-1) ?? '';
      if (location) return { to: 'addSource', location, fingerprint, package: wanted };
      const add = url.searchParams.get('url');
      if (add) return { to: 'addSource', location: add, fingerprint, package: null };
      return {
        to: 'refused',
        sentence: 'This link cannot be opened: Vitrine has no page for it.',
        said: [{ code: 'link.unknown', arguments: {} }],
      };
    },
    open_requested: () => opened.splice(0),
    local_package: ({ path }) => looked(world, path),
    install_local: ({ path, sha256, accept }) => {
      const found = looked(world, path);
      if (sha256 !== found.sha256) throw new Refusal(failure('open.changed'));
      if (found.consent !== null && !accept) throw new Refusal(failure('engine.unverified'));
      return installLocal(world, path);
    },
    storage: () => report(rows, place),
    clean_up: ({ part }) => {
      const freed = rows.find((row) => row.part === part)?.frees ?? 0;
      rows = rows.map((row) => (row.part === part ? { part, size: 0, frees: 0 } : row));
      return { freed, report: report(rows, place) };
    },
    plan_move: ({ folder }) => planned(place, folder),
    move_library: ({ folder }) => {
      const plan = planned(place, folder);
      if (plan.refused) throw new Refusal(plan.refused);
      const id = world.jobs.start({
        kind: 'move',
        title: folder,
        package: null,
        source: null,
        total: plan.bytes,
        error: null,
        ...outcome(`Moved to ${folder}.`, 'moved', { folder }),
        finish: () => {
          place = folder;
          world.changed('library');
        },
      });
      return { id };
    },
    diagnostics: () => ({
      sections: [
        {
          subject: 'program',
          rows: [
            { label: 'Vitrine', value: '0.1.0' },
            { label: 'System', value: 'Debian GNU/Linux 12 (bookworm) x86_64' },
          ],
        },
        { subject: 'places', rows: [{ label: 'Home', value: '~/Vitrine' }] },
        {
          subject: 'desktop',
          rows: [
            { label: 'D-Bus', value: 'a session bus answers' },
            { label: 'Tray', value: 'not available' },
            { label: 'Notifications', value: 'available' },
            { label: 'Keyring', value: 'available when it is asked for' },
          ],
        },
        {
          subject: 'sources',
          rows: [{ label: 'workshop', value: 'https://workshop.example; vitrine; signed' }],
        },
        { subject: 'databases', rows: [{ label: 'library.db', value: '98304 bytes' }] },
        { subject: 'errors', rows: [{ label: 'Jobs', value: 'none failed' }] },
      ],
      text: '[Program]\nVitrine: 0.1.0\n',
    }),
    contacted_hosts: () => [
      { host: 'workshop.example', sources: ['The Workshop'], mirror: false },
      { host: 'homepilot.example', sources: ['HomePilot community'], mirror: false },
      { host: 'mirror.example', sources: [], mirror: true },
    ],
  };
}
