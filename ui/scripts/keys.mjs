// Writes src/i18n/keys.ts, the type of every message key, from the English messages.
import { readFileSync, writeFileSync } from 'node:fs';

const files = ['main', 'registry'].map((name) => new URL(`../locales/en/${name}.ftl`, import.meta.url));
const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
const keys = [...source.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map((match) => match[1]).sort();
const body = keys.map((key) => `  | '${key}'`).join('\n');
writeFileSync(
  new URL('../src/i18n/keys.ts', import.meta.url),
  `// Generated from locales/en by \`npm run keys\`. Do not edit.\nexport type Key =\n${body};\n`,
);
console.log(`${keys.length} keys`);
