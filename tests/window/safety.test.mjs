// @ts-check
/** What a page that was taken over could do in the real window: nothing but ask the listed commands. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDisplay } from '../support/display.mjs';
import { Holder } from '../support/owner.mjs';
import { buildGallery } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { run } from '../support/process.mjs';
import { cardOf, id } from '../support/screen.mjs';
import { serve } from '../support/site.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { openWindow } from '../support/window.mjs';

describe('the page of the real window', { timeout: 150_000 }, () => {
  const holder = new Holder();
  /** @type {import('../support/webdriver.mjs').Session} */
  let page;
  /** @type {string[]} */
  const asked = [];
  let stranger = '';

  before(async () => {
    const attack =
      'Hello. <script>window.stolen = 1</script><img src="x" onerror="window.stolen = 2"> The end.';
    const gallery = buildGallery(tempdir(holder, 'gallery'), [
      { id: 'mara', name: 'Mara Quill', backstory: attack },
    ]);
    const home = tempdir(holder, 'home');
    run(program('vitrine'), ['sources', 'add', gallery, '--name', 'shelf', '--home', home, '--quiet']);
    stranger = await serve(holder, (request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'image/svg+xml' });
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    });
    const display = await startDisplay(holder);
    page = (await openWindow(holder, display, home)).page;
    await page.visible(cardOf('mara'));
  });
  after(() => holder.end());

  /**
   * @param {string} command
   * @param {unknown} argument
   * @returns {Promise<{ answer?: unknown, refused?: string }>}
   */
  const invoke = (command, argument) =>
    page.scriptLater(
      `const done = arguments[arguments.length - 1];
       window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(
         (answer) => done({ answer }),
         (error) => done({ refused: typeof error === 'string' ? error : JSON.stringify(error) }));`,
      command,
      argument,
    );

  test('has no global of Tauri', { timeout: 20_000 }, async () => {
    assert.equal(await page.script('return typeof window.__TAURI__'), 'undefined');
  });

  test('may ask a listed command', { timeout: 20_000 }, async () => {
    const { answer } = await invoke('app_state', { argument: null });
    assert.equal(/** @type {{ listings: number }} */ (answer).listings, 1);
  });

  for (const [command, argument] of Object.entries({
    no_such_command: {},
    'plugin:fs|read_text_file': { path: '/etc/passwd' },
    'plugin:shell|execute': { program: 'sh', args: [] },
    'plugin:window|set_title': { value: 'x' },
    'plugin:webview|create_webview_window': { options: { label: 'other', url: 'https://example.org' } },
    'plugin:dialog|save': { options: {} },
  })) {
    test(`may not call ${command}`, { timeout: 30_000 }, async () => {
      const { refused } = await invoke(command, argument);
      assert.match(refused ?? 'it answered', /not allowed|not found/i);
    });
  }

  test('may open nothing but https pages in the browser', { timeout: 20_000 }, async () => {
    for (const url of ['file:///etc/passwd', 'http://example.org/', 'javascript:alert(1)']) {
      const { refused } = await invoke('open_external', { argument: { url } });
      assert.match(refused ?? 'it answered', /shell\.address/);
    }
  });

  test('runs no inline script', { timeout: 20_000 }, async () => {
    const directive = await page.scriptLater(`
      const done = arguments[arguments.length - 1];
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
      const script = document.createElement('script');
      script.textContent = 'window.stolen = 3';
      document.body.append(script);
    `);
    assert.match(directive, /^script-src/);
    assert.equal(await page.script('return typeof window.stolen'), 'undefined');
  });

  test('loads no picture and no data from another address', { timeout: 30_000 }, async () => {
    const outcome = await page.scriptLater(
      `const done = arguments[arguments.length - 1];
       const picture = new Image();
       const drawn = new Promise((tell) => { picture.onload = () => tell('loaded'); picture.onerror = () => tell('refused'); });
       picture.src = arguments[0] + '/picture.svg';
       const fetched = fetch(arguments[0] + '/data').then(() => 'loaded', () => 'refused');
       Promise.all([drawn, fetched]).then(done);`,
      stranger,
    );
    assert.deepEqual(outcome, ['refused', 'refused']);
    assert.deepEqual(asked, []);
  });

  test('cannot be led to another address', { timeout: 30_000 }, async () => {
    await page.script('location.href = arguments[0] + "/elsewhere"', stranger);
    await page.visible(cardOf('mara'));
    assert.match(await page.script('return location.href'), /^tauri:\/\/localhost/);
    assert.deepEqual(asked, []);
  });

  test('shows a maker’s script as nothing', { timeout: 30_000 }, async () => {
    await page.click(`${cardOf('mara')} ${id('card-link')}`);
    await page.says(id('detail'), /The end\./);
    assert.equal(await page.script('return typeof window.stolen'), 'undefined');
  });
});
