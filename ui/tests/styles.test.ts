import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The style of a registry's pages comes with the first of them and then holds for the whole window. */
it('no class of a registry’s pages is one of the window’s own', () => {
  const names = [...readFileSync('src/web/web.css', 'utf8').matchAll(/^\.([a-z-]+)/gm)].map(
    ([, name]) => name,
  );
  const theirs = new Set(names);
  expect(theirs.has('row')).toBe(true);
  const taken = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte') && !/^(web|pages\/(web|registry|submit))\//.test(file))
    .flatMap((file) => {
      const source = readFileSync(`src/${file}`, 'utf8');
      if (source.includes('web/web.css')) return [];
      const used = [...source.matchAll(/class="([^"{}]*)"/g)].flatMap(([, text]) =>
        (text ?? '').split(/\s+/),
      );
      return [...new Set(used.filter((name) => theirs.has(name)))].map((name) => `${file}: ${name}`);
    });
  expect(taken).toEqual([]);
});
