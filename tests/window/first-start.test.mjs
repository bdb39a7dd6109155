// @ts-check
/** The page of the first start, and starting with the session: what was answered is kept, and asked once. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

const MARA = { id: 'mara', name: 'Mara Quill' };

/** @param {string} file */
const read = (file) => readFileSync(file, 'utf8');

test('the first start asks once, and keeps what was answered', { timeout: 150_000 }, async (t) => {
  const owner = held(t);
  const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
  const display = await startDisplay(owner);
  const first = await openWindow(owner, display, home, { firstStart: true });
  await first.page.visible(id('first-start'), 30_000);
  assert.equal(await first.page.count(id('card')), 0, 'nothing else is in the way');
  await first.page.click(id('start-tray'));
  await first.page.click(id('start-mature'));
  await first.page.click(id('start-begin'));
  await first.page.visible(cardOf('mara'), 30_000);
  await first.page.gone(id('first-start'));
  display.closeWindow('Vitrine');
  await until('the program ends', () => first.pid === null);

  const kept = JSON.parse(read(join(home, 'settings.json')));
  assert.deepEqual(
    [kept.firstStartDone, kept.onClose, kept.allowMature, kept.autostart],
    [true, 'quit', true, false],
  );
  const second = await openWindow(owner, display, home, { firstStart: true });
  await second.page.visible(cardOf('mara'), 30_000);
  assert.equal(await second.page.count(id('first-start')), 0, 'asked before');
});

test('starting with the session is a file that comes and goes', { timeout: 120_000 }, async (t) => {
  const owner = held(t);
  const home = await homeWith(owner, buildGallery(tempdir(owner, 'gallery'), [MARA]));
  const display = await startDisplay(owner);
  const file = join(display.env.XDG_CONFIG_HOME ?? '', 'autostart/org.vitrine.Vitrine.desktop');
  const { page } = await openWindow(owner, display, home);
  await page.visible(cardOf('mara'), 30_000);
  assert.ok(!existsSync(file), 'nothing is written before somebody agrees');
  await page.press(KEY.alt, '7');
  await page.click(id('autostart'));
  await until('the file is written', () => existsSync(file));
  const command = /^Exec=(.*)$/m.exec(read(file))?.[1];
  assert.equal(command, `"${program('vitrine-desktop')}" --hidden --home "${home}"`);
  assert.match(read(file), /^Hidden=false$/m);
  assert.match(read(file), /^X-GNOME-Autostart-enabled=true$/m);
  await page.click(id('autostart'));
  await until('it does not start any more', () => /^Hidden=true$/m.test(read(file)));
  assert.match(read(file), /^X-GNOME-Autostart-enabled=false$/m);
});
