// What pictures are taken of: every page, dialog and state of the window on the mock. `set` says which looks are
// kept in docs/pictures; tests/pictures.test.ts holds the two together.

export const LOOKS = {
  light: { suffix: '', size: { width: 1400, height: 900 }, query: 'theme=light' },
  dark: { suffix: '-dark', size: { width: 1400, height: 900 }, query: 'theme=dark' },
  rtl: { suffix: '-rtl', size: { width: 1180, height: 780 }, query: 'theme=light&lang=ar' },
  small: { suffix: '-360', size: { width: 360, height: 740 }, query: 'theme=light' },
  // 1180 × 900 at 200 %, and the longest words.
  zoom: { suffix: '-zoom', size: { width: 590, height: 450 }, query: 'theme=light&lang=de' },
};

const EVERY = ['light', 'dark', 'rtl', 'small'];
const ALL = [...EVERY, 'zoom'];

const DETAIL = '#/package/homepilot/persona-000000';
const SIGNED = '#/package/workshop/persona-000004';
const TOOL = '#/package/homepilot/tool-000021';
const ELSEWHERE = '#/package/workshop/tool-000003';
const FILE = (name) => `#/file/${encodeURIComponent(`/home/mira/Downloads/${name}`)}`;
const LIBRARY = `#/installed/import/${encodeURIComponent('/home/mira/Vitrine library.json')}`;
const ADD_LINK = 'vitrine://package/harbour-notes?registry=https%3A%2F%2Fpackages.workshop.example%2F';
const DRAFTS = 'drafts=/home/mira/harbour-notes,/home/mira/tidy_desk.hpersona';
const OLD = 'installed=0,4,1,9,2,11,21,3';
const MINE = 'at=member&installed=4,20,32';

const see = (page, testid) => page.getByTestId(testid).first().waitFor();
const press = (page, testid) => page.getByTestId(testid).first().click();
const open = (button, until) => async (page) => {
  await press(page, button);
  await see(page, until);
};
const until = (testid) => (page) => see(page, testid);
const scrollTo = (testid) => async (page) => {
  await see(page, testid);
  await page
    .getByTestId(testid)
    .first()
    .evaluate((node) => node.scrollIntoView({ block: 'start' }));
};
const search = (words) => (page) => page.getByTestId('search').fill(words);
const find = (words) => async (page) => {
  await search(words)(page);
  await page.keyboard.press('Enter');
};

async function lookAt(page, address) {
  await press(page, 'add-source');
  await page.getByTestId('source-location').fill(address);
  await press(page, 'preview-source');
  await page.locator('[data-testid="source-preview"], [data-testid="source-error"]').first().waitFor();
}

/** A job has fetched its first bytes. */
const fetches = (page) =>
  page.locator('[data-testid="progress-text"]').filter({ hasText: /[1-9]/ }).first().waitFor();

async function install(page) {
  await open('install-button', 'confirm-install')(page);
  await press(page, 'confirm-install');
  await see(page, 'job-progress');
}

async function planUpdates(page) {
  await press(page, 'update-all');
  await see(page, 'plan-item');
}

async function runUpdates(page) {
  await planUpdates(page);
  await press(page, 'start-updates');
  await see(page, 'several');
  await page.locator('[data-testid="job-item"][data-state="done"]').first().waitFor();
}

async function updatesHistory(page) {
  const before = await page.getByTestId('update-row').count();
  await press(page, 'update-button');
  await page.getByTestId('update-button').nth(1).click();
  await page
    .getByTestId('update-row')
    .nth(before - 2)
    .waitFor({ state: 'detached' });
  await press(page, 'updates-tab-history');
  await see(page, 'history-row');
}

async function someJobs(page) {
  await install(page);
  await page.evaluate(() => (location.hash = '#/activity'));
  await see(page, 'job');
  await fetches(page);
}

async function remove(page) {
  await press(page, 'row-menu');
  await open('remove-button', 'remove-dialog')(page);
}

async function removeGallery(page) {
  await press(page, 'source-menu');
  await open('remove-source', 'remove-source-dialog')(page);
}

async function chooseSome(page) {
  await press(page, 'choose-several');
  for (const place of [0, 1]) await page.getByTestId('choose-row').nth(place).click();
}

/** A wide window shows them anyway. */
async function filters(page) {
  await see(page, 'card');
  if (!(await page.getByTestId('filter-panel').isVisible())) await press(page, 'filters-toggle');
  await see(page, 'filter-panel');
}

const favourites = async (page) => {
  await filters(page);
  await press(page, 'only-favourites');
};

/** Every picture: `name`, `hash` and `query` to open, `act` to get there, `looks` and which of them are the `set`. */
export const PAGES = [
  // Explore
  { name: 'explore', act: until('front'), looks: ALL, set: EVERY },
  {
    name: 'explore-grid',
    act: async (page) => {
      await see(page, 'card');
      await page.getByTestId('kind-persona').click();
      await page.getByTestId('front').waitFor({ state: 'detached' });
      await see(page, 'card');
    },
    set: [],
  },
  {
    name: 'filters',
    act: async (page) => {
      await filters(page);
      await page.getByTestId('tag').nth(2).click();
    },
    looks: ALL,
    set: ['small'],
  },
  { name: 'search-typo', act: find('libarian'), set: ['light'] },
  {
    name: 'search-offer',
    act: async (page) => {
      await search('tut')(page);
      await see(page, 'search-choice');
      await page.keyboard.press('ArrowDown');
    },
    looks: ALL,
    set: [],
  },
  { name: 'search-nothing', act: find('qqqqqqqqqq'), set: [] },
  { name: 'explore-favourites', query: 'favourites=3,8,12', act: favourites },
  { name: 'explore-offline', query: 'fail=browse:offline', set: ['light'] },
  {
    name: 'explore-source-failing',
    query: 'fail=source-homepilot:offline&notice=The%20database%20was%20rebuilt.',
  },
  {
    name: 'explore-loading',
    query: 'slow=browse:60000',
    act: until('skeleton'),
    looks: ['light', 'dark', 'small'],
  },
  { name: 'explore-empty', query: 'mock=0', set: [] },
  { name: 'explore-stale', query: 'trust=stale', looks: ['light', 'dark'] },
  { name: 'first-start', query: 'first-start', act: until('first-start'), looks: ALL, set: ['light'] },
  { name: 'collection', hash: '#/collection/workshop/first-steps', set: ['light'] },
  { name: 'collection-gone', hash: '#/collection/workshop/nowhere', looks: ['light'] },
  // A package
  { name: 'detail', hash: DETAIL, query: 'homepilot', looks: ALL, set: EVERY },
  {
    name: 'detail-sections',
    hash: SIGNED,
    query: MINE,
    act: async (page) => {
      await see(page, 'histogram');
      await page.getByTestId('section-link').nth(-2).click();
    },
    looks: ALL,
    set: [],
  },
  { name: 'detail-signed', hash: SIGNED, looks: ['light', 'small'] },
  { name: 'detail-tool', hash: TOOL, query: 'installed=1,4,9,20,21' },
  {
    name: 'detail-digests',
    hash: TOOL,
    query: 'installed=1,21',
    act: async (page) => {
      await see(page, 'path-hint');
      await page.getByTestId('digests').locator('summary').click();
    },
    looks: ['light', 'small'],
  },
  { name: 'detail-elsewhere', hash: ELSEWHERE, looks: ['light', 'small'] },
  { name: 'detail-alarm', hash: SIGNED, query: 'trust=identity' },
  { name: 'detail-provisional', hash: SIGNED, query: 'trust=provisional', looks: ['light', 'dark'] },
  { name: 'detail-gone', hash: '#/package/workshop/no-such', looks: ['light', 'dark'] },
  {
    name: 'ratings',
    hash: SIGNED,
    query: MINE,
    act: scrollTo('histogram'),
    looks: ALL,
    set: ['light'],
  },
  { name: 'ratings-none', hash: DETAIL, act: scrollTo('ratings') },
  {
    name: 'review',
    hash: SIGNED,
    query: MINE,
    act: async (page) => {
      await press(page, 'write-review');
      await scrollTo('review-form')(page);
    },
    set: ['light'],
  },
  {
    name: 'report',
    hash: SIGNED,
    query: MINE,
    act: async (page) => {
      await press(page, 'report-review');
      await see(page, 'report-form');
    },
    set: [],
  },
  { name: 'versions', hash: DETAIL, act: scrollTo('version'), looks: ['light', 'small'] },
  // Dialogs
  {
    name: 'install',
    hash: DETAIL,
    act: open('install-button', 'confirm-install'),
    looks: ALL,
    set: ['light', 'dark'],
  },
  { name: 'install-tool', hash: TOOL, act: open('install-button', 'confirm-install') },
  {
    name: 'install-details',
    hash: TOOL,
    act: async (page) => {
      await open('install-button', 'confirm-install')(page);
      await page.getByTestId('install-details').locator(':scope > summary').click();
    },
    looks: ['light', 'small'],
    set: [],
  },
  { name: 'update', hash: SIGNED, act: open('update-button', 'transfer-plan') },
  { name: 'build', hash: ELSEWHERE, act: open('build-offer', 'build-recipe'), set: ['light'] },
  { name: 'build-refused', hash: ELSEWHERE, query: 'nosandbox', looks: ['light'] },
  {
    name: 'handover',
    hash: '#/package/homepilot/persona-000000',
    query: 'homepilot&installed=0',
    act: open('handover', 'handover-dialog'),
    set: [],
  },
  { name: 'remove', hash: '#/installed', act: remove, set: ['light'] },
  {
    name: 'several',
    hash: '#/collection/workshop/first-steps',
    act: open('install-all', 'several-row'),
    looks: ALL,
    set: ['light'],
  },
  {
    name: 'shortcuts',
    act: async (page) => {
      await see(page, 'front');
      await page.keyboard.press('Shift+?');
      await see(page, 'shortcuts-dialog');
    },
    looks: ALL,
    set: [],
  },
  // Installed
  {
    name: 'installed',
    hash: '#/installed',
    act: until('installed-row'),
    looks: ALL,
    set: ['light', 'dark'],
  },
  {
    name: 'installed-verified',
    hash: '#/installed',
    act: async (page) => {
      await page.getByTestId('row-menu').nth(2).click();
      await press(page, 'verify');
      await see(page, 'verify-report');
    },
    looks: ['light', 'small'],
  },
  { name: 'installed-menu', hash: '#/installed', act: open('row-menu', 'row-menu-list'), set: [] },
  {
    name: 'installed-find-nothing',
    hash: '#/installed?find=qqqq',
    act: until('installed-find-nothing'),
    looks: ['light', 'small'],
    set: [],
  },
  { name: 'installed-several', hash: '#/installed', act: chooseSome, set: [] },
  {
    name: 'remove-several',
    hash: '#/installed',
    act: async (page) => {
      await chooseSome(page);
      await open('remove-chosen', 'remove-several-dialog')(page);
    },
  },
  { name: 'installed-empty', hash: '#/installed', query: 'installed=', looks: ['light', 'dark', 'small'] },
  { name: 'favourites', hash: '#/installed/favourites', query: 'favourites=3,8,12', set: [] },
  { name: 'favourites-empty', hash: '#/installed/favourites', looks: ['light', 'dark', 'small'] },
  {
    name: 'export',
    hash: '#/installed',
    act: async (page) => {
      await press(page, 'library-menu');
      await open('export-library', 'export-dialog')(page);
    },
  },
  {
    name: 'import-file',
    hash: '#/installed',
    act: async (page) => {
      await press(page, 'library-menu');
      await open('import-library', 'import-dialog')(page);
    },
    looks: ['light', 'dark'],
  },
  { name: 'import', hash: LIBRARY, act: until('import-row'), looks: ALL, set: ['light'] },
  // Updates
  {
    name: 'updates',
    hash: '#/updates',
    query: OLD,
    act: async (page) => {
      await page.getByTestId('changelog').first().locator('summary').click();
    },
    looks: ALL,
    set: EVERY,
  },
  { name: 'updates-menu', hash: '#/updates', query: OLD, act: open('update-menu', 'update-menu-list') },
  { name: 'updates-plan', hash: '#/updates', query: OLD, act: planUpdates, set: ['light'] },
  {
    name: 'updates-running',
    hash: '#/updates',
    query: `${OLD}&tick=400&fail=several:offline`,
    act: runUpdates,
    set: ['light'],
  },
  {
    name: 'updates-failed',
    hash: '#/updates',
    query: `${OLD}&tick=20&fail=several:offline`,
    act: runUpdates,
  },
  { name: 'updates-none', hash: '#/updates', query: 'installed=0', set: [] },
  {
    name: 'updates-unreached',
    hash: '#/updates',
    query: 'installed=0&fail=source-workshop:timeout',
    looks: ['light', 'small'],
  },
  {
    name: 'updates-held',
    hash: '#/updates',
    query: `${OLD}&held=metered`,
    looks: ['light', 'dark', 'small'],
  },
  {
    name: 'updates-own',
    hash: '#/updates',
    query: `${OLD}&newer=appImage`,
    act: async (page) => {
      await see(page, 'own-news');
      await page.getByTestId('own-notes').locator('summary').click();
    },
    looks: ALL,
  },
  {
    name: 'updates-own-deb',
    hash: '#/updates',
    query: `${OLD}&newer=deb`,
    act: until('own-news'),
    looks: ['light', 'dark', 'small'],
  },
  {
    name: 'updates-own-waiting',
    hash: '#/updates',
    query: 'installed=0&newer=waiting',
    act: until('own-news'),
    looks: ['light', 'dark'],
  },
  { name: 'updates-policies', hash: '#/updates/policies', query: OLD, looks: ALL, set: ['light'] },
  {
    name: 'updates-history',
    hash: '#/updates',
    query: `${OLD}&tick=20`,
    act: updatesHistory,
    set: ['light'],
  },
  // Submit
  { name: 'submit', hash: '#/submit', query: DRAFTS, looks: ALL, set: ['light'] },
  { name: 'submit-first', hash: '#/submit', looks: ['light', 'dark'] },
  ...['detect', 'listing', 'check', 'difference', 'rights', 'send'].map((step) => ({
    name: `submit-${step}`,
    hash: `#/submit/draft-1/${step}`,
    query: DRAFTS,
    looks: step === 'listing' ? ALL : EVERY,
    set: ['listing', 'check'].includes(step) ? ['light'] : [],
  })),
  {
    name: 'submit-languages',
    hash: '#/submit/draft-1/listing',
    query: DRAFTS,
    act: async (page) => {
      await page.getByTestId('choose-language').selectOption('ar');
      await press(page, 'add-language');
      await page.getByTestId('field-name-ar').fill('دفتر المرفأ');
      await page.getByTestId('field-summary-ar').fill('يرتّب ملاحظاتك ويجدها لك');
      await page.getByTestId('choose-language').selectOption('de');
      await press(page, 'add-language');
      await page.getByTestId('field-name-de').fill('Hafenbuch');
      await scrollTo('languages')(page);
      await press(page, 'preview-ar');
    },
    looks: EVERY,
    set: [],
  },
  {
    name: 'submit-sending',
    hash: '#/submit/draft-1/listing',
    query: `${DRAFTS}&tick=500`,
    act: async (page) => {
      await page.getByTestId('field-licence').fill('MIT');
      await press(page, 'step-rights');
      await press(page, 'agree');
      await press(page, 'step-send');
      await press(page, 'target');
      await press(page, 'send');
      await see(page, 'sending');
    },
    set: ['light'],
  },
  // Activity, galleries
  { name: 'activity', query: 'history&tick=250', act: someJobs, looks: ALL, set: ['light'] },
  {
    name: 'activity-failed',
    query: 'fail=job:digest&tick=5',
    act: async (page) => {
      await open('install-button', 'confirm-install')(page);
      await press(page, 'confirm-install');
      await page.evaluate(() => (location.hash = '#/activity'));
      await see(page, 'retry-job');
    },
    looks: ['light', 'dark'],
  },
  { name: 'activity-empty', hash: '#/activity', looks: ['light', 'dark'] },
  { name: 'galleries', hash: '#/sources', query: 'at=member', looks: ALL, set: ['light'] },
  {
    name: 'galleries-failing',
    hash: '#/sources',
    query: 'fail=source-workshop:timeout',
    act: (page) =>
      page
        .getByTestId('problems')
        .first()
        .click({ position: { x: 5, y: 5 } }),
  },
  {
    name: 'galleries-details',
    hash: '#/sources',
    query: 'at=member',
    act: async (page) => {
      await see(page, 'source-row');
      await page.locator('[data-testid="source-more"] summary').nth(1).click();
      await page.getByTestId('source-menu').nth(1).click();
    },
    set: [],
  },
  { name: 'galleries-alarm', hash: '#/sources', query: 'trust=identity' },
  { name: 'galleries-frozen', hash: '#/sources', query: 'trust=frozen', looks: ['light', 'dark'] },
  {
    name: 'add-gallery',
    hash: '#/sources',
    act: (page) => lookAt(page, 'https://packages.workshop.example/'),
    looks: ALL,
    set: ['light'],
  },
  {
    name: 'add-gallery-unsafe',
    hash: '#/sources',
    act: (page) => lookAt(page, 'http://gallery.local/registry.json'),
    looks: ['light', 'dark'],
  },
  { name: 'remove-gallery', hash: '#/sources', act: removeGallery },
  {
    name: 'add-gallery-first',
    hash: '#/sources',
    act: open('add-source', 'preview-source'),
    looks: ['light'],
  },
  {
    name: 'add-gallery-link',
    query: `open=${encodeURIComponent(ADD_LINK)}`,
    act: until('link-asks'),
    looks: ['light', 'dark', 'small'],
  },
  {
    name: 'galleries-identity',
    hash: '#/sources',
    query: 'trust=identity',
    act: async (page) => {
      await page.getByTestId('source-more').last().locator('summary').click();
      await see(page, 'trust-alarm');
    },
    looks: ['light', 'small'],
  },
  {
    name: 'identity',
    hash: '#/sources',
    query: 'trust=identity',
    act: async (page) => {
      await press(page, 'compare-identity');
      await page.getByTestId('identity-typed').fill('0000 1111');
    },
    set: ['light'],
  },
  // Settings
  {
    name: 'settings',
    hash: '#/settings',
    act: until('section-about'),
    looks: ALL,
    set: ['light', 'dark', 'rtl'],
  },
  {
    name: 'settings-find',
    hash: '#/settings',
    act: async (page) => {
      await see(page, 'section-about');
      await page.getByTestId('settings-find').fill('network');
      await page.waitForTimeout(300);
    },
    looks: EVERY,
    set: [],
  },
  {
    name: 'settings-find-nothing',
    hash: '#/settings',
    act: async (page) => {
      await see(page, 'section-about');
      await page.getByTestId('settings-find').fill('qqqq');
      await page.waitForTimeout(300);
    },
    looks: EVERY,
    set: [],
  },
  ...[
    'updates',
    'notifications',
    'desktop',
    'content',
    'network',
    'storage',
    'homepilot',
    'computer',
    'privacy',
    'about',
  ].map((section) => ({
    name: `settings-${section}`,
    hash: `#/settings/${section}`,
    act: until(`section-${section}`),
    looks: ['light', 'small'],
  })),
  { name: 'clean-up', hash: '#/settings/storage', act: open('clean-pictures', 'clean-up-dialog') },
  { name: 'diagnostics', hash: '#/settings/diagnostics', act: until('diagnostics'), set: ['light'] },
  // A file
  { name: 'file', hash: FILE('juniper.hpersona'), act: until('file-name'), set: ['light'] },
  { name: 'file-known', hash: FILE('known.hpersona'), act: until('file-name'), looks: ['light'] },
  { name: 'file-bad', hash: FILE('bad.hpersona'), act: until('file-name'), looks: ['light', 'dark'] },
  { name: 'file-other', hash: FILE('letter.txt'), looks: ['light', 'dark'] },
  // A gallery's registry, in the window
  { name: 'registry-signed-out', hash: '#/at/workshop/account', set: ['light'] },
  {
    name: 'registry-code',
    hash: '#/at/workshop/signin',
    query: 'at=visitor',
    act: open('at-begin', 'at-code'),
  },
  { name: 'registry-account', hash: '#/at/workshop/account', query: 'at=member' },
  { name: 'registry-inbox', hash: '#/at/workshop/inbox', query: 'at=member', set: ['light'] },
  { name: 'registry-mine', hash: '#/at/workshop/publish', query: 'at=member' },
  { name: 'registry-submission', hash: '#/at/workshop/submissions/s1', query: 'at=member', set: ['light'] },
  { name: 'registry-follows', hash: '#/at/workshop/follows', query: 'at=member', looks: ['light'] },
  {
    name: 'registry-queue',
    hash: '#/at/workshop/moderate',
    query: 'at=curator',
    looks: ALL,
    set: ['light'],
  },
  {
    name: 'registry-review',
    hash: '#/at/workshop/moderate/q1',
    query: 'at=curator',
    looks: ALL,
    set: ['light'],
  },
  {
    name: 'registry-decide',
    hash: '#/at/workshop/moderate/q1',
    query: 'at=curator',
    act: open('decide-changes', 'decide-reason'),
    set: [],
  },
  { name: 'registry-reports', hash: '#/at/workshop/reports', query: 'at=curator', set: [] },
  { name: 'registry-collections', hash: '#/at/workshop/collections', query: 'at=curator', set: ['light'] },
  {
    name: 'registry-collections-find',
    hash: '#/at/workshop/collections',
    query: 'at=curator',
    act: async (page) => {
      await page.getByTestId('featured-list-find').fill('a');
      await see(page, 'featured-list-add');
    },
    set: [],
  },
  { name: 'registry-tools', hash: '#/at/workshop/moderate', query: 'at=curator', looks: ['light'] },
  ...['accounts', 'status', 'numbers', 'jobs', 'webhooks', 'audit'].map((room) => ({
    name: `registry-${room}`,
    hash: `#/at/workshop/admin/${room}`,
    query: 'at=admin',
    looks: room === 'numbers' ? ALL : EVERY,
    set: room === 'numbers' ? ['light', 'dark'] : [],
  })),
  {
    name: 'registry-confirm',
    hash: '#/at/workshop/admin/accounts',
    query: 'at=admin',
    act: async (page) => {
      await page.getByTestId('account-row').nth(1).getByRole('button').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'registry-none', hash: '#/at/homepilot/moderate', looks: ['light'] },
  // The same pages at a registry's own address
  { name: 'web-explore', hash: '#/explore', query: 'registry=visitor', act: until('card'), set: ['light'] },
  { name: 'web-package', hash: '#/package/persona-000000', query: 'registry=member' },
  { name: 'web-signin', hash: '#/signin', query: 'registry=visitor', looks: ['light', 'dark', 'small'] },
  { name: 'web-account', hash: '#/account', query: 'registry=member', looks: ['light', 'small'] },
];

/** One picture for each page and look. */
export const PICTURES = PAGES.flatMap(({ name, looks = EVERY, set = [], query, ...rest }) =>
  looks.map((look) => {
    const { suffix, size, query: how } = LOOKS[look];
    const named = `${name}${suffix}`;
    // The two that the README and the software centres show are PNG: not all of them read WebP.
    const kind = ['explore', 'detail'].includes(named) ? 'png' : 'webp';
    return {
      ...rest,
      name: named,
      file: `${named}.${kind}`,
      size,
      query: query ? `${how}&${query}` : how,
      kept: set.includes(look),
    };
  }),
);

/** The files of docs/pictures. */
export const KEPT = PICTURES.filter(({ kept }) => kept).map(({ file }) => file);
