// What the window says about who vouches for what, and what it asks before it believes somebody else.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { AcceptIdentity, AddSource } from '../src/backend';
import { OTHER_PRINT, WORKSHOP_PRINT, TRUST_CASES } from '../src/backend/mock/trust';
import { cards, openWindow, plain } from './window';

const SIGNED = '#/package/workshop/persona-000004';
const rowOf = async (name: string) => {
  const rows = await screen.findAllByTestId('source-row');
  return rows.find((row) => row.dataset.source === name) as HTMLElement;
};

describe('cards', () => {
  it('say how far each is trusted, in words beside the icon', async () => {
    openWindow({ count: 60 });
    await waitFor(() => expect(cards().length).toBeGreaterThan(10));
    const levels = new Map(
      [...document.querySelectorAll<HTMLElement>('.card [data-trust]')].map((mark) => [
        mark.dataset.trust,
        mark.textContent?.trim(),
      ]),
    );
    expect(levels.get('signed')).toBe('Signed');
    expect(levels.get('listed')).toBe('Digest listed');
    expect(levels.get('unverified')).toBe('Unverified');
  });

  it('say that signatures ran out, and offer no install that would be refused', async () => {
    openWindow({ count: 60, trust: 'stale' });
    await waitFor(() => expect(cards().length).toBeGreaterThan(10));
    const stale = cards().find((card) => card.querySelector('[data-trust="stale"]')) as HTMLElement;
    expect(stale).toHaveTextContent('Signatures not valid');
    expect(within(stale).getByTestId('card-blocked')).toHaveTextContent('ran out two days ago');
    expect(within(stale).queryByTestId('install-button')).toBeNull();
  });
});

describe('where a package comes from', () => {
  it('tells who signed, when, and until when, and gives the fingerprint in groups of four', async () => {
    openWindow({}, {}, SIGNED);
    const from = within(await screen.findByTestId('provenance'));
    expect(from.getByText('Workshop release key')).toBeInTheDocument();
    expect(from.getByText('Current until')).toBeInTheDocument();
    expect(from.getByTestId('fingerprint').textContent?.trim().split(/\s+/)).toEqual(
      WORKSHOP_PRINT.split(' '),
    );
    expect(screen.queryByTestId('provisional-note')).toBeNull();
  });

  it('explains what provisional means', async () => {
    openWindow({ trust: 'provisional' }, {}, SIGNED);
    expect(await screen.findByTestId('provisional-note')).toHaveTextContent('one single key');
    expect((await screen.findAllByText('Signed, provisional')).length).toBeGreaterThan(0);
  });

  it('says that signatures ran out, and since when', async () => {
    openWindow({ trust: 'stale' }, {}, SIGNED);
    expect(await screen.findByText('Ran out')).toBeInTheDocument();
    expect(screen.getByTestId('blocked')).toHaveTextContent('nothing is installed from it');
    expect(screen.getByTestId('blocked-button')).toBeDisabled();
  });
});

describe('alarms', () => {
  const alarms = TRUST_CASES.filter((how) => !['current', 'provisional', 'stale'].includes(how));

  it.each(alarms)('of a gallery that is %s stand on its row and on its packages', async (trust) => {
    const sources = openWindow({ trust }, {}, '#/sources');
    const row = await rowOf('workshop');
    expect(await within(row).findByRole('alert')).toHaveTextContent(
      'Nothing is installed or updated from it',
    );
    const compares = within(row).queryByTestId('compare-identity');
    expect(compares !== null).toBe(trust === 'identity');
    sources.view.unmount();
    openWindow({ trust }, {}, SIGNED);
    await screen.findByTestId('trust-alarm');
  });

  it('are told in Explore too, with a way to Sources', async () => {
    const { user } = openWindow({ trust: 'rolledBack' });
    const banner = within(await screen.findByTestId('alarm-banner'));
    await user.click(banner.getByRole('link'));
    await screen.findByTestId('trust-alarm');
  });

  it('name both fingerprints side by side when the identity changed', async () => {
    openWindow({ trust: 'identity' }, {}, '#/sources');
    const row = within(await rowOf('workshop'));
    const groups = (testid: string) => row.getByTestId(testid).textContent?.trim().split(/\s+/).join(' ');
    expect(groups('fingerprint-before')).toBe(WORKSHOP_PRINT);
    expect(groups('fingerprint-now')).toBe(OTHER_PRINT);
  });
});

describe('another identity', () => {
  async function compare() {
    const window = openWindow({ trust: 'identity' }, {}, '#/sources');
    await window.user.click(await screen.findByTestId('compare-identity'));
    await screen.findByTestId('identity-dialog');
    return window;
  }

  it('is accepted when what the owner gave is what it shows, blanks and case aside', async () => {
    const { user, of } = await compare();
    expect(screen.getByTestId('confirm-identity')).toBeDisabled();
    await user.type(screen.getByTestId('identity-typed'), OTHER_PRINT.replace(/ /g, '').toUpperCase());
    expect(screen.getByTestId('identity-verdict')).toHaveTextContent('shows now');
    await user.click(screen.getByTestId('confirm-identity'));
    expect(of('accept_identity')[0]?.argument as AcceptIdentity).toEqual({
      name: 'workshop',
      fingerprint: OTHER_PRINT,
    });
    await waitFor(() => expect(screen.queryByTestId('trust-alarm')).toBeNull());
    expect(plain((await screen.findByTestId('toast')).textContent)).toContain('new identity');
  });

  it('is accepted after comparing by eye', async () => {
    const { user, of } = await compare();
    await user.click(screen.getByTestId('identity-compared'));
    await user.click(screen.getByTestId('confirm-identity'));
    await waitFor(() => expect(of('accept_identity')).toHaveLength(1));
  });

  it('is not accepted when what the owner gave is something else, whatever was ticked', async () => {
    const { user } = await compare();
    await user.click(screen.getByTestId('identity-compared'));
    await user.type(screen.getByTestId('identity-typed'), WORKSHOP_PRINT);
    expect(screen.getByTestId('identity-verdict')).toHaveTextContent('Do not accept it');
    expect(screen.getByTestId('confirm-identity')).toBeDisabled();
  });
});

describe('adding a gallery', () => {
  async function look(address: string, expectation = '') {
    const window = openWindow({ tick: 2 }, {}, '#/sources');
    const { user } = window;
    await user.click(await screen.findByTestId('add-source'));
    await user.type(await screen.findByTestId('source-location'), address);
    if (expectation) {
      screen.getByTestId<HTMLDetailsElement>('source-expectations').open = true;
      await user.type(screen.getByTestId('source-fingerprint'), expectation);
    }
    await user.click(screen.getByTestId('preview-source'));
    return window;
  }

  it('shows title, protocol, items and identity before anything is kept', async () => {
    const { user, of } = await look('https://packages.workshop.example/');
    const preview = within(await screen.findByTestId('source-preview'));
    expect(preview.getByRole('heading')).toHaveTextContent('The Workshop');
    expect(preview.getByRole('heading')).toHaveFocus();
    expect(preview.getByText('Vitrine gallery')).toBeInTheDocument();
    expect(plain(preview.getByText(/items/).textContent)).toBe('1,284 items');
    expect(preview.getByTestId('fingerprint')).toBeInTheDocument();
    expect(preview.getByText('2 of 3')).toBeInTheDocument();
    expect(of('add_source')).toHaveLength(0);
    await user.click(screen.getByTestId('confirm-add-source'));
    await waitFor(() => expect(screen.getAllByTestId('source-row')).toHaveLength(4));
  });

  it('goes back to the fields', async () => {
    const { user } = await look('https://packages.workshop.example/');
    await user.click(await screen.findByTestId('preview-back'));
    expect(screen.getByTestId('source-location')).toHaveValue('https://packages.workshop.example/');
    expect(screen.getByTestId('preview-source')).toBeEnabled();
  });

  it('passes the expected fingerprint on, and says that it fits', async () => {
    const { user, of } = await look('https://packages.workshop.example/', WORKSHOP_PRINT);
    await screen.findByTestId('preview-fits');
    await user.click(screen.getByTestId('confirm-add-source'));
    expect((of('add_source')[0]?.argument as AddSource).fingerprint).toBe(WORKSHOP_PRINT);
  });

  it('refuses a gallery that shows another fingerprint, with no way around', async () => {
    await look('https://packages.workshop.example/', OTHER_PRINT);
    expect(await screen.findByTestId('source-error')).toHaveTextContent('another fingerprint');
    expect(screen.getByTestId('preview-source')).toBeDisabled();
  });

  it('can add a gallery whose host is away just now', async () => {
    const { user, of } = await look('https://nowhere.example/');
    await screen.findByTestId('source-error');
    await user.click(screen.getByTestId('confirm-add-source'));
    await waitFor(() => expect(of('add_source')).toHaveLength(1));
  });

  it('warns of a provisional gallery before it is added', async () => {
    await look('https://someone.example/gallery/');
    const preview = within(await screen.findByTestId('source-preview'));
    expect(preview.getByTestId('provisional-note')).toBeInTheDocument();
    expect(preview.getByText('1 of 1')).toBeInTheDocument();
  });
});
