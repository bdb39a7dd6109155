// Writes src/i18n/keys.ts, the type of every message key, from the English messages of all rooms.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../locales/en/', import.meta.url);
const files = readdirSync(folder).map((name) => new URL(name, folder));
const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
const keys = [...source.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map((match) => match[1]).sort();
const body = keys.map((key) => `  | '${key}'`).join('\n');
writeFileSync(
  new URL('../src/i18n/keys.ts', import.meta.url),
  `// Generated from locales/en by \`npm run keys\`. Do not edit.\nexport type Key =\n${body};\n`,
);
console.log(`${keys.length} keys`);
