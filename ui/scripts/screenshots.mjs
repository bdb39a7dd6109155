// Takes pictures of every page on the mock, for people to look at, and runs axe on each.
// Usage: npm run screenshots -- OUT_FOLDER [name-filter]      (needs `npm run build` first)
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [out = '/tmp/vitrine-screenshots', only = ''] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-src 'none'; form-action 'none'";

const WIDE = { width: 1400, height: 900 };
const USUAL = { width: 1180, height: 780 };
const SMALL = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };
const NARROW = { width: 480, height: 800 };
const tall = (size) => ({ ...size, height: 1300 });
const DETAIL = '#/package/homepilot/persona-000000';

const SIGNED = '#/package/workshop/persona-000004';
const TOOL = '#/package/homepilot/tool-000021';
const ELSEWHERE = '#/package/workshop/tool-000003';
const WITH_TOOL = 'installed=1,4,9,20,21';

/** What is about trust, transfers and tools: on a desk, in the dark, right to left, and narrow. */
const NEW = [
  { name: 'cards-stale', hash: '#/explore', query: 'trust=stale' },
  { name: 'signed', hash: SIGNED, long: true },
  { name: 'provisional', hash: SIGNED, query: 'trust=provisional', long: true },
  { name: 'alarm', hash: SIGNED, query: 'trust=identity', long: true },
  { name: 'tool', hash: TOOL, query: WITH_TOOL, long: true },
  { name: 'elsewhere', hash: ELSEWHERE, long: true },
  {
    name: 'sources-trust',
    hash: '#/sources',
    long: true,
    act: (page) => page.getByTestId('source-identity').last().locator('summary').click(),
  },
  { name: 'sources-alarm', hash: '#/sources', query: 'trust=identity' },
  { name: 'sources-frozen', hash: '#/sources', query: 'trust=frozen' },
  { name: 'identity', hash: '#/sources', query: 'trust=identity', act: compareIdentity },
  { name: 'preview', hash: '#/sources', act: (page) => lookAt(page, 'https://packages.workshop.example/') },
  { name: 'update', hash: SIGNED, act: (page) => open(page, 'update-button', 'transfer-plan') },
  { name: 'install-tool', hash: TOOL, act: (page) => open(page, 'install-button', 'transfer-plan') },
  { name: 'build', hash: ELSEWHERE, act: (page) => open(page, 'build-offer', 'build-recipe') },
  { name: 'build-refused', hash: ELSEWHERE, query: 'nosandbox' },
  { name: 'transfers', hash: '#/explore', query: 'history&tick=400', long: true, act: someJobs },
  {
    name: 'settings-limit',
    hash: '#/settings',
    long: true,
    act: (page) => page.getByTestId('bandwidth-limited').click(),
  },
];

/** Updates: its three parts, the plan, and a job for several. */
const OLD = 'installed=0,4,1,9,2,11,21,3';
const UPDATES = [
  { name: 'updates', hash: '#/updates', query: OLD, act: unfoldNews },
  { name: 'updates-menu', hash: '#/updates', query: OLD, act: openMenu },
  { name: 'updates-plan', hash: '#/updates', query: OLD, act: planUpdates },
  {
    name: 'updates-running',
    hash: '#/updates',
    query: `${OLD}&tick=400&fail=several:offline`,
    act: runUpdates,
  },
  {
    name: 'updates-failed',
    hash: '#/updates',
    query: `${OLD}&tick=20&fail=several:offline`,
    act: runUpdates,
  },
  { name: 'updates-none', hash: '#/updates', query: 'installed=0&fail=source-workshop:timeout' },
  { name: 'updates-policies', hash: '#/updates/policies', query: OLD },
  { name: 'updates-history', hash: '#/updates', query: `${OLD}&tick=20`, act: updatesHistory },
];

const sized = [...NEW, ...UPDATES].flatMap(({ name, query = '', long = false, ...rest }) => {
  const shot = (suffix, size, look) => ({
    ...rest,
    name: `new-${name}${suffix}`,
    size: long ? tall(size) : size,
    query: `${look}&${query}`,
  });
  return [
    shot('', DESK, 'theme=light'),
    shot('-dark', DESK, 'theme=dark'),
    shot('-rtl', DESK, 'theme=light&lang=ar'),
    shot('-narrow', NARROW, 'theme=light'),
  ];
});

const shots = [
  ...sized,
  { name: 'explore-wide', size: WIDE, query: 'theme=light' },
  { name: 'explore-wide-dark', size: WIDE, query: 'theme=dark' },
  { name: 'explore', size: USUAL, query: 'theme=light' },
  { name: 'explore-rtl', size: USUAL, query: 'theme=light&lang=ar' },
  { name: 'explore-small', size: SMALL, query: 'theme=light' },
  { name: 'explore-small-dark', size: SMALL, query: 'theme=dark' },
  { name: 'explore-min', size: { width: 360, height: 480 }, query: 'theme=light' },
  {
    name: 'corrected',
    size: USUAL,
    query: 'theme=light',
    act: (page) => page.getByTestId('search').fill('libarian'),
  },
  {
    name: 'nothing',
    size: USUAL,
    query: 'theme=light',
    act: (page) => page.getByTestId('search').fill('qqqqqqqqqq'),
  },
  { name: 'offline', size: USUAL, query: 'theme=light&fail=browse:offline' },
  {
    name: 'source-failing',
    size: USUAL,
    query: 'theme=light&fail=source-homepilot:offline&notice=The%20database%20was%20rebuilt.',
  },
  { name: 'loading', size: USUAL, query: 'theme=light&slow=browse:60000', wait: 900 },
  { name: 'empty', size: USUAL, query: 'theme=light&mock=0' },
  {
    name: 'filters-small',
    size: SMALL,
    query: 'theme=light',
    act: (page) => page.getByTestId('filters-toggle').click(),
  },
  { name: 'installing', size: WIDE, query: 'theme=light&tick=400', act: installFirst },
  { name: 'detail', size: tall(USUAL), query: 'theme=light&homepilot', hash: DETAIL },
  { name: 'detail-dark', size: tall(USUAL), query: 'theme=dark', hash: DETAIL },
  { name: 'detail-rtl', size: tall(USUAL), query: 'theme=light&lang=ar', hash: DETAIL },
  { name: 'detail-small', size: tall(SMALL), query: 'theme=light', hash: DETAIL },
  { name: 'install', size: USUAL, query: 'theme=light', hash: DETAIL, act: openInstall },
  { name: 'install-dark', size: USUAL, query: 'theme=dark', hash: DETAIL, act: openInstall },
  {
    name: 'installed',
    size: USUAL,
    query: 'theme=light',
    hash: '#/installed',
    act: (page) => page.getByTestId('verify').nth(2).click(),
  },
  { name: 'installed-dark', size: USUAL, query: 'theme=dark', hash: '#/installed' },
  { name: 'installed-small', size: SMALL, query: 'theme=light', hash: '#/installed' },
  {
    name: 'remove',
    size: USUAL,
    query: 'theme=light',
    hash: '#/installed',
    act: (page) => page.getByTestId('remove-button').first().click(),
  },
  {
    name: 'sources',
    size: USUAL,
    query: 'theme=light&fail=source-workshop:timeout',
    hash: '#/sources',
    act: (page) =>
      page
        .getByTestId('problems')
        .first()
        .click({ position: { x: 5, y: 5 } }),
  },
  { name: 'sources-dark', size: USUAL, query: 'theme=dark', hash: '#/sources' },
  { name: 'sources-small', size: SMALL, query: 'theme=light', hash: '#/sources' },
  { name: 'add-source', size: USUAL, query: 'theme=light', hash: '#/sources', act: addInsecure },
  {
    name: 'activity',
    size: USUAL,
    query: 'theme=light&tick=250&fail=job:digest',
    hash: '#/explore',
    act: someJobs,
  },
  { name: 'activity-dark', size: USUAL, query: 'theme=dark&tick=250', hash: '#/explore', act: someJobs },
  { name: 'settings', size: tall(USUAL), query: 'theme=light', hash: '#/settings' },
  { name: 'settings-rtl-dark', size: tall(USUAL), query: 'theme=dark&lang=ar', hash: '#/settings' },
  { name: 'shortcuts', size: USUAL, query: 'theme=light', act: (page) => page.keyboard.press('Shift+?') },
].filter(({ name }) => name.includes(only));

async function openInstall(page) {
  await page.getByTestId('install-button').first().click();
  await page.getByTestId('confirm-install').waitFor();
}

async function open(page, button, until) {
  await page.getByTestId(button).first().click();
  await page.getByTestId(until).waitFor();
}

async function compareIdentity(page) {
  await page.getByTestId('compare-identity').click();
  await page.getByTestId('identity-typed').fill('0000 1111');
}

async function lookAt(page, address) {
  await page.getByTestId('add-source').click();
  await page.getByTestId('source-location').fill(address);
  await page.getByTestId('preview-source').click();
  await page.getByTestId('source-preview').waitFor();
}

async function installFirst(page) {
  await openInstall(page);
  await page.getByTestId('confirm-install').click();
  await page.getByTestId('job-progress').first().waitFor();
  await page.waitForTimeout(1800);
}

async function unfoldNews(page) {
  await page.getByTestId('changelog').first().locator('summary').click();
}

async function openMenu(page) {
  await page.getByTestId('update-menu').first().click();
  await page.getByTestId('update-menu-list').waitFor();
}

async function planUpdates(page) {
  await page.getByTestId('update-all').click();
  await page.getByTestId('plan-item').first().waitFor();
}

async function runUpdates(page) {
  await planUpdates(page);
  await page.getByTestId('start-updates').click();
  await page.getByTestId('several').waitFor();
  await page.waitForTimeout(1600);
}

async function updatesHistory(page) {
  await page.getByTestId('update-button').first().click();
  await page.getByTestId('update-button').nth(1).click();
  await page.waitForTimeout(1200);
  await page.getByTestId('updates-tab-history').click();
  await page.getByTestId('history-row').first().waitFor();
}

async function someJobs(page) {
  await installFirst(page);
  await page.getByTestId('nav-activity').click();
  await page.waitForTimeout(1500);
}

async function addInsecure(page) {
  await page.getByTestId('add-source').click();
  await page.getByTestId('source-location').fill('http://gallery.local/registry.json');
  await page.getByTestId('preview-source').click();
  await page.getByTestId('source-error').waitFor();
}

mkdirSync(out, { recursive: true });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const { port } = server.httpServer.address();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});

let faults = 0;
async function take({ name, size, query, hash = '#/explore', act, wait = 350 }) {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', bypassCSP: false });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => message.type() === 'error' && fault(name, message.text()));
  page.on('pageerror', (error) => fault(name, error.message));
  // The window's own policy, and Tauri's frozen prototypes.
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
  });
  await page.addInitScript(() => Object.freeze(Object.prototype));
  await page.goto(`http://127.0.0.1:${port}/?${query}${hash}`);
  if (name !== 'loading') await page.locator('h1, h2').first().waitFor();
  await page.waitForTimeout(wait);
  await act?.(page);
  await page.waitForTimeout(wait);
  await page.screenshot({ path: `${out}/${name}.png` });
  const { violations } = await runAxe(page);
  for (const { id, nodes } of violations) {
    for (const node of nodes.slice(0, 3))
      fault(name, `axe ${id}: ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`);
  }
  await context.close();
}

/** Through the debugger, which the page's policy does not bind. */
async function runAxe(page) {
  await page.evaluate(axe);
  return page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
}

function fault(name, text) {
  faults += 1;
  console.log(`${name}: ${text}`);
}

for (const shot of shots)
  await take(shot).catch((error) => fault(shot.name, String(error).split('\n').slice(0, 4).join(' ')));
await browser.close();
await server.close();
console.log(`${shots.length} pictures in ${out}, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
