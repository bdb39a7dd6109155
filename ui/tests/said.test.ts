// What the program says of what it did, needs and found, in the person's language: nothing of its English is left.
import { screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Phrase } from '../src/backend/types';
import CODES from '../src/backend/gen/codes.json';
import { setLanguage, type Language } from '../src/i18n/index.svelte';
import { said, saidEach } from '../src/i18n/said';
import { makeEntry } from '../src/backend/mock/catalogue';
import { buildPlanOf } from '../src/backend/mock/tools';
import { openWindow, plain } from './window';

const ENGLISH = 'An English sentence.';
const OTHERS: Language[] = ['de', 'es', 'fr', 'ja', 'ar'];
const elsewhere = makeEntry(3).card;
const ELSEWHERE = `#/package/${elsewhere.package.source}/${elsewhere.package.id}`;

/** Every name and number a phrase of these families may have. */
const ALL = {
  ...{
    name: 'Nora',
    version: '1.2.0',
    folder: '/home/mira',
    file: 'notes.txt',
    title: 'Town',
    source: 'town',
  },
  ...{ added: 1, updated: 2, removed: 3, total: 5, count: 2, number: 900, most: 200, place: 4, minutes: 60 },
  ...{ memory: 4294, processes: 512, output: 8589, files: 500_000, said: 'bwrap: no', what: 'favourites' },
  ...{ field: 'name', wanted: 'text', word: 'odd', why: 'long', reason: 'EOF', first: 'Nora' },
  ...{
    names: 'serde, tokio',
    sort: 'x',
    builder: 'https://b.example',
    found: '91ab',
    expected: '7c3e',
    size: 9,
  },
};

afterEach(async () => {
  await setLanguage('en');
});

describe.each(OTHERS)('in %s', (language) => {
  it.each(
    CODES.phrases.filter((code) =>
      /^(advice|built|done|evidence|item|limits|list|noted|sandbox)\./.test(code),
    ),
  )('%s is said', async (code) => {
    await setLanguage(language);
    for (const count of [1, 2, 5, 11, 100]) {
      const all = { ...ALL, count, total: count, minutes: count };
      const text = plain(said([{ code, arguments: all }], ENGLISH));
      expect(text).not.toBe(ENGLISH);
      expect(text).not.toMatch(/[{}]/);
    }
  });
});

describe('in German', () => {
  const german = { settings: { language: 'de' as const } };

  it('says what came of a job', async () => {
    await setLanguage('de');
    const { user } = openWindow({ ...german, history: true, tick: 2 }, {}, '#/activity');
    const [goOn] = await screen.findAllByTestId('resume-job');
    await user.click(goOn as HTMLElement);
    await screen.findByText(/ist installiert, in/);
    expect(screen.queryByText(/is installed/)).toBeNull();
    const came: Phrase[] = [
      { code: 'done.in_step', arguments: { total: 3 } },
      { code: 'done.changes', arguments: { added: 1, updated: 0, removed: 2 } },
    ];
    expect(plain(said(came, ENGLISH))).toBe(
      'Auf dem neuesten Stand: 3 Pakete. Neu: 1, geändert: 0, entfallen: 2.',
    );
  });

  it('says what to do for what a package needs', async () => {
    await setLanguage('de');
    const persona = Array.from({ length: 200 }, (_, index) => makeEntry(index).card).find(
      (card) => card.kind === 'persona' && Number(card.package.id.slice(-2)) % 3 === 0,
    );
    openWindow(german, {}, `#/package/${persona?.package.source}/${persona?.package.id}`);
    const page = await screen.findByTestId('detail');
    await screen.findByText(/Laden Sie dieses Modell/);
    expect(plain(page.textContent)).toContain('Vitrine kann es zusammen mit diesem Paket installieren.');
    expect(page.textContent).not.toMatch(/Load this model|Set up/);
  });

  it('says what holds a build, and why there is none', async () => {
    await setLanguage('de');
    const plan = () => buildPlanOf(elsewhere, elsewhere.version, true);
    const { user } = openWindow(german, { plan_build: plan }, ELSEWHERE);
    await user.click(await screen.findByTestId('build-offer'));
    const refused = plain((await screen.findByTestId('build-refused')).textContent);
    expect(refused).toContain('installieren Sie das Paket „bubblewrap“');
    const dialog = plain(screen.getByTestId('build-dialog').textContent);
    expect(dialog).toContain('Er wird nach 60 Minuten beendet.');
    expect(dialog).not.toMatch(/It may|The build|Building/);
  });

  it('says what was found in what vouches for a tool', async () => {
    await setLanguage('de');
    const tool = makeEntry(21).card.package;
    openWindow(german, {}, `#/package/${tool.source}/${tool.id}`);
    const evidence = plain((await screen.findByTestId('evidence')).textContent);
    expect(evidence).toContain('Stückliste');
    expect(evidence).toContain('Es nennt keinen Bestandteil.');
    expect(evidence).not.toMatch(/Bill|It |Says|Made/);
  });

  it('says what is wrong with the items of a gallery', async () => {
    await setLanguage('de');
    openWindow(german, {}, '#/sources');
    for (const odd of await screen.findAllByTestId('problems')) (odd as HTMLDetailsElement).open = true;
    await screen.findAllByText('Eine brauchbare Kennung fehlt.');
    expect(screen.queryByText(/The item has no id|is not a/)).toBeNull();
  });

  it('leaves no sentence of a list out that has no words of its own', async () => {
    await setLanguage('de');
    const twice = { code: 'noted.gallery_twice', arguments: { source: 'town' } };
    expect(saidEach([twice], [ENGLISH, 'Another.']).map(plain)).toEqual([
      'Die Galerie „town“ steht zweimal in der Datei.',
      'Another.',
    ]);
  });
});
