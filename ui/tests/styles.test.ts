import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The classes a style sheet gives a look of their own: first in a selector and alone in it. */
function namesIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^\.([a-z-]+)(?=[\s,{>])/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** The style of a registry's pages comes with the first of them and then holds for the whole window. */
it('no class of a registry’s pages is one of the window’s own', () => {
  const shared = new Set(
    readdirSync('src/styles')
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => namesIn(`src/styles/${file}`)),
  );
  const theirs = new Set(namesIn('src/web/web.css').filter((name) => !shared.has(name)));
  expect(theirs.has('row')).toBe(true);
  const taken = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte') && !/^(web|pages\/(web|registry|submit))\//.test(file))
    .flatMap((file) => {
      const source = readFileSync(`src/${file}`, 'utf8');
      const used = [...source.matchAll(/class="([^"{}]*)"/g)].flatMap(([, text]) =>
        (text ?? '').split(/\s+/),
      );
      return [...new Set(used.filter((name) => theirs.has(name)))].map((name) => `${file}: ${name}`);
    });
  expect(taken).toEqual([]);
});
