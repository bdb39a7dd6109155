// Tools: platforms, evidence, commands, versions side by side, building from source.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { BuildRequest, SwitchRequest } from '../src/backend';
import { makeEntry } from '../src/backend/mock/catalogue';
import { buildPlanOf } from '../src/backend/mock/tools';
import { planOf } from '../src/backend/mock/details';
import { openWindow, plain } from './window';

const tool = makeEntry(21).card;
const elsewhere = makeEntry(3).card;
const TOOL = `#/package/${tool.package.source}/${tool.package.id}`;
const ELSEWHERE = `#/package/${elsewhere.package.source}/${elsewhere.package.id}`;
const INSTALLED = [1, 4, 9, 20, 21];

describe('a tool’s page', () => {
  it('lists platforms, this computer’s first, and why there is none for others', async () => {
    openWindow({}, {}, TOOL);
    const rows = within(await screen.findByTestId('platforms')).getAllByTestId('platform');
    expect(rows[0]).toHaveTextContent('linux-x86_64');
    expect(rows[0]).toHaveTextContent('this computer');
    expect(rows.at(-1)).toHaveTextContent('does not build there');
  });

  it('says in words what each piece of evidence is worth', async () => {
    openWindow({}, {}, TOOL);
    const rows = await screen.findAllByTestId('evidence-row');
    expect(rows.map((row) => row.dataset.verdict)).toEqual(['empty', 'good', 'bad']);
    expect(rows[0]).toHaveTextContent('says nothing');
    expect(rows[2]).toHaveTextContent('does not fit');
  });

  it('shows its commands, and the line that puts them on the path', async () => {
    openWindow({ installed: INSTALLED }, {}, TOOL);
    const commands = within(await screen.findByTestId('commands'));
    expect(commands.getByText('pocket-bench')).toBeInTheDocument();
    const hint = await screen.findByTestId('path-hint');
    expect(plain(hint.textContent)).toContain('export PATH="/home/mira/Vitrine/bin:$PATH"');
  });

  it('says nothing of the path when the folder is on it', async () => {
    openWindow({ installed: INSTALLED, onPath: true }, {}, TOOL);
    await screen.findByTestId('commands');
    expect(screen.queryByTestId('path-hint')).toBeNull();
  });

  it('switches to a version that is kept, also when the gallery forgot it', async () => {
    const { user, of } = openWindow({ installed: INSTALLED, tick: 2 }, {}, TOOL);
    const use = await screen.findAllByTestId('use-version');
    expect(use).toHaveLength(2);
    await user.click(use[0] as HTMLElement);
    expect(of('switch_version')[0]?.argument as SwitchRequest).toEqual({
      package: tool.package,
      version: '0.8.2',
    });
    await waitFor(() =>
      expect(
        screen
          .getAllByTestId('toast')
          .map((toast) => toast.textContent)
          .join(),
      ).toContain('0.8.2 is in use'),
    );
  });
});

describe('the plan of an install', () => {
  it('tells what comes with it, which file is taken and what can be typed afterwards', async () => {
    const { user } = openWindow({}, {}, TOOL);
    await user.click(await screen.findByTestId('install-button'));
    const withIt = within(await screen.findByTestId('install-with'));
    expect(plain(withIt.getByRole('heading').textContent)).toContain('one package it needs (1.8 MB)');
    expect(withIt.getByText('here already')).toBeInTheDocument();
    const dialog = within(screen.getByTestId('install-dialog'));
    // What it adds to the terminal is said at once; which file it takes, to who asks.
    expect(dialog.getByText('pocket-bench, pocket-benchd')).toBeVisible();
    expect(dialog.getByText('linux-x86_64')).not.toBeVisible();
    await user.click(dialog.getByText('Details'));
    expect(dialog.getByText('linux-x86_64')).toBeVisible();
  });

  it('explains cycles and conflicts in sentences', async () => {
    const problems = ['A needs B, which needs A again.'];
    const { user } = openWindow(
      {},
      { plan_install: (request) => ({ ...planOf(tool, request, null), problems }) },
      TOOL,
    );
    await user.click(await screen.findByTestId('install-button'));
    expect(await screen.findByTestId('plan-problems')).toHaveTextContent('which needs A again');
  });

  it('does not start what is blocked, and leads to building', async () => {
    const { user } = openWindow(
      {},
      {
        plan_install: (request) => ({
          ...planOf(tool, request, null),
          blocked: 'There is no file for this computer.',
          build: { possible: true, sentence: 'It can be built.', said: [] },
        }),
      },
      TOOL,
    );
    await user.click(await screen.findByTestId('install-button'));
    expect(await screen.findByTestId('plan-blocked')).toHaveTextContent('no file for this computer');
    expect(screen.getByTestId('confirm-install')).toBeDisabled();
    await user.click(screen.getByTestId('plan-build'));
    await screen.findByTestId('build-dialog');
  });
});

describe('building from source', () => {
  it('shows sources, recipe and limits, and starts only with consent', async () => {
    const { user, of } = openWindow({ tick: 2 }, {}, ELSEWHERE);
    await user.click(await screen.findByTestId('build-offer'));
    expect(await screen.findByTestId('build-recipe')).toHaveTextContent('make install-strip');
    const confirm = screen.getByTestId('confirm-build');
    expect(confirm).toBeDisabled();
    await user.click(screen.getByTestId('build-twice'));
    expect(confirm).toBeDisabled();
    await user.click(screen.getByTestId('build-consent'));
    await user.click(confirm);
    expect(of('build_from_source')[0]?.argument as BuildRequest).toEqual({
      package: elsewhere.package,
      version: elsewhere.version,
      consent: buildPlanOf(elsewhere, elsewhere.version, false).consent,
      twice: true,
    });
    expect(await screen.findByText(/a second build gave the same bytes/)).toBeInTheDocument();
  });

  it('is refused in words where no sandbox works', async () => {
    const { user } = openWindow(
      {},
      { plan_build: () => buildPlanOf(elsewhere, elsewhere.version, true) },
      ELSEWHERE,
    );
    await user.click(await screen.findByTestId('build-offer'));
    expect(await screen.findByTestId('build-refused')).toHaveTextContent('bubblewrap');
    expect(screen.queryByTestId('build-consent')).toBeNull();
    expect(screen.getByTestId('confirm-build')).toBeDisabled();
  });

  it('is not offered as a button where it is known not to work', async () => {
    openWindow({ noSandbox: true }, {}, ELSEWHERE);
    expect(await screen.findByTestId('blocked')).toHaveTextContent('no sandbox works here');
    expect(screen.queryByTestId('build-offer')).toBeNull();
  });
});

describe('the limit on downloads', () => {
  it('is off, kept when turned on, and bounded', async () => {
    const { user, of } = openWindow({}, {}, '#/settings');
    await user.click(await screen.findByTestId('bandwidth-limited'));
    await user.clear(await screen.findByTestId('bandwidth-limit'));
    await user.type(screen.getByTestId('bandwidth-limit'), '3');
    await user.tab();
    expect(screen.getByTestId('bandwidth-limit')).toHaveAttribute('aria-invalid', 'true');
    expect(of('set_settings').at(-1)?.argument).toMatchObject({ bandwidthLimitKb: 1_000 });
    await user.clear(screen.getByTestId('bandwidth-limit'));
    await user.type(screen.getByTestId('bandwidth-limit'), '16');
    await user.tab();
    await waitFor(() => expect(of('set_settings').at(-1)?.argument).toMatchObject({ bandwidthLimitKb: 16 }));
    await user.click(screen.getByTestId('bandwidth-limited'));
    await waitFor(() =>
      expect(of('set_settings').at(-1)?.argument).toMatchObject({ bandwidthLimitKb: null }),
    );
  });
});
