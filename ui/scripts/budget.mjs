// Fails when what the window loads before its first card weighs more than 80 kB gzipped: the entry script
// and everything it imports statically. Pages other than Explore are loaded when they are opened.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 80;
// VITRINE_DIST names another build.
const dist = process.env.VITRINE_DIST
  ? pathToFileURL(`${resolve(process.env.VITRINE_DIST)}/`)
  : new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) withImports(imported, seen);
  return seen;
}

const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('dist has no entry; run `npm run build` first');

let total = 0;
for (const key of withImports(entry)) {
  const size = kilobytes(manifest[key].file);
  total += size;
  console.log(`${size.toFixed(1).padStart(7)} kB  ${manifest[key].file}`);
}
console.log(`${total.toFixed(1).padStart(7)} kB  entry script in all, limit ${LIMIT_KB} kB`);
for (const css of manifest[entry].css ?? [])
  console.log(`${kilobytes(css).toFixed(1).padStart(7)} kB  ${css} (style, not counted)`);
if (total > LIMIT_KB) {
  console.error(`The entry script is over its budget of ${LIMIT_KB} kB.`);
  process.exit(1);
}
