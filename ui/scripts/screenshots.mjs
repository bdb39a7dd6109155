// Takes pictures of every page on the mock, for people to look at, and runs axe on each.
// Usage: npm run screenshots -- OUT_FOLDER [part of a name]      (needs `npm run build` first)
//        npm run screenshots -- ../docs/pictures --set           only the set that is kept there
// VITRINE_DIST names another build; VITRINE_PNG=1 writes PNG alone, for viewers that do not know WebP.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { KEPT, PICTURES } from './pictures.mjs';

const words = process.argv.slice(2);
const set = words.includes('--set');
const [out = '/tmp/vitrine-screenshots', only = ''] = words.filter((word) => word !== '--set');
const png = Boolean(process.env.VITRINE_PNG);
const outDir = process.env.VITRINE_DIST ?? 'dist';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-src 'none'; form-action 'none'";
const AT_ONCE = 2;

const pictures = PICTURES.filter(({ name, kept }) => (set ? kept : true) && new RegExp(only).test(name));

mkdirSync(out, { recursive: true });
// The window's own policy.
const server = await preview({
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1', headers: { 'content-security-policy': POLICY } },
  logLevel: 'error',
});
const { port } = server.httpServer.address();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});
const press = await browser.newPage();

/** The same picture a fifth as large: what is drawn has few colours, and nobody prints it. */
async function asWebp(bytes) {
  const data = await press.evaluate(
    async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = Object.assign(document.createElement('canvas'), {
        width: picture.width,
        height: picture.height,
      });
      canvas.getContext('2d').drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', 0.86);
    },
    `data:image/png;base64,${bytes.toString('base64')}`,
  );
  return Buffer.from(data.split(',')[1], 'base64');
}

let faults = 0;
async function take({ name, file, size, query, hash = '#/explore', act, wait = 350 }) {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => message.type() === 'error' && fault(name, message.text()));
    page.on('pageerror', (error) => fault(name, error.message));
    // Tauri freezes the prototypes.
    await page.addInitScript(() => Object.freeze(Object.prototype));
    await page.goto(`http://127.0.0.1:${port}/?${query}${hash}`);
    if (!name.startsWith('explore-loading')) await page.locator('main h1, main h2').first().waitFor();
    await page.waitForTimeout(wait);
    await act?.(page);
    await page.waitForTimeout(wait);
    const bytes = await page.screenshot();
    const whole = png || file.endsWith('.png');
    writeFileSync(`${out}/${png ? `${name}.png` : file}`, whole ? bytes : await asWebp(bytes));
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      fault(name, 'is wider than the window');
    for (const { id, nodes } of await runAxe(page)) {
      for (const node of nodes.slice(0, 3))
        fault(name, `axe ${id}: ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`);
    }
  } finally {
    await context.close();
  }
}

/** Through the debugger, which the page's policy does not bind. */
async function runAxe(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return violations;
}

function fault(name, text) {
  faults += 1;
  console.log(`${name}: ${text}`);
}

const waiting = [...pictures];
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { name } = next;
    await take(next).catch((error) => fault(name, String(error).split('\n').slice(0, 4).join(' ')));
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();
await server.close();
console.log(`${pictures.length} pictures in ${out}, ${faults} faults; the set has ${KEPT.length}`);
process.exit(faults === 0 ? 0 : 1);
