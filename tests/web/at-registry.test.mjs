// @ts-check
/** A gallery's registry inside the window: signed in to by a code in another browser, moderated from the window, and a
 * package of it installed and rated; the page itself asks nobody but its own program for anything. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBridge } from '../support/bridge.mjs';
import { keepPicture, launch, openPage } from '../support/browser.mjs';
import { Holder } from '../support/owner.mjs';
import { pack, writePersona } from '../support/personas.mjs';
import { program } from '../support/places.mjs';
import { Running } from '../support/process.mjs';
import { startRegistry } from '../support/registry.mjs';
import { Screen } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const PASSWORD = 'seven calm harbours';
const NORA = {
  id: 'nora-of-the-quay',
  name: 'Nora of the Quay',
  short: 'Keeps the berths of a small harbour in order.',
};

describe('a registry in the window', { timeout: 300_000 }, () => {
  const holder = new Holder();
  /** @type {import('../support/registry.mjs').Registry} */
  let registry;
  /** @type {import('../support/bridge.mjs').Bridge} */
  let bridge;
  /** The registry's own page, the administrator before it. @type {Awaited<ReturnType<typeof somebody>>} */
  let keeper;
  /** The window. @type {Awaited<ReturnType<typeof somebody>>} */
  let window;
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let source;

  async function somebody() {
    const { page, watched } = await openPage(browser);
    return { page, watched, screen: new Screen(page) };
  }

  /** @param {string} place @param {string} mark */
  async function show(place, mark) {
    await window.page.goto(bridge.at(place));
    const failed = window.screen.get('no-registry');
    await window.screen.get(mark).or(failed).first().waitFor({ timeout: 40_000 });
    assert.equal(await failed.count(), 0, `${place} says that there is no registry`);
    await window.screen.sees(mark);
  }

  /** A registry that has just been started may not answer in time: once, it is asked again, as a person would. */
  async function meet() {
    await window.page.goto(bridge.at(`at/${source}/signin`));
    const failed = window.screen.get('no-registry');
    await window.screen.get('at-begin').or(failed).first().waitFor({ timeout: 40_000 });
    if ((await failed.count()) > 0) await failed.getByRole('button').first().click();
    await window.page.locator('[data-testid="at-begin"]').waitFor({ timeout: 40_000 });
  }

  /** @param {string} name */
  async function isSound(name) {
    await keepPicture(window.page, `at-${name}`);
    assert.deepEqual(await violations(window.page), [], name);
    assert.deepEqual(window.watched.strangers(bridge.origin), [], name);
    const troubles = window.watched.troubles.filter((one) => /Content Security Policy|exception/.test(one));
    assert.deepEqual(troubles, [], name);
  }

  /** @param {Awaited<ReturnType<typeof somebody>>} who @param {string} handle */
  async function signUp({ screen }, handle) {
    await screen.get('signup-handle').fill(handle);
    await screen.get('signup-password').fill(PASSWORD);
    await screen.click('signup-submit');
  }

  /** The page sees its submission as it was before the package was read, and its line for news opens only when it was:
   * nothing of that is told on it any more.
   * @param {import('playwright-core').Page} page */
  async function listensLate(page) {
    const path = '**/api/v1/submissions/*';
    /** @type {() => void} */
    let seen = () => undefined;
    const looked = new Promise((done) => (seen = () => done(null)));
    await page.route(
      path,
      async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), found: null } });
        seen();
      },
      { times: 1 },
    );
    await page.route(`${path}/events`, async (route) => {
      const submission = route
        .request()
        .url()
        .replace(/\/events$/, '');
      const isRead = async () => (await (await page.request.get(submission)).json()).found !== null;
      await looked;
      await until('the package was read', isRead, { within: 30_000 });
      await route.continue();
    });
  }

  before(async () => {
    // The keyring of whoever runs this is left alone.
    process.env.VITRINE_KEYRING = 'off';
    [registry, bridge, browser] = await Promise.all([
      startRegistry(holder),
      startBridge(holder),
      launch(holder),
    ]);
    keeper = await somebody();
    window = await somebody();
    await keeper.page.goto(registry.invitation);
    await keeper.screen.sees('signup-handle');
    await signUp(keeper, 'keeper');
    await keeper.screen.sees('admin');
    const added = await bridge.invoke('add_source', { location: `${registry.origin}/`, name: 'town' });
    source = added.name;
    await meet();
  });
  after(() => holder.end());

  test('a maker hands something in', { timeout: 120_000 }, async () => {
    const folder = join(tempdir(holder, 'persona'), NORA.id);
    writePersona(folder, NORA);
    const maker = await somebody();
    await maker.page.goto(registry.at('signup'));
    await maker.screen.sees('signup-handle');
    await signUp(maker, 'mira');
    await maker.screen.sees('nav-inbox');
    await listensLate(maker.page);
    await maker.page.goto(registry.at('submit'));
    await maker.screen.get('submit-file').setInputFiles(pack(folder, `${folder}.hpersona`));
    await maker.screen.sees('listing-form');
    await until(
      'what was found stands in the fields',
      async () => {
        return (await maker.screen.get('field-name').inputValue()) === NORA.name;
      },
      { within: 60_000 },
    );
    await maker.screen.get('field-licence').fill('MIT');
    await maker.screen.get('field-agreed').check();
    await maker.screen.click('hand-in');
    await until(
      'a person has to look at it',
      async () => (await maker.screen.get('state').first().getAttribute('data-state')) === 'in_review',
      { within: 60_000 },
    );
  });

  test('signs in by a code that another browser allows', { timeout: 90_000 }, async () => {
    await show(`at/${source}/signin`, 'at-begin');
    await isSound('signin');
    await window.screen.get('at-tools').check();
    await window.screen.click('at-begin');
    const code = (await window.screen.says('at-code', /\S/)).trim();
    await isSound('code');
    await keeper.page.goto(registry.at(`device?code=${code}`));
    await keeper.screen.click('device-approve');
    await keeper.screen.sees('device-done');
    await window.page.locator('[data-testid="at-account-page"]').waitFor({ timeout: 30_000 });
    await window.screen.says('at-kept', /file that only you can read/);
    await isSound('account');
    await show('sources', 'source-row');
    await window.page.locator('[data-testid="source-more"] summary').first().click();
    await window.screen.says('registry-line', /Signed in as keeper/);
  });

  test('moderates with the keyboard', { timeout: 90_000 }, async () => {
    await show(`at/${source}/moderate`, 'queue-item');
    await isSound('queue');
    await window.page.keyboard.press('j');
    await window.page.keyboard.press('Enter');
    await window.screen.sees('rendered-listing');
    await isSound('desk');
    await window.screen.click('claim');
    await window.screen.sees('claim-lock');
    await window.page.keyboard.press('a');
    await window.screen.sees('decide-dialog');
    await window.screen.click('confirm-decision');
    await until(
      'it is in the gallery',
      async () => {
        const answer = await fetch(`${registry.origin}/api/v1/packages/${NORA.id}`, {
          signal: AbortSignal.timeout(5_000),
        });
        return answer.ok;
      },
      { within: 60_000 },
    );
  });

  test(
    'shows the rooms of administrators, and sends to the browser what needs a password',
    { timeout: 90_000 },
    async () => {
      for (const [room, mark] of Object.entries({
        accounts: 'account-row',
        jobs: 'jobs-state',
        audit: 'audit',
      })) {
        await show(`at/${source}/admin/${room}`, mark);
        await isSound(`admin-${room}`);
      }
      await show(`at/${source}/admin/webhooks`, 'open-page');
    },
  );

  test('installs it, rates what is installed, and sees that', { timeout: 120_000 }, async () => {
    const listed = async () => {
      await bridge.invoke('sync_source', { name: source, acceptShrink: false });
      const page = await bridge.invoke('browse', {
        text: '',
        sources: [source],
        offset: 0,
        limit: 10,
        sort: 'name',
      });
      return page.total === 1;
    };
    await until('the gallery lists it', listed, { within: 60_000, every: 1_000 });
    await show(`package/${source}/${NORA.id}`, 'ratings');
    await window.screen.says('ratings-why', /what you have installed/);
    assert.equal(await window.screen.get('write-review').count(), 0);
    await window.screen.click('install-button');
    await window.screen.sees('install-dialog');
    await window.screen.click('confirm-install');
    await window.page.locator('[data-testid="write-review"]').waitFor({ timeout: 30_000 });
    await window.screen.click('write-review');
    await window.page.locator('[data-testid="star-4"]').check({ force: true });
    await window.screen.get('review-title').fill('<b>Calm</b> and quick');
    await window.screen.get('review-body').fill('Knows every berth.');
    await isSound('review');
    await window.screen.click('save-review');
    await window.screen.says('review', /<b>Calm<\/b> and quick/);
    await isSound('rated');
  });

  test('notices that another program signed out', { timeout: 60_000 }, async () => {
    await show(`at/${source}/account`, 'at-account-page');
    // A process of its own on the same home, as a person does it in a terminal.
    const args = ['logout', `${registry.origin}/`, '--home', bridge.home];
    const terminal = new Running(program('vitrine'), args, { env: process.env });
    holder.after(() => terminal.stop());
    assert.equal(await terminal.end(30_000), 0, terminal.output);
    // What somebody may have been writing stays on the page; the head says that nobody is signed in.
    await window.page.locator('[data-testid="at-account"]').waitFor({ state: 'detached', timeout: 20_000 });
  });
});
