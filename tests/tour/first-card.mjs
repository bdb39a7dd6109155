// @ts-check
/** Where the time goes from the tray to the first card, printed for people: `npm run first-card`. */
import { readFileSync } from 'node:fs';
import { playDesktop } from '../support/desktop.mjs';
import { startDisplay } from '../support/display.mjs';
import { homeWith } from '../support/homes.mjs';
import { writeRegistry } from '../support/listings.mjs';
import { Holder } from '../support/owner.mjs';
import { startResident } from '../support/resident.mjs';
import { tempdir } from '../support/tempdir.mjs';
import { until } from '../support/until.mjs';

/** Openings that are measured; the first one warms the files up and is shown apart. */
const TIMES = Number(process.env.VITRINE_TIMES ?? 6);
const LISTINGS = Number(process.env.VITRINE_LISTINGS ?? 500);

/** Marks of the log in the order they come, each with the pattern of its line. */
const MARKS = /** @type {const} */ ([
  ['the window was asked for', /the window is started/],
  ['its program runs', /the window begins/],
  ['the engine is open', /the window's engine is open/],
  ['GTK and WebKit are ready', /the toolkit is ready/],
  ['the window is made', /the window is made/],
  ['the page is asked for', /the page is asked for/],
  ['its first command arrives', /the page asks/],
  ['the first card is painted', /first card painted/],
]);

/**
 * When each mark was logged, in milliseconds of the system's clock; null where there is none.
 * @param {string} output
 */
function marksIn(output) {
  const lines = output.split('\n');
  return MARKS.map(([, pattern]) => {
    const line = lines.find((one) => pattern.test(one));
    const stamp = line && /\d{4}-\S+Z/.exec(line)?.[0];
    return stamp ? microseconds(stamp) : null;
  });
}

/** @param {string} stamp */
function microseconds(stamp) {
  const [, fraction = '0'] = /\.(\d+)Z/.exec(stamp) ?? [];
  return Date.parse(stamp.replace(/\.\d+Z/, 'Z')) + Number(`0.${fraction}`) * 1000;
}

/**
 * Time of processors that each process of the window has taken so far, in milliseconds, by name: what is left to
 * compare where others use the machine too.
 * @param {{ pid: number, name: string }[]} processes
 */
function processorTime(processes) {
  /** @type {Record<string, number>} */
  const taken = {};
  for (const { pid, name } of processes.filter(({ name }) => name !== 'vitrine-desktop')) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // In ticks of 10 ms: utime and stime, fields 14 and 15 of proc(5).
    taken[name] = (taken[name] ?? 0) + 10 * (Number(fields[11]) + Number(fields[12]));
  }
  return taken;
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

const owner = new Holder();
try {
  const folder = tempdir(owner, 'many');
  writeRegistry(folder, LISTINGS);
  const home = await homeWith(owner, folder);
  const display = await startDisplay(owner);
  const desktop = await playDesktop(owner, display, { tray: true });
  const env = {
    VITRINE_LOG: 'info,vitrine_window=debug,vitrine_desktop=debug',
    TAURI_WEBVIEW_AUTOMATION: undefined,
  };
  const program = await startResident(owner, display, home, { args: ['--hidden'], env });
  await program.running.line(/the engine is open/);
  await desktop.icon();
  /** @type {number[][]} */
  const runs = [];
  /** @type {Record<string, number>[]} */
  const processors = [];
  for (let time = 0; time <= TIMES; time += 1) {
    program.running.output = '';
    const begun = Date.now();
    await desktop.click('Open Vitrine');
    await program.running.line(/first card painted/);
    const taken = processorTime(program.processes());
    const marks = marksIn(program.running.output).map((mark) => (mark === null ? NaN : mark - begun));
    const inPage = /painted after (\d+) ms/.exec(program.running.output)?.[1];
    if (time > 0) runs.push([...marks, Number(inPage)]);
    if (time > 0) processors.push(taken);
    else console.log(`cold: ${Math.round(marks.at(-1) ?? NaN)} ms`);
    await until('there is a window', () => display.windows().length === 1);
    display.closeWindow('Vitrine');
    await program.isInTray();
  }
  console.log(`${LISTINGS} listings, ${TIMES} openings, medians in ms from the click:`);
  for (const [place, [name]] of MARKS.entries())
    console.log(
      `${median(runs.map((run) => run[place] ?? NaN))
        .toFixed(0)
        .padStart(6)}  ${name}`,
    );
  console.log(
    `${median(runs.map((run) => run.at(-1) ?? NaN))
      .toFixed(0)
      .padStart(6)}  of these in the page`,
  );
  for (const name of Object.keys(processors[0] ?? {}))
    console.log(
      `${String(median(processors.map((taken) => taken[name] ?? 0))).padStart(6)}  ms of processor: ${name}`,
    );
  console.log(`load: ${readFileSync('/proc/loadavg', 'utf8').trim()}`);
} finally {
  await owner.end();
}
