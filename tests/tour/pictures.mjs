// @ts-check
/** `npm run pictures`: makes the pictures of the README again, from the real window on the demo gallery. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDisplay } from '../support/display.mjs';
import { installFromDetail, openDetail, seeDemoGallery, takePicture } from '../support/main-job.mjs';
import { Holder } from '../support/owner.mjs';
import { ROOT } from '../support/places.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

const FOLDER = join(ROOT, 'docs/pictures');

const holder = new Holder();
try {
  mkdirSync(FOLDER, { recursive: true });
  const display = await startDisplay(holder);
  const { page } = await openWindow(holder, display, tempdir(holder, 'home'));
  const [first, second] = await seeDemoGallery(page);
  if (!first || !second) throw new Error('The demo gallery is empty.');

  // One card of the picture shows what an installed package looks like.
  await openDetail(page, second.package);
  await installFromDetail(page);
  await page.press(KEY.alt, '1');
  await page.visible(`${cardOf(second.package)} ${id('installed-mark')}`);
  await seeDemoGallery(page);
  await takePicture(page, join(FOLDER, 'explore.png'));

  await openDetail(page, first.package);
  await page.script('document.activeElement?.blur()');
  await takePicture(page, join(FOLDER, 'detail.png'));
  console.log(`Made ${FOLDER}/explore.png and detail.png. Look at them before you commit them.`);
} finally {
  await holder.end();
}
