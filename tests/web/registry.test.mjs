// @ts-check
/** A registry and its web page, from an empty folder to a rated package: the first administrator, a maker, a
 * curator, a visitor. Every page passes axe, and nothing is refused by the content policy. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { keepPicture, launch, openPage } from '../support/browser.mjs';
import { Holder } from '../support/owner.mjs';
import { pack, writePersona } from '../support/personas.mjs';
import { startRegistry } from '../support/registry.mjs';
import { id, Screen } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

const PASSWORD = 'seven calm harbours';
const NORA = {
  id: 'nora-of-the-quay',
  name: 'Nora of the Quay',
  short: 'Keeps the berths of a small harbour in order.',
};

describe('the registry’s page', { timeout: 300_000 }, () => {
  const holder = new Holder();
  /** @type {import('../support/registry.mjs').Registry} */
  let registry;
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let file;
  /** Pages of people, each with a browser context of their own. @type {Record<string, Awaited<ReturnType<typeof person>>>} */
  const people = {};

  before(async () => {
    [registry, browser] = await Promise.all([startRegistry(holder), launch(holder)]);
    const folder = join(tempdir(holder, 'persona'), NORA.id);
    writePersona(folder, NORA);
    file = pack(folder, `${folder}.hpersona`);
  });
  after(() => holder.end());

  async function person() {
    const { page, watched } = await openPage(browser);
    return { page, watched, screen: new Screen(page) };
  }

  /**
   * @param {{ page: import('playwright-core').Page, screen: Screen }} who
   * @param {string} place
   * @param {string} mark
   */
  async function go({ page, screen }, place, mark) {
    await page.goto(registry.at(place));
    await screen.sees(mark);
  }

  /**
   * What must hold on every page.
   * @param {{ page: import('playwright-core').Page, watched: import('../support/browser.mjs').Watched }} who
   * @param {string} name
   */
  async function isSound({ page, watched }, name) {
    await keepPicture(page, `registry-${name}`);
    assert.deepEqual(await violations(page), [], name);
    assert.deepEqual(
      watched.troubles.filter((trouble) => /Content Security Policy|exception/.test(trouble)),
      [],
      name,
    );
    assert.deepEqual(watched.strangers(registry.origin), [], name);
  }

  /** @param {{ screen: Screen }} who @param {string} handle */
  async function fillSignUp({ screen }, handle) {
    await screen.get('signup-handle').fill(handle);
    await screen.get('signup-password').fill(PASSWORD);
    await screen.click('signup-submit');
  }

  test('an empty gallery says so and can be looked at without an account', { timeout: 60_000 }, async () => {
    const visitor = (people.visitor = await person());
    await go(visitor, 'explore', 'empty-state');
    await isSound(visitor, 'empty');
    assert.equal(await visitor.screen.get('nav-installed').count(), 0);
    for (const place of ['signin', 'signup']) {
      await go(visitor, place, place);
      await isSound(visitor, place);
    }
  });

  test('the printed link makes the first administrator, once', { timeout: 60_000 }, async () => {
    const admin = (people.admin = await person());
    await admin.page.goto(registry.invitation);
    await admin.screen.sees('signup-handle');
    await isSound(admin, 'welcome');
    await fillSignUp(admin, 'keeper');
    await admin.screen.sees('admin');
    await isSound(admin, 'admin');
    const late = await person();
    await late.page.goto(registry.invitation);
    await late.screen.sees('empty-state');
  });

  test('an administrator signs in with a passkey', { timeout: 90_000 }, async () => {
    const { page, screen } = /** @type {NonNullable<typeof people.admin>} */ (people.admin);
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('WebAuthn.enable');
    await protocol.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(registry.at('account'));
    await screen.get('passkey-name').fill('This test');
    await screen.click('add-passkey');
    await screen.says('passkey', /This test/);
    await isSound(people.admin, 'account');
    await screen.click('signout');
    await screen.sees('nav-signin');
    await page.goto(registry.at('signin'));
    await screen.click('signin-passkey');
    await screen.sees('nav-account');
  });

  test('a maker signs up, uploads, and sees the checks', { timeout: 120_000 }, async () => {
    const maker = (people.maker = await person());
    await go(maker, 'signup', 'signup');
    await fillSignUp(maker, 'mira');
    await maker.screen.sees('nav-inbox');
    await go(maker, 'submit', 'submit');
    await isSound(maker, 'submit');
    await maker.screen.get('submit-file').setInputFiles(file);
    await maker.screen.sees('submission-page');
    await maker.screen.sees('listing-form');
    await until('what was found stands in the fields', async () => {
      return (await maker.screen.get('field-name').inputValue()) === NORA.name;
    });
    await maker.screen.get('field-licence').fill('MIT');
    await maker.screen.get('choose-language').selectOption('ar');
    await maker.screen.click('add-language');
    await maker.screen.get('field-summary-ar').fill('يتذكر ما قيل');
    await maker.screen.get('field-description-ar').fill('صوت **هادئ** للمرفأ');
    await isSound(maker, 'listing');
    await maker.screen.get('field-agreed').check();
    await maker.screen.click('hand-in');
    await until(
      'a person has to look at it',
      async () => (await maker.screen.get('state').first().getAttribute('data-state')) === 'in_review',
      { within: 60_000 },
    );
    assert.ok((await maker.screen.get('check').count()) > 3);
    await isSound(maker, 'submission');
    await go(maker, 'publish', 'submission');
    await isSound(maker, 'publish');
  });

  test('a curator finds it in the queue and approves it', { timeout: 120_000 }, async () => {
    const admin = /** @type {NonNullable<typeof people.admin>} */ (people.admin);
    await go(admin, 'moderate', 'queue-item');
    await isSound(admin, 'queue');
    await admin.page.keyboard.press('j');
    await admin.page.keyboard.press('Enter');
    await admin.screen.sees('rendered-listing');
    await admin.screen.says('listing-in-ar', /يتذكر ما قيل/);
    await isSound(admin, 'desk');
    await admin.screen.click('claim');
    await admin.screen.sees('claim-lock');
    await admin.page.keyboard.press('a');
    await admin.screen.sees('decide-dialog');
    await isSound(admin, 'decide');
    await admin.screen.click('confirm-decision');
    const maker = /** @type {NonNullable<typeof people.maker>} */ (people.maker);
    await maker.screen.get('submission').first().getByRole('link').click();
    await maker.page.locator(id('published')).waitFor({ timeout: 60_000 });
  });

  test('it appears in the gallery, and a visitor rates it', { timeout: 120_000 }, async () => {
    const visitor = /** @type {NonNullable<typeof people.visitor>} */ (people.visitor);
    await until(
      'it is listed',
      async () => {
        await visitor.page.goto(registry.at('settings'));
        await visitor.page.goto(registry.at('explore'));
        await visitor.page.reload();
        await visitor.page.locator(`${id('card')}[data-package="${NORA.id}"]`).waitFor({ timeout: 2_000 });
        return true;
      },
      { within: 40_000 },
    );
    await isSound(visitor, 'explore');
    await visitor.screen.open(NORA.id);
    await visitor.screen.sees('histogram');
    assert.equal(await visitor.screen.get('install-button').count(), 0);
    assert.match((await visitor.screen.get('digest').first().textContent()) ?? '', /^[0-9a-f]{64}$/);
    await isSound(visitor, 'detail');
    const own = (await visitor.screen.get('detail').textContent()) ?? '';
    assert.doesNotMatch(own, /هادئ/);
    await go(visitor, 'settings', 'settings');
    await visitor.screen.get('language').selectOption('ar');
    await go(visitor, `package/${NORA.id}`, 'detail');
    await visitor.screen.says('detail', /صوت هادئ للمرفأ/);
    await isSound(visitor, 'detail-ar');
    await go(visitor, 'settings', 'settings');
    await visitor.screen.get('language').selectOption('en');
    await go(visitor, `package/${NORA.id}`, 'histogram');
    const file = await visitor.screen.get('download').getAttribute('href');
    const answer = await fetch(new URL(file ?? '', registry.origin), { signal: AbortSignal.timeout(10_000) });
    assert.equal(answer.status, 200);
    await go(visitor, 'signup', 'signup');
    await fillSignUp(visitor, 'tomo');
    await visitor.screen.sees('nav-inbox');
    await visitor.page.goto(registry.at(`package/${NORA.id}`));
    await visitor.screen.click('write-review');
    await visitor.page.locator(id('star-5')).check({ force: true });
    await visitor.screen.get('review-installed').check();
    await visitor.screen.get('review-title').fill('<b>Calm</b> and quick');
    await visitor.screen.get('review-body').fill('Knows every berth, and says so in plain words.');
    await isSound(visitor, 'review');
    await visitor.screen.click('save-review');
    await visitor.screen.says('review', /<b>Calm<\/b> and quick/);
    await visitor.screen.says('stars', /one rating/);
    await visitor.screen.click('follow');
    await go(visitor, 'follows', 'follow');
    await isSound(visitor, 'follows');
  });

  test('the maker hears of it and answers once', { timeout: 60_000 }, async () => {
    const maker = /** @type {NonNullable<typeof people.maker>} */ (people.maker);
    await go(maker, 'inbox', 'inbox-item');
    await isSound(maker, 'inbox');
    await maker.page.goto(registry.at(`package/${NORA.id}`));
    await maker.screen.click('answer-review');
    await maker.screen.get('review-text').fill('Thank you.');
    await maker.page.locator('form.write button[type="submit"]').click();
    await maker.screen.says('answer', /Thank you/);
    await go(maker, `mine/${NORA.id}`, 'owner');
    await isSound(maker, 'mine');
  });

  test('every room of the administrator is sound, and in the dark', { timeout: 120_000 }, async () => {
    const admin = /** @type {NonNullable<typeof people.admin>} */ (people.admin);
    await admin.page.emulateMedia({ colorScheme: 'dark' });
    const rooms = {
      accounts: 'account-row',
      status: 'status-check',
      numbers: 'tab-numbers',
      jobs: 'jobs-state',
      webhooks: 'make-webhook',
      audit: 'audit',
    };
    for (const [room, mark] of Object.entries(rooms)) {
      await go(admin, `admin/${room}`, mark);
      await isSound(admin, `admin-${room}`);
    }
    for (const [place, mark] of Object.entries({
      reports: 'reports',
      collections: 'shelves',
      settings: 'settings',
    })) {
      await go(admin, place, mark);
      await isSound(admin, place);
    }
  });

  test('a device is let in by its code', { timeout: 60_000 }, async () => {
    const asked = await fetch(`${registry.origin}/api/v1/device/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client: 'a test', scopes: ['read'] }),
      signal: AbortSignal.timeout(10_000),
    });
    const { user_code: code } = await asked.json();
    const maker = /** @type {NonNullable<typeof people.maker>} */ (people.maker);
    await go(maker, `device?code=${code}`, 'device-approve');
    await isSound(maker, 'device');
    await maker.screen.click('device-approve');
    await maker.screen.sees('device-done');
  });

  test('nothing scrolls sideways on a telephone', { timeout: 90_000 }, async () => {
    const maker = /** @type {NonNullable<typeof people.maker>} */ (people.maker);
    await maker.page.setViewportSize({ width: 360, height: 720 });
    for (const [place, mark] of Object.entries({
      explore: 'card',
      publish: 'publish',
      account: 'account',
      inbox: 'inbox',
      [`package/${NORA.id}`]: 'ratings',
    })) {
      await go(maker, place, mark);
      const wide = await maker.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${place} is ${wide} px wider than the window`);
    }
  });
});
