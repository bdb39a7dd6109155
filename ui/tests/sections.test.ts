import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { parseRoute } from '../src/app/router.svelte';
import { openWindow } from './window';

const PACKAGE = '#/package/workshop/persona-000004';
const links = () => screen.getAllByTestId('section-link');

describe('the sections of a package’s page', () => {
  it('are those it has, in its order, each with an address of its own', async () => {
    openWindow({}, {}, PACKAGE);
    await screen.findByTestId('section-bar');
    const all = () => [...screen.getByTestId('detail').querySelectorAll('section[aria-labelledby] h2[id]')];
    // Ratings are loaded later; their place in the bar is there before.
    await waitFor(
      () => expect(links().map((link) => link.dataset.section)).toEqual(all().map(({ id }) => id)),
      { timeout: 40_000 },
    );
    const headings = all();
    expect(links().map((link) => link.textContent?.trim())).toEqual(
      headings.map(({ textContent }) => textContent?.trim()),
    );
    expect(links().length).toBeGreaterThan(3);
    for (const link of links())
      expect(parseRoute(link.getAttribute('href') ?? '')).toEqual({
        page: 'package',
        package: { source: 'workshop', id: 'persona-000004' },
        section: link.dataset.section,
      });
  }, 60_000);

  it('take the focus and the mark, and are no pages to go back to', async () => {
    const { user } = openWindow({}, {}, PACKAGE);
    await screen.findByTestId('section-bar');
    const before = history.length;
    await user.click(links().find((link) => link.dataset.section === 'versions') as HTMLElement);
    await waitFor(() => expect(document.activeElement?.id).toBe('versions'));
    expect(links().filter((link) => link.hasAttribute('aria-current'))).toHaveLength(1);
    expect(document.querySelector('[aria-current="location"]')).toHaveTextContent('Versions');
    await waitFor(() => expect(location.hash).toBe(`${PACKAGE}?section=versions`));
    expect(history.length).toBe(before);
    expect(screen.getByTestId('detail-name')).toBeVisible();
  });

  it('are gone to by an address, and an unknown one leads to the page', async () => {
    openWindow({}, {}, `${PACKAGE}?section=versions`);
    await waitFor(() => expect(document.activeElement?.id).toBe('versions'));
    location.hash = '#/package/homepilot/persona-000000?section=cellar';
    await waitFor(() => expect(screen.getByTestId('detail-name')).toHaveFocus());
  });
});
