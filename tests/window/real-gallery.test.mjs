// @ts-check
/** The sentence this product begins with: a person opens a window on a real HomePilot community gallery, finds
 * a persona, installs it verified, and removes it again. Skipped where the real data is not at hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { filesBelow, installFromDetail, openDetail, search } from '../support/main-job.mjs';
import { held } from '../support/owner.mjs';
import { sha256 } from '../support/personas.mjs';
import { sharedData } from '../support/places.mjs';
import { id } from '../support/screen.mjs';
import { serveGallery } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';
import { openWindow } from '../support/window.mjs';

const bucket = join(sharedData() ?? '/nowhere', 'homepilot/bucket');

test(
  'a real HomePilot gallery, over HTTP, in the real window',
  { timeout: 150_000, skip: existsSync(bucket) ? false : 'no ../shared/data here' },
  async (t) => {
    const owner = held(t);
    const { items } = JSON.parse(readFileSync(join(bucket, 'registry/registry.json'), 'utf8'));
    const wanted = items.find((/** @type {{ nsfw: boolean }} */ item) => !item.nsfw);
    const server = await serveGallery(owner, bucket);
    const home = tempdir(owner, 'home');
    const display = await startDisplay(owner);
    const { page } = await openWindow(owner, display, home);

    await page.visible(id('nav-sources'), 60_000);
    await page.press(KEY.alt, '6');
    await page.click(id('add-source'));
    await page.type(id('source-location'), server.address);
    await page.click(id('preview-source'));
    await page.click(id('confirm-add-source'));
    await page.says(`${id('source-row')}[data-source]:last-of-type`, /\d/, 30_000);

    await page.press(KEY.alt, '1');
    await page.visible(id('search'));
    await search(page, wanted.name, wanted.id);
    await openDetail(page, wanted.id);
    await until('the real picture is drawn', () =>
      page.script(`return document.querySelector('${id('detail')} img')?.naturalWidth >= 128`),
    );
    await installFromDetail(page);
    const original = filesBelow(join(home, 'library')).find((file) => file.endsWith('.hpersona')) ?? '';
    assert.equal(sha256(original), wanted.latest.sha256);

    await page.press(KEY.alt, '2');
    await page.click(id('row-menu'));
    await page.click(id('remove-button'));
    await page.click(id('confirm-remove'));
    await page.gone(id('installed-row'));
    assert.ok(!existsSync(original));
  },
);
