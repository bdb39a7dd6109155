// @ts-check
/** Starts and ends of the real window: twice at once, killed in mid-install, resized, after a blank start. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { filesBelow } from '../support/main-job.mjs';
import { writeRegistry } from '../support/listings.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, sha256 } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { Running } from '../support/process.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };

test(
  'a second start of the same home shows the first one’s window and ends',
  { timeout: 120_000 },
  async (t) => {
    const owner = held(t);
    const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
    const display = await startDisplay(owner);
    const { page } = await openWindow(owner, display, home);
    await page.visible(cardOf('mara'));
    await until('the first start has painted', () => !existsSync(join(home, 'launching')));
    const second = new Running(program('vitrine-desktop'), ['--home', home], { env: display.env });
    owner.after(() => second.stop());
    assert.equal(await second.end(40_000), 0, second.output);
    assert.equal(display.windows().filter((title) => title.includes('Vitrine')).length, 1);
    assert.ok(!existsSync(join(home, 'launching')), 'a second start is no blank start');
    await page.visible(cardOf('mara'));
  },
);

test(
  'killed while installing, the next start is as if nothing had begun, and can go on',
  { timeout: 150_000 },
  async (t) => {
    const owner = held(t);
    const gallery = buildGallery(tempdir(owner, 'gallery'), [{ ...MARA, bytes: 2_000_000 }]);
    const server = await serveGallery(owner, gallery);
    const home = await homeWith(owner, server.address);
    const file = '/packages/mara/1.0.0/persona.hpersona';
    server.faults.set(file, { stall: 900_000 });
    const display = await startDisplay(owner);

    const first = await openWindow(owner, display, home);
    await first.page.click(`${cardOf('mara')} ${id('install-button')}`);
    await first.page.click(id('confirm-install'));
    await until('the download has begun', () => server.asked.includes(file));
    await first.page.visible(id('job-progress'));
    await first.kill();
    server.mend();

    const { page } = await openWindow(owner, display, home);
    await page.visible(cardOf('mara'), 30_000);
    assert.deepEqual(filesBelow(join(home, 'library/shelf')), [], 'nothing half-installed');
    await page.press(KEY.alt, '5');
    await page.click(id('resume-job'));
    await page.press(KEY.alt, '2');
    await page.says(id('installed-row'), /Mara Quill/, 30_000);
    const original = filesBelow(join(home, 'library')).find((path) => path.endsWith('.hpersona')) ?? '';
    assert.equal(sha256(original), sha256(join(gallery, file)));
  },
);

test('the window is as large as it was left', { timeout: 120_000 }, async (t) => {
  const owner = held(t);
  const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
  const display = await startDisplay(owner);
  const first = await openWindow(owner, display, home);
  await first.page.visible(cardOf('mara'));
  const size = 'return [innerWidth, innerHeight]';
  display.resizeWindow('Vitrine', { width: 913, height: 641 });
  await until('the page has the new size', async () => (await first.page.script(size))[0] === 913);
  const left = await first.page.script(size);
  display.closeWindow('Vitrine');
  await until('the program ends', () => first.pid === null);
  const second = await openWindow(owner, display, home);
  await second.page.visible(cardOf('mara'));
  await until('it has the size it was left with', async () => {
    const now = await second.page.script(size);
    return now[0] === left[0] && Math.abs(now[1] - left[1]) <= 1;
  });
});

test(
  'after a start that never painted, the next one is careful and says so',
  { timeout: 90_000 },
  async (t) => {
    const owner = held(t);
    const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
    writeFileSync(join(home, 'launching'), '0');
    const display = await startDisplay(owner);
    const { page } = await openWindow(owner, display, home);
    await page.visible(cardOf('mara'));
    await page.visible(id('notice'));
    await until('it painted, so the next start may be fast', () => !existsSync(join(home, 'launching')));
  },
);

test('a home that cannot be used is told in a sentence', { timeout: 60_000 }, async (t) => {
  const owner = held(t);
  const folder = tempdir(owner, 'home');
  writeFileSync(join(folder, 'file'), 'not a folder');
  const display = await startDisplay(owner);
  const started = new Running(program('vitrine-desktop'), ['--home', join(folder, 'file/home')], {
    env: display.env,
  });
  owner.after(() => started.stop());
  assert.equal(await started.end(40_000), 1);
  assert.match(started.output, /Vitrine could not start: .*\n.*What to do: /);
});

test('with 20,000 listings the first paint has a screenful of cards', { timeout: 120_000 }, async (t) => {
  const owner = held(t);
  const folder = tempdir(owner, 'many');
  writeRegistry(folder, 20_000);
  const home = await homeWith(owner, folder);
  const display = await startDisplay(owner);
  const { page, driver } = await openWindow(owner, display, home);
  await page.visible(id('card'), 30_000);
  // In WebKitGTK the script may run before the style sheet: a list without a bound would draw all of it.
  const [, cards] = /with (\d+) cards/.exec(await driver.line(/first card painted after .* cards/)) ?? [];
  assert.ok(Number(cards) > 0 && Number(cards) < 100, `${cards} cards at the first paint`);
  for (const part of [0.3, 0.7, 1]) {
    await page.script(
      `const list = document.querySelector('${id('grid')}').parentElement;
      list.scrollTop = list.scrollHeight * arguments[0]`,
      part,
    );
    await until('cards are drawn there', async () => (await page.count(id('card'))) > 0);
    assert.ok((await page.count('[data-card]')) < 100);
  }
});
