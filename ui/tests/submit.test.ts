// Publishing from this computer: drop, listing, checks, difference, rights, registry and bundle.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftChange } from '../src/backend';
import { openWindow, plain } from './window';

const FOLDER = '/home/mira/personas/nora';
const DRAFTS = { drafts: [FOLDER] };

async function at(step: string, override: Parameters<typeof openWindow>[1] = {}, options = {}) {
  const opened = openWindow({ ...DRAFTS, tick: 2, ...options }, override, `#/submit/draft-1/${step}`);
  await screen.findByTestId(`step-${step}`);
  return opened;
}

describe('beginning', () => {
  it('makes a draft of a folder and shows what it is', async () => {
    const { user, of } = openWindow({}, {}, '#/submit');
    await user.click(await screen.findByTestId('pick-folder'));
    const found = await screen.findByTestId('detected');
    expect(of('draft_new')[0]?.argument).toEqual({ path: '/home/mira/galleries/new' });
    expect(plain(found.textContent)).toContain('Persona');
    expect(location.hash).toMatch(/^#\/submit\/draft-1\/detect$/);
  });

  it('says why a folder will not do, and keeps nothing', async () => {
    const { user } = openWindow({}, {}, '#/submit');
    await user.click(await screen.findByText('Write its place instead'));
    await user.type(screen.getByTestId('draft-path'), '/home/mira/empty');
    await user.click(screen.getByTestId('use-path'));
    const refused = await screen.findByTestId('refused');
    expect(refused).toHaveTextContent('is empty');
    expect(refused).toHaveTextContent('manifest.json');
    expect(screen.queryByTestId('draft-row')).toBeNull();
  });

  it('takes what is dropped on the window', async () => {
    let drop: (paths: string[]) => void = () => undefined;
    const { backend } = (await import('./window')).watched({});
    const { render } = await import('@testing-library/svelte');
    const { default: App } = await import('../src/app/App.svelte');
    location.hash = '#/submit';
    render(App, {
      props: {
        backend: {
          ...backend,
          onDrop: (hear) => {
            drop = hear;
            return () => undefined;
          },
        },
      },
    });
    await screen.findByTestId('drop-area');
    drop([FOLDER]);
    expect(await screen.findByTestId('detected')).toHaveTextContent(FOLDER);
  });

  it('removes a draft only when its undoing is over', async () => {
    const { user, of } = openWindow(DRAFTS, {}, '#/submit');
    await user.click(await screen.findByTestId('remove-draft'));
    expect(screen.queryByTestId('draft-row')).toBeNull();
    await user.click(await screen.findByText('Undo'));
    expect(await screen.findByTestId('draft-row')).toBeInTheDocument();
    await user.click(screen.getByTestId('remove-draft'));
    expect(of('remove_draft')).toHaveLength(0);
    location.hash = '#/explore';
    await waitFor(() => expect(of('remove_draft')).toHaveLength(1));
  });
});

describe('what became of submissions', () => {
  it('is said in the person’s language where the registry decided by itself', async () => {
    const row = {
      source: 'workshop',
      gallery: 'Workshop',
      id: 's1',
      state: 'needs_changes',
      name: 'Nora',
      version: '1.0.0',
      place: null,
      reason: 'There is no id to compare with others.',
      reasonSaid: [{ code: 'verdict.no_id', arguments: {} }],
      updated: 5,
      draft: null,
      news: false,
    };
    openWindow(
      { settings: { language: 'de' } },
      { sent_submissions: () => ({ submissions: [row], problems: [] }) },
      '#/submit',
    );
    const line = await screen.findByTestId('sent-row');
    await waitFor(() => expect(line).toHaveTextContent(/keine (Id|Kennung|ID)/));
    expect(line).not.toHaveTextContent('There is no id');
  });

  it('is marked where it was decided since, and counted in the navigation', async () => {
    const row = {
      source: 'workshop',
      gallery: 'Workshop',
      id: 's1',
      state: 'needs_changes',
      name: 'Nora',
      version: '1.0.0',
      place: null,
      reason: 'Say what it is for.',
      reasonSaid: [],
      updated: 5,
      draft: null,
      news: true,
    };
    const { backend, tell } = openWindow(
      {},
      {
        sent_submissions: () => ({
          submissions: [row, { ...row, id: 's2', name: 'Kai', news: false }],
          problems: [],
        }),
      },
      '#/submit',
    );
    const lines = await screen.findAllByTestId('sent-row');
    expect(lines.map((line) => within(line).queryByTestId('sent-news')?.textContent ?? '')).toEqual([
      'New',
      '',
    ]);
    expect(screen.queryByTestId('badge-submit')).toBeNull();
    const registries = await backend.call('registries', null);
    tell({
      type: 'registries',
      registries: registries.map((one, place) => ({ ...one, submissionNews: place === 0 ? 2 : 0 })),
    });
    expect(plain((await screen.findByTestId('badge-submit')).textContent)).toContain(
      '2 submissions have news',
    );
  });
});

describe('the listing', () => {
  it('shows on the card what is written, in both themes, and keeps it', async () => {
    const { user, of } = await at('listing');
    const name = await screen.findByTestId('field-name');
    await user.clear(name);
    await user.type(name, 'Nora the Keeper');
    const cards = within(screen.getByTestId('card-preview')).getAllByTestId('card');
    expect(cards).toHaveLength(2);
    for (const card of cards) expect(plain(card.textContent)).toContain('Nora the Keeper');
    const last = () => of('change_draft').at(-1)?.argument as DraftChange | undefined;
    await waitFor(() => expect(last()?.fields?.name).toBe('Nora the Keeper'));
    // What the package says stays the package's.
    expect(last()?.fields?.summary).toBeNull();
    await waitFor(() => expect(screen.getByTestId('saved')).toHaveTextContent('Everything is kept'));
  });

  it('loses nothing on the way to the next step and back', async () => {
    const { user, of } = await at('listing');
    await user.type(await screen.findByTestId('field-licence'), 'MIT');
    await user.click(screen.getByTestId('step-next'));
    await screen.findByTestId('check-verdict');
    expect((of('change_draft').at(-1)?.argument as DraftChange).fields?.licence).toBe('MIT');
    await user.click(screen.getByTestId('step-back'));
    expect(await screen.findByTestId('field-licence')).toHaveValue('MIT');
  });

  it('keeps what is written when keeping is refused', async () => {
    let refuse = true;
    const { user } = await at('listing', {
      change_draft: ({ id }) => {
        if (refuse) throw { code: 'draft.write', sentence: 'The disk is full.', action: null, details: '' };
        return { id } as never;
      },
    });
    await user.type(await screen.findByTestId('field-licence'), 'MIT');
    expect(await screen.findByTestId('refused')).toHaveTextContent('The disk is full');
    expect(screen.getByTestId('field-licence')).toHaveValue('MIT');
    expect(screen.getByTestId('saved')).not.toHaveTextContent('Everything is kept');
    refuse = false;
  });
});

describe('other languages', () => {
  async function add(user: Awaited<ReturnType<typeof at>>['user'], tag: string) {
    await user.selectOptions(await screen.findByTestId('choose-language'), tag);
    await user.click(screen.getByTestId('add-language'));
    await waitFor(() => expect(screen.getByTestId(`field-name-${tag}`)).toHaveFocus());
  }
  const onCards = () =>
    within(screen.getByTestId('card-preview'))
      .getAllByTestId('card')
      .map((card) => plain(card.textContent));
  const kept = (of: Awaited<ReturnType<typeof at>>['of']) =>
    (of('change_draft').at(-1)?.argument as DraftChange).fields;

  it('are added, shown on the card in their turn, and kept', async () => {
    const { user, of } = await at('listing');
    await add(user, 'de');
    await user.keyboard('Nora die Hüterin');
    await user.type(screen.getByTestId('field-summary-de'), 'Ordnet Notizen');
    await user.type(screen.getByTestId('field-description-de'), 'Hört zu.');
    for (const card of onCards()) expect(card).toContain('Nora die Hüterin');
    await user.click(screen.getByTestId('preview-own'));
    for (const card of onCards()) expect(card).toContain('Keeps your notes');
    await user.click(screen.getByTestId('preview-de'));
    for (const card of onCards()) expect(card).toContain('Ordnet Notizen');
    await user.click(screen.getByTestId('step-next'));
    await screen.findByTestId('check-verdict');
    expect(kept(of)).toMatchObject({
      name: null,
      texts: { de: { name: 'Nora die Hüterin', summary: 'Ordnet Notizen' } },
      descriptions: { de: 'Hört zu.' },
    });
    await user.click(screen.getByTestId('step-back'));
    expect(await screen.findByTestId('field-description-de')).toHaveValue('Hört zu.');
    expect(
      within(screen.getByTestId('choose-language')).queryByRole('option', { name: 'German' }),
    ).toBeNull();
  });

  it('show the own words where nothing is said', async () => {
    const { user } = await at('listing');
    await add(user, 'ja');
    await user.type(screen.getByTestId('field-summary-ja'), 'ノートを整理');
    const [name = ''] = onCards();
    expect(name).toContain('Nora');
    expect(name).toContain('ノートを整理');
  });

  it('are taken away, and brought back with what was written', async () => {
    const { user, of } = await at('listing');
    await add(user, 'fr');
    await user.keyboard('Nora la gardienne');
    await user.click(screen.getByTestId('remove-language-fr'));
    expect(screen.queryByTestId('language-fr')).toBeNull();
    await waitFor(() => expect(kept(of)?.texts).toBeNull());
    await user.click(await screen.findByText('Undo'));
    expect(await screen.findByTestId('field-name-fr')).toHaveValue('Nora la gardienne');
  });

  it('are where a finding about them leads', async () => {
    const { user } = await at('listing');
    await add(user, 'de');
    await user.click(screen.getByTestId('field-summary-de'));
    await user.paste('x'.repeat(121));
    await user.click(screen.getByTestId('step-next'));
    const finding = (await screen.findAllByTestId('finding')).find(
      ({ dataset }) => dataset.code === 'metadata.summary.de',
    );
    const link = within(finding as HTMLElement).getByTestId('go-to-field');
    expect(plain(link.textContent)).toBe('In the listing: Summary, one line (German)');
    await user.click(link);
    await waitFor(() => expect(screen.getByTestId('field-summary-de')).toHaveFocus());
    expect(screen.getByTestId('field-summary-de')).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByTestId('language-de')).toHaveAttribute('open');
  });
});

describe('the checks', () => {
  it('show errors first, each with where it is and how to mend it', async () => {
    const { user } = await at('check');
    const findings = await screen.findAllByTestId('finding');
    expect(findings[0]).toHaveAttribute('data-weight', 'error');
    expect(findings[0]).toHaveTextContent('Choose a licence');
    expect(findings.at(-1)).toHaveTextContent('assets/.DS_Store');
    await user.click(screen.getByTestId('go-to-field'));
    expect(await screen.findByTestId('field-licence')).toHaveFocus();
    expect(screen.getByTestId('summary-of-errors')).toHaveTextContent('A licence is missing');
  });

  it('are content once that is mended', async () => {
    const { user } = await at('listing');
    await user.type(await screen.findByTestId('field-licence'), 'CC-BY-4.0');
    await user.click(screen.getByTestId('step-check'));
    await waitFor(() => expect(screen.getByTestId('check-verdict')).toHaveTextContent('It can be handed in'));
  });
});

describe('sending', () => {
  const choose = async (user: Awaited<ReturnType<typeof at>>['user'], index: number) => {
    await user.click((await screen.findAllByTestId('target'))[index] as HTMLElement);
  };

  it('shows what would change about the published version', async () => {
    const { user } = await at('difference');
    await choose(user, 0);
    const difference = await screen.findByTestId('difference');
    expect(difference).toHaveTextContent('Compared with version 1.0.0');
    expect(difference).toHaveTextContent('calendar-server');
  });

  it('wants the rights confirmed, uploads with pause, and leads to the status page', async () => {
    const { user, of } = await at('rights', {}, { tick: 15 });
    await user.click(await screen.findByTestId('agree'));
    await user.click(screen.getByTestId('step-send'));
    await choose(user, 0);
    await waitFor(() => expect(screen.getByTestId('send')).toBeEnabled());
    await user.click(screen.getByTestId('send'));
    expect(of('submit_draft')).toHaveLength(1);
    await user.click(await screen.findByTestId('pause-job'));
    await waitFor(() => expect(screen.getByTestId('sending')).toHaveAttribute('data-state', 'paused'));
    expect(of('pause_job')).toHaveLength(1);
    // What stands still is not sent a second time.
    expect(screen.getByTestId('send')).toBeDisabled();
    expect(screen.queryByTestId('status')).toBeNull();
    await user.click(screen.getByTestId('resume-job'));
    expect(of('resume_job')).toHaveLength(1);
    const link = await screen.findByTestId('status-link');
    expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/at\/.+\/submissions\/sub-1$/));
    expect(await screen.findByTestId('status')).toHaveTextContent('3');
    expect(screen.queryByTestId('sending')).toBeNull();
    expect(of('submit_draft')).toHaveLength(1);
  });

  it('is done again after the gallery asked for changes', async () => {
    const before = openWindow({ ...DRAFTS, tick: 2 });
    const draft = await before.backend.call('draft', { id: 'draft-1' });
    const targets = await before.backend.call('draft_targets', null);
    const source = targets.find(({ way }) => way === 'registry')?.source ?? '';
    before.view.unmount();
    const reason = 'Say what the calendar server keeps.';
    const asked = {
      id: 'sub-1',
      state: 'needs_changes',
      place: null,
      reason,
      reasonSaid: [],
      heard: Date.now(),
    };
    const answered: Draft = {
      ...draft,
      agreed: true,
      source,
      submission: { source, ...asked },
    };
    let now: Draft = answered;
    const override = {
      draft: () => now,
      change_draft: ({ fields }: DraftChange) => (now = { ...now, fields: fields ?? now.fields }),
      sent_submissions: () => ({
        submissions: [
          {
            source,
            gallery: 'The Workshop',
            name: 'Nora',
            version: '1.1.0',
            draft: 'draft-1',
            updated: asked.heard,
            id: asked.id,
            state: asked.state,
            place: null,
            reason,
            reasonSaid: [],
            news: false,
          },
        ],
        problems: [],
      }),
      submit_draft: () => {
        now = {
          ...now,
          submission: { source, ...asked, state: 'in_review', place: 2, reason: null },
        };
        return { id: 'job-none' };
      },
    };
    const { user, of } = openWindow({ ...DRAFTS, tick: 2 }, override, '#/submit');
    const row = within(await screen.findByTestId('sent-row'));
    expect(row.getByText(reason)).toBeVisible();
    await user.click(row.getByRole('link', { name: 'Mend it' }));
    await screen.findByTestId('check-verdict');
    await user.click(screen.getByTestId('step-listing'));
    await user.type(await screen.findByTestId('field-description'), ' It keeps nothing.');
    await user.click(screen.getByTestId('step-send'));
    expect(await screen.findByTestId('status')).toHaveTextContent(reason);
    const send = await screen.findByTestId('send');
    expect(send).toHaveTextContent('again');
    await user.click(send);
    await waitFor(() => expect(screen.getByTestId('status')).not.toHaveTextContent(reason));
    expect(of('submit_draft').map(({ argument }) => argument)).toEqual([{ id: 'draft-1' }]);
    const changed = of('change_draft').at(-1)?.argument as DraftChange;
    expect(changed.fields?.description).toMatch(/ It keeps nothing\.$/);
    expect(screen.getByTestId('status')).toHaveTextContent('2');
  });

  it('cannot be pressed before that', async () => {
    const { user } = await at('send');
    await choose(user, 0);
    expect(await screen.findByTestId('send')).toBeDisabled();
    expect(screen.getByTestId('not-agreed')).toHaveTextContent('Confirm');
  });

  it('writes a bundle for a gallery of files, labelled as what it is', async () => {
    const { user, of } = await at('rights');
    await user.click(await screen.findByTestId('agree'));
    await user.click(screen.getByTestId('step-send'));
    await choose(user, 1);
    await user.click(await screen.findByTestId('write-bundle'));
    const written = await screen.findByTestId('bundle-written');
    expect(written).toHaveTextContent('To send to its maintainer');
    expect(written).toHaveTextContent('Nothing was uploaded');
    expect(written).toHaveTextContent('entry.json');
    expect(of('submit_draft')).toHaveLength(0);
  });
});
