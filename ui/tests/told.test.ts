// What a registry tells is read in the person's language, and in the registry's own words where there are no others.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import App from '../src/app/App.svelte';
import { createMockRegistry } from '../src/backend/mock/registry';
import type { RegistryDesk } from '../src/backend/mock/registry/routes';
import { setLanguage } from '../src/i18n/index.svelte';
import { openWeb } from '../src/web';
import { reasonsOf, told, whose } from '../src/web/told';
import { plain } from './window';

async function openPage(who: string, hash: string, language: string, change?: (desk: RegistryDesk) => void) {
  location.hash = hash;
  const backend = createMockRegistry(`?registry=${who}&lang=${language}`);
  change?.(backend.desk);
  const web = await openWeb(backend);
  render(App, { props: { backend, web } });
  await waitFor(() => expect(document.documentElement.lang).toBe(language));
}

/** Two shared cores: the pages of administrators are loaded late. */
const PATIENCE = { timeout: 15_000 };

/** The text of what has a mark, once it says that. */
async function says(mark: string, ...wanted: string[]): Promise<void> {
  await waitFor(() => {
    const text = screen
      .getAllByTestId(mark)
      .map((one) => plain(one.textContent))
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const words of wanted) expect(text).toContain(words);
  }, PATIENCE);
}

describe('what a registry tells', () => {
  it('says every check, reason and step of a submission', async () => {
    await openPage('member', '#/submissions/s1', 'de');
    await says(
      'checks',
      '8 Dateien, alle ordentlich gepackt.',
      'Darin wurde nichts Ungewöhnliches gefunden.',
      'Das Paket nennt sich selbst „harbour“ und würde als „harbour-master“ veröffentlicht.',
      'Das Bild kann gezeigt werden.',
      'Veröffentlicht unter MIT.',
      'Die Kennung „harbour-master“ sieht persona-000004 ähnlich.',
      'Es ist unter keiner anderen Kennung veröffentlicht.',
    );
    await says(
      'submission-page',
      '„calendar-mcp“ ist neu oder geändert und bringt Befehle oder einen Server mit.',
      'Die Lizenz war „Apache-2.0“ und wäre dann „MIT“.',
    );
    await says(
      'timeline',
      'Eingereicht.',
      'Die Prüfungen haben begonnen.',
      'Die Prüfungen sind zu Ende; als Nächstes sieht es ein Kurator an.',
    );
  });

  it('shows the registry’s own sentence for a code of tomorrow, and somebody’s words as they are', async () => {
    await openPage('member', '#/submissions/s2', 'fr', ({ submissions }) => {
      const one = submissions.s2;
      const [archive] = one?.checks ?? [];
      const [, step] = one?.timeline ?? [];
      if (!one || !archive || !step) throw new Error('the mock has no such submission');
      archive.sentence = 'Packed in a way of tomorrow.';
      archive.said = [{ code: 'verdict.of_tomorrow', arguments: {} }];
      step.sentence = 'Written by hand.';
      delete step.said;
    });
    await says('checks', 'Packed in a way of tomorrow.', 'L’image peut être affichée.');
    await says('timeline', 'Written by hand.', 'Les contrôles ont commencé.');
    await says('public-reason', 'Please say in the summary what it is for.');
  });

  it('counts in the forms of a language in the inbox', async () => {
    await openPage('member', '#/inbox', 'ar');
    await says(
      'inbox-item',
      '«Harbour Master» في انتظار مشرف',
      'Night Librarian: تقييم جديد، 4 نجوم',
      'Good, with one rough edge',
      'صدر Field Botanist 3.0.0',
    );
  });

  it('says why each waits in the queue, and what templates are about', async () => {
    await openPage('curator', '#/moderate', 'ja');
    await says(
      'queue-item',
      '「calendar-mcp」は新しいか変更されたもので、コマンドまたはサーバーを伴います。',
      '新しいパッケージの最初のバージョンです。',
    );
    location.hash = '#/moderate/q1';
    await userEvent.click(await screen.findByTestId('decide-changes'));
    const menu = await screen.findByTestId('decide-template');
    await waitFor(() => expect(within(menu).getByText('説明を増やす')).toBeTruthy());
    await userEvent.selectOptions(menu, 'description');
    // The maker reads what the curator chose, in its own language.
    const reason = screen.getByTestId('decide-reason');
    expect((reason as HTMLTextAreaElement).value).toBe('Please say in one line what Harbour Master is for.');
  });

  it.each([
    [
      '#/admin/status',
      'status-check',
      [
        'Base de datos',
        'La base de datos responde.',
        'Se pueden escribir paquetes; hay 81 GB libres.',
        '2 tareas fallaron definitivamente y esperan a una persona.',
      ],
    ],
    ['#/admin/jobs', 'job-row', ['Entregar a un webhook', 'Enviar un correo']],
    ['#/admin/webhooks', 'webhook', ['Durante cinco días falló cada entrega.']],
  ])('names what administrators see on %s', async (hash, mark, wanted) => {
    await openPage('admin', hash, 'es');
    await says(mark, ...wanted);
  });

  it('says that an account is gone', async () => {
    await openPage('curator', '#/moderate/q1', 'de', ({ submissions }) => {
      const [, handedIn] = submissions.q1?.timeline ?? [];
      if (handedIn) handedIn.actor = 'deleted account';
    });
    await says('desk', 'Eingereicht.', 'Gelöschtes Konto');
    expect(whose('mira', '@')).toBe('@mira');
  });

  it('takes a list with phrases for some, and keeps lines apart', async () => {
    await setLanguage('de');
    const first = { code: 'reason.first', arguments: {} };
    const one = { reasons: ['It is the first.', 'In words.'], reasonsSaid: [[first]] };
    expect(reasonsOf(one)).toEqual(['Es ist die erste Version eines neuen Pakets.', 'In words.']);
    expect(reasonsOf({ reasons: one.reasons })).toEqual(one.reasons);
    expect(told('One.\nTwo.', [first, first], '\n')).toBe(
      'Es ist die erste Version eines neuen Pakets.\nEs ist die erste Version eines neuen Pakets.',
    );
    // An error's text may be the reason; all of it is English where its names are missing.
    const refused = { code: 'verdict.refused', arguments: {} };
    const path = { code: 'archive.path', arguments: { entry: '../x' } };
    expect(plain(told('', [refused, path]))).toBe(
      'Das Paket wird nicht angenommen: Der Pfad „../x“ im Paket ist nicht erlaubt.',
    );
    expect(told('The package is refused.', [refused, { ...path, arguments: {} }])).toBe(
      'The package is refused.',
    );
  });
});
