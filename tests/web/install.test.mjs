// @ts-check
/** Installing, looking after and removing a package, with the real engine and real files. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, sha256 } from '../support/personas.mjs';
import { Screen } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

/**
 * A window in a browser on a gallery of these personas.
 * @param {import('node:test').TestContext} t
 * @param {import('../support/personas.mjs').Persona[]} personas
 * @param {(gallery: string) => void} [change] done to the built gallery before it is added
 */
async function start(t, personas, change) {
  const owner = held(t);
  const gallery = buildGallery(tempdir(owner, 'gallery'), personas);
  change?.(gallery);
  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: gallery, name: 'shelf', allowInsecure: false });
  await until('the gallery is listed', async () => {
    return (await bridge.invoke('app_state')).listings === personas.length;
  });
  const { page, watched } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.sees('card');
  return { gallery, bridge, page, screen, watched };
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      // What is being removed may be gone between the two looks.
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
      .sort()
  );
}

const MARA = { id: 'mara', name: 'Mara Quill', tools: ['calendar'] };

test(
  'a package is planned, agreed to, installed, checked, opened and removed',
  { timeout: 90_000 },
  async (t) => {
    const { gallery, bridge, page, screen, watched } = await start(t, [MARA]);

    await screen.open('mara');
    await screen.says('detail', /Mara Quill/);
    await screen.says('detail', /calendar/);
    await screen.click('install-button');
    await screen.says('install-dialog', /1\.0\.0/);
    assert.deepEqual(await bridge.invoke('installed'), [], 'nothing is installed before the person agrees');
    await screen.click('confirm-install');
    await screen.sees('open-folder');

    const [installed] = await bridge.invoke('installed');
    const original = filesBelow(bridge.library).find((file) => file.endsWith('.hpersona'));
    assert.equal(sha256(original ?? ''), sha256(join(gallery, 'packages/mara/1.0.0/persona.hpersona')));
    assert.equal(installed.sha256, sha256(original ?? ''));

    await screen.go('installed');
    await screen.says('installed-row', /Mara Quill/);
    await screen.click('open-folder');
    await until('the folder was opened', () => {
      return readFileSync(join(bridge.home, 'opened-folder.txt'), 'utf8') === installed.folder;
    });

    const card = filesBelow(installed.folder).find((file) => file.endsWith('card.json')) ?? '';
    appendFileSync(card, '\n');
    await screen.choose('row-menu', 'verify');
    await screen.says('verify-report', /card\.json/);

    await screen.choose('row-menu', 'remove-button');
    await screen.click('confirm-remove');
    await until('the list is empty', async () => (await bridge.invoke('installed')).length === 0);
    await screen.loses('installed-row');
    const left = filesBelow(join(bridge.library, 'shelf')).map((file) => basename(file));
    assert.deepEqual(left, ['card.json'], 'what the person changed is kept, the rest is gone');

    await screen.go('explore');
    await screen.card('mara').getByTestId('install-button').waitFor();
    assert.deepEqual(watched.strangers(bridge.origin), []);
    assert.deepEqual(watched.troubles, []);
    await page.close();
  },
);

test('changed files go too when the person says so', { timeout: 60_000 }, async (t) => {
  const { bridge, screen } = await start(t, [MARA]);
  await screen.install('mara');
  const [installed] = await bridge.invoke('installed');
  const card = filesBelow(installed.folder).find((file) => file.endsWith('card.json')) ?? '';
  appendFileSync(card, '\n');
  await screen.go('installed');
  await screen.choose('row-menu', 'remove-button');
  await screen.click('remove-delete');
  await screen.click('confirm-remove');
  await until('it is removed', async () => (await bridge.invoke('installed')).length === 0);
  await until('its files are gone', () => filesBelow(join(bridge.library, 'shelf')).length === 0);
});

test('what is installed can be hidden in Explore', { timeout: 60_000 }, async (t) => {
  const { screen } = await start(t, [MARA, { id: 'otto', name: 'Otto Lund' }]);
  await screen.install('mara');
  await screen.get('hide-installed').check();
  await screen.card('mara').waitFor({ state: 'detached' });
  assert.equal(await screen.total(), 1);
  await screen.click('chosen-filter');
  await screen.card('mara').waitFor();
});

test('a package that nothing vouches for needs the person’s word', { timeout: 60_000 }, async (t) => {
  const owner = held(t);
  const folder = tempdir(owner, 'unverified');
  const built = buildGallery(folder, [MARA]);
  const registry = JSON.parse(readFileSync(join(built, 'registry/registry.json'), 'utf8'));
  for (const item of registry.items) item.latest.sha256 = '';
  const bare = join(folder, 'bare');
  mkdirSync(join(bare, 'registry'), { recursive: true });
  writeFileSync(join(bare, 'registry/registry.json'), JSON.stringify(registry));
  for (const part of ['packages', 'previews'])
    cpSync(join(built, part), join(bare, part), { recursive: true });
  const server = await serveGallery(owner, bare);

  const [bridge, browser] = await Promise.all([startBridge(owner), launch(owner)]);
  await bridge.invoke('add_source', { location: server.address, name: 'bare', allowInsecure: true });
  const { page } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.card('mara').getByTestId('install-button').click();
  await screen.sees('consent');
  assert.ok(await screen.get('confirm-install').isDisabled(), 'not before the person agreed');
  await screen.click('consent');
  await screen.click('confirm-install');
  await screen.card('mara').getByTestId('installed-mark').waitFor();
  const [installed] = await bridge.invoke('installed');
  assert.equal(installed.trust, 'unverified');
});

test('a package whose bytes are not what the gallery lists is refused', { timeout: 60_000 }, async (t) => {
  const { bridge, screen } = await start(t, [MARA], (gallery) => {
    appendFileSync(join(gallery, 'packages/mara/1.0.0/persona.hpersona'), 'x');
  });
  await screen.card('mara').getByTestId('install-button').click();
  await screen.click('confirm-install');
  await screen.go('activity');
  await screen.sees('retry-job');
  const [job] = await bridge.invoke('jobs');
  assert.match(job.error.code, /wrong_(size|digest)/);
  await screen.says('job', new RegExp(job.error.sentence.slice(0, 20).replace(/[^\w ]/g, '.')));
  assert.deepEqual(await bridge.invoke('installed'), []);
});

test('script in a description is shown as nothing and does not run', { timeout: 60_000 }, async (t) => {
  const attack =
    'Before. <script>window.stolen = 1</script><img src="https://evil.example/a.png" onerror="window.stolen = 2">' +
    '<a href="javascript:window.stolen=3">press</a> **After.**';
  const { bridge, page, screen, watched } = await start(t, [
    { ...MARA, backstory: attack, short: '<img src=x onerror="window.stolen = 4">Hi' },
  ]);
  await screen.open('mara');
  await screen.says('detail', /After\./);
  assert.equal(await page.evaluate('window.stolen'), undefined);
  const links = await screen
    .get('detail')
    .locator('a')
    .evaluateAll((found) => found.map((a) => a.getAttribute('href')));
  assert.ok(links.every((href) => !/^javascript:/i.test(href ?? '')));
  assert.deepEqual(watched.strangers(bridge.origin), []);
  assert.deepEqual(watched.troubles, []);
});
