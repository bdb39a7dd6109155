import { screen, waitFor } from '@testing-library/svelte';
import { mockIPC } from '@tauri-apps/api/mocks';
import { describe, expect, it, vi } from 'vitest';
import type { BrowseQuery } from '../src/backend';
import { createBackend as createTauri } from '../src/backend/tauri';
import { hrefOf, parseRoute, Router } from '../src/app/router.svelte';
import { NO_QUESTION, readQuestion, writeQuestion, type Question } from '../src/pages/explore/question';
import { cards, openWindow } from './window';

const FULL: Question = {
  text: 'görg & söhne?',
  filters: {
    kinds: ['tool', 'theme'],
    tags: ['a b', 'c#'],
    sources: ['workshop'],
    ratings: ['mature'],
    hideInstalled: true,
    favourites: true,
  },
  sort: 'newest',
};

describe('the question of Explore in an address', () => {
  it('comes back as it was, and asks for nothing in a plain address', () => {
    const query = writeQuestion(FULL);
    expect(readQuestion(query)).toEqual(FULL);
    const href = hrefOf({ page: 'explore', query });
    for (const web of [false, true]) expect(parseRoute(href, web)).toEqual({ page: 'explore', query });
    expect(writeQuestion(NO_QUESTION)).toBe('');
    expect(readQuestion('')).toEqual(NO_QUESTION);
  });

  it('leaves out what means nothing, and stays shorter than what the shell keeps', () => {
    expect(readQuestion('kind=castle&kind=constructor&sort=toString&rating=&tag=&hide=all&x=y')).toEqual(
      NO_QUESTION,
    );
    expect(readQuestion(`tag=${'x'.repeat(900)}&tag=fine&tag=fine`).filters.tags).toEqual(['fine']);
    const long = writeQuestion({ ...NO_QUESTION, text: '本'.repeat(5000) });
    expect(hrefOf({ page: 'explore', query: long }).length).toBeLessThan(4096);
  });
});

const asked = (of: ReturnType<typeof openWindow>['of']) => of('browse').at(-1)?.argument as BrowseQuery;

describe('the address of Explore', () => {
  it('says words, filters and order, without a page to go back to for each', async () => {
    const { user } = openWindow();
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    const before = history.length;
    await user.type(screen.getByTestId('search'), 'tutor');
    await user.click(await screen.findByTestId('kind-persona'));
    await user.selectOptions(screen.getByTestId('sort'), 'name');
    await waitFor(() => expect(location.hash).toBe('#/explore?q=tutor&kind=persona&sort=name'));
    expect(history.length).toBe(before);
  });

  it('is asked by a window that opens on it', async () => {
    const { of } = openWindow({}, {}, '#/explore?q=tutor&kind=persona&hide=installed&sort=name');
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    expect(screen.getByTestId('search')).toHaveValue('tutor');
    expect(screen.getByTestId('sort')).toHaveValue('name');
    expect(screen.getByTestId('kind-persona')).toHaveAttribute('aria-pressed', 'true');
    for (const { argument } of of('browse'))
      expect(argument).toMatchObject({
        text: 'tutor',
        kinds: ['persona'],
        hideInstalled: true,
        sort: 'name',
      });
  });

  it('brings each list back, and Explore pressed in Explore leads to its front', async () => {
    const { user, of } = openWindow({}, {}, '#/explore?kind=persona');
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    location.hash = '#/explore?q=tutor';
    await waitFor(() => expect(screen.getByTestId('search')).toHaveValue('tutor'));
    expect(asked(of)).toMatchObject({ text: 'tutor', kinds: [] });
    history.back();
    await waitFor(() => expect(screen.getByTestId('search')).toHaveValue(''));
    await waitFor(() => expect(asked(of)).toMatchObject({ text: '', kinds: ['persona'] }));
    await user.click(screen.getByTestId('nav-explore'));
    await waitFor(() => expect(asked(of).kinds).toEqual([]));
    await screen.findByTestId('front');
    expect(location.hash).toBe('#/explore');
  });

  it('is as it was left when Explore is entered from elsewhere', async () => {
    const { user, of } = openWindow();
    await waitFor(() => expect(cards().length).toBeGreaterThan(0));
    await user.click(await screen.findByTestId('kind-tool'));
    await user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('settings');
    await user.click(screen.getByTestId('nav-explore'));
    expect(await screen.findByTestId('kind-tool')).toHaveAttribute('aria-pressed', 'true');
    expect(location.hash).toBe('#/explore?kind=tool');
    expect(asked(of).kinds).toEqual(['tool']);
  });

  it('leaves out a gallery that is gone', async () => {
    const { of } = openWindow({}, {}, '#/sources');
    await screen.findAllByTestId('source-row');
    location.hash = '#/explore?source=cellar&kind=tool';
    await waitFor(() => expect(asked(of)).toMatchObject({ kinds: ['tool'], sources: [] }));
    await waitFor(() => expect(location.hash).toBe('#/explore?kind=tool'));
  });

  it('is told to the shell also when it is written anew', async () => {
    const told: unknown[] = [];
    mockIPC((command, payload) => void told.push([command, payload]));
    createTauri();
    const router = new Router();
    const stop = router.start();
    location.hash = '#/explore?tag=quiet';
    await vi.waitFor(() => expect(router.route).toEqual({ page: 'explore', query: 'tag=quiet' }));
    router.restate({ page: 'explore', query: 'kind=tool' });
    await vi.waitFor(() =>
      expect(told).toContainEqual(['window_at', { argument: { hash: '#/explore?kind=tool' } }]),
    );
    expect(router.route).toEqual({ page: 'explore', query: 'kind=tool' });
    stop();
  });
});
