// What the program says of plans, updates, files and drafts, in the person's language: nothing of its English is left.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HeldReason, InstallPlan, LocalFinding } from '../src/backend';
import { RegistryRefusal } from '../src/backend/registry/wire';
import Hindrances from '../src/components/dialogs/install/Hindrances.svelte';
import { setLanguage, type Language } from '../src/i18n/index.svelte';
import { noticed } from '../src/i18n/noticed';
import { explained } from '../src/i18n/refusal';
import { said } from '../src/i18n/said';
import Findings from '../src/pages/file/Findings.svelte';
import { heldText } from '../src/pages/updates/words';
import { Attempt } from '../src/web/ask.svelte';
import { openWindow, plain } from './window';

const ENGLISH = 'An English sentence.';
const OTHERS: Language[] = ['de', 'es', 'fr', 'ja', 'ar'];

afterEach(async () => {
  await setLanguage('en');
});

describe('what stands in the way', () => {
  it('is said with the plan, problem by problem', async () => {
    await setLanguage('de');
    const plan = {
      blocked: ENGLISH,
      blockedSaid: [
        { code: 'platform.none', arguments: { platform: 'linux-x86_64' } },
        { code: 'platform.elsewhere', arguments: { platforms: 'macos-aarch64' } },
      ],
      build: {
        possible: true,
        sentence: ENGLISH,
        said: [{ code: 'offered.build', arguments: { places: 'https://x.example' } }],
      },
      problems: [ENGLISH, `${ENGLISH} Another.`],
      problemsSaid: [
        { code: 'needs.missing', arguments: { name: 'jq', by: 'editor' } },
        { code: 'needs.missing_several', arguments: { count: 2, names: 'a, b' } },
      ],
    } as unknown as InstallPlan;
    render(Hindrances, { plan, onbuild: () => undefined });
    const blocked = plain(screen.getByTestId('plan-blocked').textContent);
    expect(blocked).toContain('Es gibt eine für macos-aarch64.');
    expect(blocked).toContain('Es kann hier in einer Sandbox gebaut werden, aus https://x.example.');
    const problems = plain(screen.getByTestId('plan-problems').textContent);
    expect(problems).toContain('hat „jq“; gebraucht wird es von editor.');
    expect(problems).toContain('2 benötigte Pakete sind in keiner Ihrer Galerien: a, b.');
    expect(blocked + problems).not.toContain('English');
  });

  it('is said with an update that is held, by an error too', async () => {
    await setLanguage('ar');
    const held = (code: string, args = {}): HeldReason => ({
      reason: 'blocked',
      sentence: ENGLISH,
      said: [{ code, arguments: args }],
    });
    expect(heldText(held('blocked.doubtful'))).toMatch(/^توقيعات معرضه/);
    expect(heldText(held('source.unknown'))).not.toContain('English');
    // What this language has no words for is better said in English than not at all.
    expect(heldText(held('of.tomorrow'))).toBe(ENGLISH);
  });

  it.each(OTHERS)('counts in the forms of %s and leaves no name out', async (language) => {
    await setLanguage(language);
    for (const count of [1, 2, 5, 11, 100]) {
      const phrase = { code: 'needs.missing_several', arguments: { count, names: 'jq, rg' } };
      expect(plain(said([phrase], ENGLISH))).toContain('jq, rg');
    }
  });
});

describe('the window in German', () => {
  beforeEach(() => setLanguage('de'));

  it('says on a card and its page why it cannot be installed', async () => {
    openWindow({ settings: { language: 'de' } }, {}, '#/package/workshop/tool-000003');
    const blocked = plain((await screen.findByTestId('blocked')).textContent);
    expect(blocked).toContain('für diesen Computer');
    expect(blocked).not.toMatch(/There is|It can/);
    expect(plain(screen.getByTestId('blocked-button').title)).toContain('für diesen Computer');
  });
});

describe('a draft in German', () => {
  beforeEach(() => setLanguage('de'));
  const options = { settings: { language: 'de' }, drafts: ['/home/mira/juniper'], tick: 2 };

  it('says where it can go, and what it is compared with', async () => {
    const { user } = openWindow(options, {}, '#/submit/draft-1/difference');
    await screen.findByText(/Wird bei der Registry der Galerie als .*mira.* eingereicht\./);
    expect(screen.queryByText(/Handed in|A bundle for/)).toBeNull();
    await user.click(screen.getAllByRole('radio')[0] as HTMLElement);
    const difference = plain((await screen.findByTestId('difference')).textContent);
    expect(difference).toContain('Verglichen mit Version 1.0.0.');
    expect(difference).not.toContain('Compared with');
  });
});

describe('what a registry refuses', () => {
  const refused = (fields: string[]) =>
    new RegistryRefusal(
      422,
      'rating.stars',
      ENGLISH,
      '',
      fields.map((field) => ({ field, sentence: ENGLISH })),
    );

  it.each(OTHERS)('is said in %s, at its field too', async (language) => {
    await setLanguage(language);
    const attempt = new Attempt();
    attempt.error = refused(['stars']);
    const own = explained(attempt.error).sentence;
    expect(own).not.toBe(ENGLISH);
    expect(attempt.fault('stars')).toBe(own);
    expect(attempt.fault('title')).toBeNull();
    // One code cannot say what is wrong with each of several fields.
    attempt.error = refused(['stars', 'title']);
    expect(attempt.fault('title')).toBe(ENGLISH);
  });
});

describe('findings of a file', () => {
  const finding = (change: Partial<LocalFinding>): LocalFinding => ({
    weight: 'error',
    code: 'tool.bad_command',
    sentence: ENGLISH,
    member: 'tool.json',
    arguments: { command: 'jq', why: 'missing' },
    ...change,
  });

  it('are told with their names and numbers', async () => {
    await setLanguage('de');
    const small = finding({ code: 'picture.small', arguments: { width: 20, height: 30, least: 256 } });
    render(Findings, { findings: [finding({}), small] });
    const told = plain(screen.getByTestId('findings').textContent);
    expect(told).toContain(
      'Der Befehl „jq“ kann nicht angeboten werden: Was er startet, ist nicht im Paket.',
    );
    expect(told).toContain('Das Bild hat 20 × 30 Pixel');
    expect(told).not.toContain('English');
  });

  it('keep the exact English words where an older program sends no names', async () => {
    await setLanguage('de');
    expect(noticed(finding({ arguments: {} })).words).toBe(ENGLISH);
    expect(noticed(finding({ code: 'persona.card_missing', arguments: {} })).words).toBeNull();
  });

  it('say why the file is refused', async () => {
    await setLanguage('fr');
    const { code, arguments: args } = finding({});
    const why = said(
      [
        { code: 'blocked.faulty', arguments: {} },
        { code, arguments: args },
      ],
      ENGLISH,
    );
    expect(plain(why)).toMatch(/^Impossible de l’installer\. La commande « jq » ne peut pas être proposée/);
  });
});
