// @ts-check
/** Galleries of manifests made for a test: tools that say their name and version (docs/formats-manifests.md). */
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noise, sha256 } from './personas.mjs';
import { run } from './process.mjs';
import { subfolder } from './tempdir.mjs';

/**
 * @typedef {{
 *   name: string, versions: string[], summary?: string, needs?: string[], mirrors?: string[], bytes?: number
 * }} Tool `mirrors` are asked before the gallery itself; `bytes` is the size of a file of noise in it
 */

const CPU = process.arch === 'arm64' ? 'aarch64' : 'x86_64';

/** What Vitrine calls the computer the tests run on. */
const HERE = `linux-${CPU}`;

/** A platform nobody has made a file for. */
const ELSEWHERE = { platform: 'openbsd-riscv64', reason: 'Nobody has such a computer.' };

/**
 * Writes a gallery of such tools and returns its folder.
 * @param {string} parent where the work and the gallery go
 * @param {Tool[]} tools
 */
export function writeTools(parent, tools) {
  const folder = subfolder(parent, 'tools');
  const packages = tools.map((tool) => ({
    name: tool.name,
    summary: tool.summary ?? `Says ${tool.name}`,
    tags: ['cli'],
    versions: tool.versions.map((version) => writeVersion(parent, folder, tool, version)),
  }));
  const index = { format: 'vitrine-manifests/1', title: 'Our tools', packages };
  writeFileSync(join(folder, 'manifests.json'), JSON.stringify(index));
  return folder;
}

/**
 * The archive and the manifest of a version; returns what the index says of it.
 * @param {string} parent
 * @param {string} folder
 * @param {Tool} tool
 * @param {string} version
 */
function writeVersion(parent, folder, tool, version) {
  const { name } = tool;
  const path = `packages/${name}/${version}/${name}-${version}.tar.gz`;
  const archive = join(folder, path);
  mkdirSync(dirname(archive), { recursive: true });
  packTool(subfolder(parent, 'work'), tool, version, archive);
  const file = { platform: HERE, sha256: sha256(archive), size: statSync(archive).size };
  const manifest = {
    schema: 'vitrine-manifest/1',
    name,
    version,
    build_date: '2026-01-02',
    licence: 'MIT',
    summary: tool.summary ?? `Says ${name}`,
    dependencies: tool.needs ?? [],
    artifacts: [
      { ...file, filename: `${name}-${version}.tar.gz`, urls: [...(tool.mirrors ?? []), path] },
      { ...ELSEWHERE, status: 'unavailable' },
    ],
  };
  const place = `manifests/${name}-${version}.json`;
  mkdirSync(join(folder, 'manifests'), { recursive: true });
  writeFileSync(join(folder, place), JSON.stringify(manifest));
  const size = readFileSync(join(folder, place)).length;
  return {
    version,
    released: Date.parse('2026-01-02'),
    manifest: { path: place, sha256: sha256(join(folder, place)), size },
    platforms: [file],
    unavailable: [ELSEWHERE],
  };
}

/**
 * Packs a program that says its name, its version and what it is given.
 * @param {string} work
 * @param {Tool} tool
 * @param {string} version
 * @param {string} archive
 */
function packTool(work, { name, bytes }, version, archive) {
  const top = `${name}-${version}`;
  const program = join(work, top, 'bin', name);
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho ${name} ${version} "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(join(work, top, 'README.md'), `# ${name}\n\nSays ${name}.\n`);
  if (bytes) writeFileSync(join(work, top, 'data.bin'), noise(bytes));
  run('tar', ['--create', '--gzip', '--format=ustar', '--file', archive, '--directory', work, top]);
}

/**
 * What a command of Vitrine's folder of commands says.
 * @param {string} home
 * @param {string} name
 * @param {string[]} words
 */
export const said = (home, name, ...words) => run(join(home, 'bin', name), words).trim();
