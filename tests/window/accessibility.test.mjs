// @ts-check
/** What assistive technology is told of the real window: roles, names and places, read over AT-SPI. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { nodesIn, plainName, READ_ALOUD, treeSeen } from '../support/atspi.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { writeRegistry } from '../support/listings.mjs';
import { Holder } from '../support/owner.mjs';
import { startResident } from '../support/resident.mjs';
import { id } from '../support/screen.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';
import { KEY } from '../support/webdriver.mjs';

/** @typedef {import('../support/atspi.mjs').Node} Node */

/** More than are ever drawn at once. */
const LISTINGS = 400;

describe('assistive technology', { timeout: 240_000 }, () => {
  const holder = new Holder();
  /** @type {import('../support/display.mjs').Display} */
  let display;
  /** @type {import('../support/webdriver.mjs').Session} */
  let page;

  before(async () => {
    const folder = tempdir(holder, 'many');
    writeRegistry(folder, LISTINGS);
    const home = await homeWith(holder, folder);
    display = await startDisplay(holder);
    page = await (await startResident(holder, display, home, { env: READ_ALOUD })).page();
    await page.visible(id('card'), 30_000);
  });
  after(() => holder.end());

  const tree = () => treeSeen(display, 'vitrine-window');
  /**
   * Asks until there is something, as the tree follows the page a moment later.
   * @param {string} what
   * @param {(tree: Node | null) => Node[]} look
   */
  const seen = (what, look) =>
    until(
      what,
      () => {
        const found = look(tree());
        return found.length > 0 ? found : null;
      },
      { within: 30_000, every: 200 },
    );

  test('the window, its page and its parts have names', { timeout: 60_000 }, async () => {
    const frames = await seen('there is a frame', (all) => nodesIn(all, ({ role }) => role === 'frame'));
    assert.deepEqual(frames.map(plainName), ['Vitrine']);
    const documents = await seen('there is a document', (all) =>
      nodesIn(all, ({ role }) => role === 'document web'),
    );
    assert.match(plainName(documents[0] ?? assert.fail()), /^Explore/);
    const [main] = await seen('there is a main part', (all) =>
      nodesIn(all, ({ attributes }) => attributes['xml-roles'] === 'main'),
    );
    const titles = nodesIn(main ?? null, ({ role }) => role === 'heading').map(plainName);
    assert.equal(titles[0], 'Explore');
    const [search] = nodesIn(main ?? null, ({ role, name }) => role === 'entry' || /search/i.test(name));
    assert.ok(search && plainName(search) !== '', 'the search has a name');
  });

  test('the navigation lists every place, and says which one is open', { timeout: 60_000 }, async () => {
    const [nav] = await seen('there is a navigation', (all) =>
      nodesIn(all, ({ attributes }) => attributes['xml-roles'] === 'navigation'),
    );
    assert.notEqual(plainName(nav ?? assert.fail()), '');
    const links = nodesIn(nav ?? null, ({ role }) => role === 'link');
    const names = links.map(plainName);
    for (const place of ['Explore', 'Installed', 'Updates', 'Publish', 'Activity', 'Settings'])
      assert.ok(
        names.some((name) => name.startsWith(place)),
        `${place} in ${names.join(', ')}`,
      );
    assert.ok(
      links.every((link) => plainName(link) !== ''),
      'no link without a name',
    );
    const here = links.filter(({ attributes }) => attributes.current === 'page');
    assert.deepEqual(here.map(plainName), ['Explore']);
  });

  test(
    'cards are items of a set as large as the catalogue, each with its name',
    { timeout: 60_000 },
    async () => {
      const cards = await seen('there are cards', cardsIn);
      assert.ok(cards.length < 100, `${cards.length} cards are in the document`);
      const places = cards.map(({ attributes }) => Number(attributes.posinset));
      assert.deepEqual(
        places,
        places.map((_, index) => (places[0] ?? 0) + index),
        'in their order',
      );
      assert.equal(places[0], 1);
      const shown = Number((await page.text(id('total'))).replace(/\D/g, ''));
      assert.equal(shown, LISTINGS);
      for (const card of cards) {
        assert.equal(Number(card.attributes.setsize), LISTINGS);
        const links = nodesIn(card, ({ role }) => role === 'link');
        assert.equal(links.length, 1, 'one link to a card');
        assert.notEqual(plainName(links[0] ?? assert.fail()), '');
        const buttons = nodesIn(card, ({ role }) => role.includes('button'));
        assert.ok(buttons.length > 0 && buttons.every((button) => plainName(button) !== ''));
      }
      await page.script(
        `const list = document.querySelector('${id('grid')}').parentElement; list.scrollTop = list.scrollHeight`,
      );
      const last = await seen('the last card is there', (all) =>
        cardsIn(all).filter(({ attributes }) => Number(attributes.posinset) === LISTINGS),
      );
      assert.equal(last.length, 1);
      await page.script(`document.querySelector('${id('grid')}').parentElement.scrollTop = 0`);
    },
  );

  test('a dialog is one, modal, named, and its buttons say what they do', { timeout: 60_000 }, async () => {
    await page.visible(id('card'));
    await page.click(`${id('card')} ${id('install-button')}`);
    await page.visible(id('install-dialog'));
    const [dialog] = await seen('there is a dialog', (all) =>
      nodesIn(all, ({ role }) => role === 'dialog' || role === 'alert'),
    );
    assert.notEqual(plainName(dialog ?? assert.fail()), '');
    assert.ok(dialog?.states.includes('modal'), 'what is behind it is out of reach');
    const buttons = nodesIn(dialog ?? null, ({ role }) => role.includes('button')).map(plainName);
    assert.ok(buttons.length >= 2, buttons.join(', '));
    assert.ok(
      buttons.every((name) => name !== ''),
      'no button without a name',
    );
    await page.press(KEY.escape);
    await page.gone(id('install-dialog'));
    await until('no dialog is left', () => nodesIn(tree(), ({ role }) => role === 'dialog').length === 0, {
      within: 30_000,
      every: 200,
    });
  });
});

/** @param {Node | null} tree */
function cardsIn(tree) {
  return nodesIn(tree, ({ role, attributes }) => role === 'list item' && Number(attributes.setsize) > 100);
}
