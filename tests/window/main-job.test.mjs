// @ts-check
/** The main job through the real window, step by step, with what is on disk compared to what the gallery has. */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { windowViolations } from '../support/axe.mjs';
import { startDisplay } from '../support/display.mjs';
import {
  filesBelow,
  installFromDetail,
  inAHurry,
  openDetail,
  search,
  seeDemoGallery,
} from '../support/main-job.mjs';
import { Holder } from '../support/owner.mjs';
import { sha256 } from '../support/personas.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

describe('the main job in the real window', { timeout: 200_000 }, () => {
  const holder = new Holder();
  const home = tempdir(holder, 'home');
  /** @type {import('../support/webdriver.mjs').Session} */
  let page;
  /** @type {{ package: string, name: string }} */
  let wanted;

  before(async () => {
    const display = await startDisplay(holder);
    page = (await openWindow(holder, display, home)).page;
  });
  after(() => holder.end());

  test('the first start shows the demo gallery, with pictures', { timeout: 100_000 }, async () => {
    const cards = await seeDemoGallery(page);
    wanted = cards.find(({ name }) => /[A-Za-z]{6}/.test(name)) ?? assert.fail('no Latin name in sight');
    assert.match(await page.title(), /Vitrine/);
    const total = Number((await page.text(id('total'))).replace(/\D/g, ''));
    assert.ok(total >= 20, `${total} listings`);
    assert.ok((await page.count(id('card'))) < 100);
  });

  test(
    'the sentinel of a start that never paints is gone after the first card',
    { timeout: 30_000 },
    async () => {
      await until('home/launching is gone', () => !existsSync(join(home, 'launching')));
    },
  );

  test('a search forgives a typo', { timeout: 30_000 }, async () => {
    await search(page, inAHurry(wanted.name), wanted.package);
    await page.visible(id('corrected'));
  });

  test('a card opens the package’s page', { timeout: 30_000 }, async () => {
    await openDetail(page, wanted.package);
    await page.says(id('detail'), new RegExp(wanted.name.slice(0, 6)));
    await until('its picture is drawn', () =>
      page.script(`return document.querySelector('${id('detail')} img')?.naturalWidth >= 128`),
    );
  });

  test('Install leads to the same bytes on disk as in the gallery', { timeout: 60_000 }, async () => {
    await installFromDetail(page);
    const original = filesBelow(join(home, 'library')).find((file) => file.endsWith('.hpersona'));
    assert.ok(original, 'the original file is kept');
    const published = filesBelow(join(home, 'demo-gallery/packages', wanted.package)).map(sha256);
    assert.ok(published.includes(sha256(original)), 'it is a file of the gallery, byte for byte');
  });

  test('it stands in Installed', { timeout: 30_000 }, async () => {
    await page.press(KEY.alt, '2');
    await page.says(id('installed-row'), new RegExp(wanted.name.slice(0, 6)));
  });

  test(
    'Verify says that every file is as it was installed, and names one that is not',
    { timeout: 60_000 },
    async () => {
      const verify = async () => {
        await page.click(id('row-menu'));
        await page.click(id('verify'));
      };
      const INTACT = /^(\d+) files are as they were installed\.\s*$/;
      await verify();
      const whole = Number(INTACT.exec((await page.says(id('verify-report'), INTACT)).trim())?.[1]);
      assert.ok(whole > 2, `${whole} files`);
      const file =
        filesBelow(join(home, 'library', 'demo')).find((path) => path.endsWith('manifest.json')) ??
        assert.fail('it has a manifest');
      const before = readFileSync(file);
      appendFileSync(file, ' ');
      await verify();
      const said = await page.says(id('verify-report'), /One file is changed:\s+\S*manifest\.json\s*$/);
      assert.match(said, new RegExp(`^${whole - 1} files are as they were`));
      writeFileSync(file, before);
      await verify();
      await page.says(id('verify-report'), new RegExp(`^${whole} files are as they were installed\\.\\s*$`));
    },
  );

  test('Remove takes it away, in the window and on disk', { timeout: 60_000 }, async () => {
    await page.click(id('row-menu'));
    await page.click(id('remove-button'));
    await page.click(id('confirm-remove'));
    await page.gone(id('installed-row'));
    await until('its files are gone', () => filesBelow(join(home, 'library', 'demo')).length === 0);
    await page.press(KEY.alt, '1');
    await search(page, wanted.name, wanted.package);
    await page.visible(`${cardOf(wanted.package)} ${id('install-button')}`);
  });

  test('axe finds nothing on any page, in this engine too', { timeout: 60_000 }, async () => {
    for (const [index, place] of [
      'explore',
      'installed',
      'updates',
      'submit',
      'activity',
      'sources',
      'settings',
    ].entries()) {
      await page.press(KEY.alt, String(index + 1));
      await page.visible(`${id(`nav-${place}`)}[aria-current="page"]`);
      await page.visible('h1');
      assert.deepEqual(await windowViolations(page), [], place);
    }
    await page.press(KEY.alt, '1');
    await page.visible(id('card'));
  });

  test('pictures come from the picture protocol and nowhere else', { timeout: 30_000 }, async () => {
    const sources = await page.script(`return [...document.images].map((picture) => picture.currentSrc)`);
    assert.ok(sources.length > 0);
    for (const source of sources) assert.match(source, /^(img|tauri):\/\/localhost\//);
  });
});
