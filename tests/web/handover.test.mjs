// @ts-check
/** “Send to HomePilot” against a stand-in: preview, the person's word, import; once, and only those routes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBridge } from '../support/bridge.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { startHomePilot } from '../support/homepilot.mjs';
import { held } from '../support/owner.mjs';
import { buildGallery, sha256 } from '../support/personas.mjs';
import { Screen } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

test('an installed persona is handed over once', { timeout: 90_000 }, async (t) => {
  const owner = held(t);
  const gallery = buildGallery(tempdir(owner, 'gallery'), [
    { id: 'mara', name: 'Mara Quill', tools: ['calendar'] },
  ]);
  const [bridge, browser, homepilot] = await Promise.all([
    startBridge(owner),
    launch(owner),
    startHomePilot(owner),
  ]);
  await bridge.invoke('add_source', { location: gallery, name: 'shelf', allowInsecure: false });
  const { page } = await openPage(browser);
  await page.goto(bridge.at('explore'));
  const screen = new Screen(page);
  await screen.install('mara');

  await screen.open('mara');
  await screen.loses('handover');
  await screen.go('settings');
  await screen.get('homepilot-url').fill(homepilot.address);
  await screen.get('homepilot-url').press('Enter');
  await until('the address is kept', async () => (await bridge.invoke('settings')).homepilotUrl);

  await screen.go('explore');
  await screen.open('mara');
  await screen.click('handover');
  await screen.says('handover-dialog', /calendar/);
  assert.deepEqual(
    homepilot.calls,
    ['POST /persona/import/preview'],
    'nothing is imported before the person agrees',
  );
  await screen.click('confirm-handover');
  await until('the project is remembered', async () => {
    const [installed] = await bridge.invoke('installed');
    return installed.homepilotProject === 'project-1';
  });
  const sent = createHash('sha256')
    .update(homepilot.files[0] ?? '')
    .digest('hex');
  assert.equal(sent, sha256(join(gallery, 'packages/mara/1.0.0/persona.hpersona')));

  const again = bridge.invoke('handover_send', {
    package: { source: 'shelf', id: 'mara' },
    again: false,
  });
  await assert.rejects(again, /handover\.already/);
  const routes = new Set(homepilot.calls);
  assert.deepEqual([...routes].sort(), ['POST /persona/import', 'POST /persona/import/preview']);
});
