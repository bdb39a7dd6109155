// @ts-check
/** Small servers on loopback: the built window with the shell's content policy, and galleries with faults. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { DIST, ROOT } from './places.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, string>} */
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/**
 * A server that ends with its owner, stalled answers included.
 * @param {Owner} owner
 * @param {(request: Request, response: Response) => void} answer
 * @returns {Promise<string>} its address, without a slash at the end
 */
export async function serve(owner, answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  owner.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}`;
}

/**
 * @param {string} folder
 * @param {Request} request
 * @returns {{ path: string, file: string | null }}
 */
function fileFor(folder, request) {
  const { pathname } = new URL(request.url ?? '/', 'http://host');
  const path = normalize(decodeURIComponent(pathname));
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return { path, file: existsSync(file) && statSync(file).isFile() ? file : null };
}

/** The content policy of the shell, as a header; the window's own schemes are this server here. */
function contentPolicy() {
  const { app } = JSON.parse(readFileSync(join(ROOT, 'tauri.conf.json'), 'utf8'));
  const policy = { ...app.security.csp, 'connect-src': "'self'", 'img-src': "'self' data:" };
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

/**
 * Serves the built window; with `?mock=…` in the address it runs on its own catalogue.
 * @param {Owner} owner
 */
export function serveWindow(owner) {
  const policy = contentPolicy();
  return serve(owner, (request, response) => {
    const { file } = fileFor(DIST, request);
    if (!file) return response.writeHead(404).end();
    const type = KINDS[extname(file)] ?? 'application/octet-stream';
    response
      .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
      .end(readFileSync(file));
  });
}

/**
 * What can go wrong with a file: a status, HTML instead of the file, an end half way, or a wait after some
 * bytes until the fault is lifted.
 * @typedef {{ status: number, headers?: Record<string, string> } | { html: string } | { cut: number } | { stall: number }} Fault
 */

/**
 * The part of a file that is asked for, when one is: one range, from a place, up to a place, or the last bytes.
 * @param {Request} request
 * @param {number} size
 * @param {string} etag
 */
function rangeOf(request, size, etag) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const condition = request.headers['if-range'];
  if ((!from && !to) || (condition && condition !== etag)) return null;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to) + 1, size) : size;
  return start < end ? { start, end } : null;
}

/**
 * Sends bytes no faster than the gallery's pace, until that is lifted.
 * @param {Response} response
 * @param {Buffer} bytes
 * @param {{ pace: number | null }} gallery
 */
function trickle(response, bytes, gallery) {
  const EVERY = 50;
  let place = 0;
  const timer = setInterval(() => {
    const part = gallery.pace ? Math.ceil((gallery.pace * EVERY) / 1000) : bytes.length;
    response.write(bytes.subarray(place, (place += part)));
    if (place < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, EVERY);
  response.on('close', () => clearInterval(timer));
}

export class GalleryServer {
  /** Faults by path; `*` is every path. @type {Map<string, Fault>} */
  faults = new Map();
  /** Paths asked for, in order. @type {string[]} */
  asked = [];
  /** Bytes of the answers, together. */
  sent = 0;
  /** Bytes a second of each answer; null is as fast as it goes. @type {number | null} */
  pace = null;
  address = '';
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** Ends all faults and lets stalled answers go on. */
  mend() {
    this.faults.clear();
    for (const go of this.#waiting.splice(0)) go();
  }

  /**
   * @param {Request} request
   * @param {Response} response
   */
  answer(request, response) {
    const { path, file } = fileFor(this.folder, request);
    this.asked.push(path);
    const fault = this.faults.get(path) ?? this.faults.get('*');
    if (fault && 'status' in fault) return void response.writeHead(fault.status, fault.headers).end();
    if (fault && 'html' in fault) {
      return void response.writeHead(200, { 'content-type': KINDS['.html'] }).end(fault.html);
    }
    if (!file) return void response.writeHead(404).end('not found');
    const whole = readFileSync(file);
    const type = KINDS[extname(file)] ?? 'application/octet-stream';
    const etag = `"${createHash('sha256').update(whole).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const range = fault ? null : rangeOf(request, whole.length, etag);
    const bytes = range ? whole.subarray(range.start, range.end) : whole;
    response.writeHead(range ? 206 : 200, {
      'content-type': type,
      'content-length': bytes.length,
      'accept-ranges': 'bytes',
      etag,
      ...(range && { 'content-range': `bytes ${range.start}-${range.end - 1}/${whole.length}` }),
    });
    if (request.method === 'HEAD') return void response.end();
    this.sent += bytes.length;
    if (!fault && this.pace) return trickle(response, bytes, this);
    if (!fault) return void response.end(bytes);
    if ('cut' in fault) return void response.write(bytes.subarray(0, fault.cut), () => response.destroy());
    response.write(bytes.subarray(0, fault.stall));
    this.#waiting.push(() => response.end(bytes.subarray(fault.stall)));
  }
}

/**
 * @param {Owner} owner
 * @param {string} folder
 */
export async function serveGallery(owner, folder) {
  const gallery = new GalleryServer(folder);
  gallery.address = await serve(owner, (request, response) => gallery.answer(request, response));
  return gallery;
}
