// @ts-check
/**
 * What a person feels in the real window, measured for `make bench` on a virtual display of its own: frames while
 * scrolling, frames while typing, the way from the tray to the first card, memory in the tray. Prints one line of
 * JSON. Starts the programs of VITRINE_BIN_DIR.
 *
 * usage: node bench/window.mjs HOME    a home whose catalogue is large
 */
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { Holder } from '../support/owner.mjs';
import { startResident } from '../support/resident.mjs';
import { id } from '../support/screen.mjs';
import { until } from '../support/until.mjs';

/** Frames of one measurement: five seconds at 60 a second. */
const FRAMES = 300;
const TYPED = 'mystery clock maker';

/**
 * In the page: scrolls something for some frames and answers how long each took, in milliseconds. A step of 0 goes
 * through the whole height within those frames, as a hand on the scroll bar does.
 */
const SCROLL = `
const [what, step, frames, done] = arguments;
const scroller = document.querySelector(what);
const stride = step || (scroller.scrollHeight - scroller.clientHeight) / frames;
const took = [];
let last = 0;
scroller.scrollTop = 0;
const next = (now) => {
  if (last) took.push(now - last);
  last = now;
  scroller.scrollTop += stride;
  if (took.length < frames) requestAnimationFrame(next);
  else done(took);
};
requestAnimationFrame(next);`;

/** In the page: a list of plain rows that no code of ours attends to, the best this machine can do. */
const CONTROL = `
const plain = document.createElement('div');
plain.id = 'control';
plain.style.cssText = 'position:fixed;inset:0;overflow:auto;z-index:99;background:Canvas';
plain.innerHTML = '<p>A row of plain text</p>'.repeat(2000);
document.body.append(plain);`;

/** In the page: marks what scrolls the grid, and listens to frames from now on. */
const WATCH = `
window.frames_ = [];
let last = 0;
const next = (now) => {
  if (last) window.frames_.push(now - last);
  last = now;
  requestAnimationFrame(next);
};
requestAnimationFrame(next);`;

/** @param {number[]} all @param {number} part of one */
const quantile = (all, part) => [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? 0;

/**
 * @param {Holder} owner
 * @param {string} home
 */
async function measure(owner, home) {
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true });
  // The renderer that can keep up without a GPU (facts/ui.md §2).
  const env = { WEBKIT_DISABLE_DMABUF_RENDERER: '1', WEBKIT_SKIA_ENABLE_CPU_RENDERING: undefined };
  const program = await startResident(owner, display, home, { env });
  const page = await program.page();
  await page.visible(id('card'), 60_000);
  await desktop.icon();
  await page.script(
    `document.querySelector('${id('grid')}').parentElement.setAttribute('data-measured', '')`,
  );
  const cards = Number((await page.text(id('total'))).replace(/\D/g, ''));
  /** @type {(what: string, step: number) => Promise<number[]>} */
  const scroll = (what, step) => page.scriptLater(SCROLL, what, step, FRAMES);
  await page.script(CONTROL);
  const control = await scroll('#control', 40);
  await page.script('document.querySelector("#control").remove()');
  const wheel = await scroll('[data-measured]', 120);
  const dragged = await scroll('[data-measured]', 0);

  await page.script('document.querySelector("[data-measured]").scrollTop = 0');
  await page.click(id('search'));
  await page.script(WATCH);
  for (const key of TYPED) await page.press(key);
  await page.scriptLater('setTimeout(arguments[arguments.length - 1], 500)');
  const typing = /** @type {number[]} */ (await page.script('return window.frames_'));

  display.closeWindow('Vitrine');
  await program.isInTray();
  const memory = program.memory();
  const shown = [];
  for (let round = 0; round < 3; round++) {
    const before = painted(program.running.output);
    const begun = performance.now();
    await desktop.click('Open Vitrine');
    await until('a card is painted', () => painted(program.running.output) > before, {
      within: 30_000,
      every: 2,
    });
    shown.push(performance.now() - begun);
    display.closeWindow('Vitrine');
    await program.isInTray();
  }
  return {
    cards,
    control: quantile(control, 0.95),
    wheel: quantile(wheel, 0.95),
    dragged: quantile(dragged, 0.95),
    typing: Math.max(...typing),
    tray: memory / 1000,
    shown: quantile(shown, 0.5) / 1000,
  };
}

/** @param {string} output */
const painted = (output) => output.split('first card painted').length;

const [home] = process.argv.slice(2);
if (!home) throw new Error('usage: node bench/window.mjs HOME');
const owner = new Holder();
try {
  process.stdout.write(`${JSON.stringify(await measure(owner, home))}\n`);
} finally {
  await owner.end();
}
