// @ts-check
/** Packages and galleries made for a test: folders written here, packed and listed by the real `vitrine`. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEMO, namesIn, program } from './places.mjs';
import { run } from './process.mjs';
import { subfolder } from './tempdir.mjs';

/**
 * @typedef {{
 *   id: string, name: string, short?: string, backstory?: string, rating?: string, tags?: string[],
 *   version?: string, tools?: string[], bytes?: number, picture?: Buffer
 * }} Persona `bytes` is the size of a file of noise in it, for downloads that take a while
 */

const TITLE = 'Test gallery';

/**
 * Writes a persona as an unpacked package (schema 2; facts/homepilot.md §1).
 * @param {string} folder
 * @param {Persona} persona
 */
export function writePersona(folder, persona) {
  const { id, name, short = `${name} is here for a test.`, rating = 'sfw', tools = [] } = persona;
  const tags = persona.tags ?? ['test'];
  const write = (/** @type {string} */ path, /** @type {unknown} */ value) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(value, null, 2));
  };
  write('manifest.json', {
    kind: 'homepilot.persona',
    schema_version: 2,
    package_version: 2,
    project_type: 'persona',
    id,
    name,
    version: persona.version ?? '1.0.0',
    content_rating: rating,
    created_at: '2026-01-02T03:04:05Z',
    contents: { has_avatar: true, has_tool_dependencies: tools.length > 0 },
  });
  write('blueprint/persona_agent.json', {
    id,
    label: name,
    role: 'tester',
    category: 'assistant',
    system_prompt: `You are ${name}.`,
    response_style: { tone: 'calm' },
    allowed_tools: tools,
  });
  write('blueprint/persona_appearance.json', {
    style_preset: 'flat',
    aspect_ratio: '1:1',
    selected_filename: `avatar_${id}.webp`,
    selected_thumb_filename: `thumb_avatar_${id}.webp`,
  });
  write('blueprint/agentic.json', { goal: short, capabilities: [] });
  write('dependencies/tools.json', {
    schema_version: 1,
    personality_tools: { tools: [] },
    forge_tools: {
      tools: tools.map((tool) => ({ id: tool, name: tool, description: `Helps with ${tool}.` })),
    },
    tool_schemas: [],
    capability_summary: { required: [], optional: [] },
  });
  const backstory = persona.backstory ?? `${name} was written for a test.`;
  write('preview/card.json', { name, role: 'tester', short, tags, content_rating: rating, backstory });
  mkdirSync(join(folder, 'assets'), { recursive: true });
  const picture = persona.picture ?? demoPicture();
  writeFileSync(join(folder, `assets/avatar_${id}.webp`), picture);
  writeFileSync(join(folder, `assets/thumb_avatar_${id}.webp`), picture);
  if (persona.bytes) writeFileSync(join(folder, 'assets/noise.png'), noise(persona.bytes));
}

/** Some picture of the demo gallery. */
function demoPicture() {
  const [id] = namesIn(DEMO);
  const [version] = namesIn(join(DEMO, id ?? ''));
  const assets = join(DEMO, id ?? '', version ?? '', 'assets');
  const name = namesIn(assets).find((file) => file.endsWith('.webp'));
  return readFileSync(join(assets, name ?? ''));
}

/**
 * Bytes that do not compress, the same in every run.
 * @param {number} size
 */
export function noise(size) {
  const blocks = [];
  for (let made = 0; made < size; made += 32) blocks.push(createHash('sha256').update(String(made)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

/**
 * Packs an unpacked package into a file.
 * @param {string} folder
 * @param {string} file
 */
export function pack(folder, file) {
  run(program('vitrine'), ['pack', folder, '-o', file]);
  return file;
}

/**
 * Builds a gallery of such personas and returns its folder.
 * @param {string} parent where the sources and the gallery go
 * @param {Persona[]} personas
 */
export function buildGallery(parent, personas) {
  const sources = subfolder(parent, 'sources');
  for (const persona of personas) {
    writePersona(join(sources, `${persona.id}@${persona.version ?? '1.0.0'}`), persona);
  }
  return build(sources, join(parent, 'gallery'));
}

/**
 * Makes a signed gallery of such personas; from then on its keeper builds it again with `buildGallery`.
 * @param {string} parent where the sources, the gallery and its keys go
 * @param {Persona[]} personas
 */
export function signGallery(parent, personas) {
  const folder = buildGallery(parent, personas);
  const said = run(program('vitrine'), [
    'gallery',
    'init',
    join(parent, 'sources'),
    folder,
    '--title',
    TITLE,
    '--json',
  ]);
  const { state } = JSON.parse(said);
  return { folder, fingerprint: /** @type {string} */ (state.fingerprint) };
}

/**
 * Builds the demo gallery from its sources.
 * @param {string} parent
 */
export function buildDemoGallery(parent) {
  const sources = join(parent, 'demo-sources');
  cpSync(dirname(DEMO), sources, {
    recursive: true,
    filter: (path) => !/\/(src|Cargo\.toml|tests)$/.test(path),
  });
  return build(sources, join(parent, 'demo'));
}

/**
 * @param {string} sources
 * @param {string} out
 */
function build(sources, out) {
  run(program('vitrine'), ['gallery', 'build', sources, out, '--title', TITLE, '--quiet']);
  return out;
}

/**
 * The digest of a file, in hex.
 * @param {string} file
 */
export const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
