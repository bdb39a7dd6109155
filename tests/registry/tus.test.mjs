// @ts-check
/** Uploads with the client most of the world uses, tus-js-client, over a real line. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DetailedError, Upload } from 'tus-js-client';
import { held } from '../support/owner.mjs';
import { program } from '../support/places.mjs';
import { Running } from '../support/process.mjs';
import { tempdir } from '../support/tempdir.mjs';

const PIECE = 256 * 1024;

/** @param {number} length */
const bytes = (length) => Buffer.from(Uint8Array.from({ length }, (_, n) => (n * 31) ^ (n >> 9)));

/** @param {Buffer} file */
const digest = (file) => createHash('sha256').update(file).digest('hex');

class Server {
  /** @param {import('../support/owner.mjs').Owner} owner */
  constructor(owner) {
    this.folder = tempdir(owner, 'registry');
    this.url = '';
    /** @type {Running | null} */
    this.running = null;
    owner.after(() => this.running?.stop());
  }

  /** Starts it, where it was when it ran before. */
  async start() {
    const listen = this.url ? new URL(this.url).host : '127.0.0.1:0';
    this.running = new Running(program('examples/uploads'), [this.folder, listen]);
    const line = await this.running.line(/^\{"url".*\}$/m);
    this.url = JSON.parse(line).url;
  }

  /** Kills it, as `kill -9` does. */
  async kill() {
    this.running?.child.kill('SIGKILL');
    await new Promise((done) => this.running?.child.once('close', done));
  }

  /** @param {string} sha256 */
  blob(sha256) {
    return readFileSync(join(this.folder, 'blobs/sha256', sha256.slice(0, 2), sha256));
  }
}

/** @param {import('node:test').TestContext} t */
async function start(t) {
  const server = new Server(held(t));
  await server.start();
  return server;
}

/**
 * An upload, and the promise of its end.
 * @param {Server} server
 * @param {Buffer} file
 * @param {Partial<import('tus-js-client').UploadOptions>} [options]
 */
function upload(server, file, options = {}) {
  /** @type {Upload | undefined} */
  let upload;
  const ended = new Promise((resolve, reject) => {
    upload = new Upload(file, {
      endpoint: `${server.url}/api/v1/uploads`,
      chunkSize: PIECE,
      retryDelays: [100, 200, 500, 1000, 2000, 3000],
      metadata: { filename: 'nora.hpersona', sha256: digest(file) },
      onSuccess: () => resolve(undefined),
      onError: reject,
      ...options,
    });
  });
  assert.ok(upload);
  return { upload, ended };
}

/** @param {string | null} url */
async function offset(url) {
  const answer = await fetch(url ?? '', { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  return { status: answer.status, offset: Number(answer.headers.get('upload-offset')) };
}

test('a file goes up in pieces and is what was sent', async (t) => {
  const server = await start(t);
  const file = bytes(3_000_001);
  /** @type {number[]} */
  const accepted = [];
  const { upload: one, ended } = upload(server, file, {
    onChunkComplete: (_size, received) => accepted.push(received),
  });
  one.start();
  await ended;
  assert.equal(accepted.length, 12);
  assert.deepEqual(await offset(one.url), { status: 200, offset: file.length });
  assert.deepEqual(server.blob(digest(file)), file);
});

test('the first bytes may come with the beginning', async (t) => {
  const server = await start(t);
  for (const length of [1_000, PIECE * 2 + 1]) {
    const file = bytes(length);
    const { upload: one, ended } = upload(server, file, { uploadDataDuringCreation: true });
    one.start();
    await ended;
    assert.deepEqual(server.blob(digest(file)), file);
  }
});

test('an upload that was stopped goes on where it was', async (t) => {
  const server = await start(t);
  const file = bytes(2_000_000);
  const { upload: first } = upload(server, file);
  const stopped = new Promise((resolve) => {
    first.options.onChunkComplete = (_size, received) => {
      if (received >= PIECE * 3) resolve(first.abort());
    };
  });
  first.start();
  await stopped;
  const before = await offset(first.url);
  assert.ok(before.offset >= PIECE * 3 && before.offset < file.length, `${before.offset}`);
  /** @type {number[]} */
  const seen = [];
  const { upload: second, ended } = upload(server, file, {
    uploadUrl: first.url,
    onProgress: (sent) => seen.push(sent),
  });
  second.start();
  await ended;
  assert.ok(Math.min(...seen) >= PIECE * 3, 'nothing was sent twice');
  assert.deepEqual(server.blob(digest(file)), file);
});

test('a server that is killed twice while bytes arrive loses nothing', async (t) => {
  const server = await start(t);
  const file = bytes(4_000_000);
  let kills = 0;
  const { upload: one, ended } = upload(server, file, {
    onChunkComplete: (_size, received) => {
      if (kills < 2 && received > (kills + 1) * 1_000_000) {
        kills += 1;
        void server.kill().then(() => server.start());
      }
    },
  });
  one.start();
  await ended;
  assert.equal(kills, 2);
  assert.deepEqual(server.blob(digest(file)), file);
});

test('an upload is ended by its client', async (t) => {
  const server = await start(t);
  const { upload: one } = upload(server, bytes(2_000_000));
  const stopped = new Promise((resolve) => {
    one.options.onChunkComplete = () => resolve(one.abort(true));
  });
  one.start();
  await stopped;
  assert.equal((await offset(one.url)).status, 404);
});

test('a wrong digest and a file too large are refused, and say why', async (t) => {
  const server = await start(t);
  const file = bytes(600_000);
  const lies = upload(server, file, { metadata: { sha256: digest(bytes(1)) } });
  lies.upload.start();
  const wrong = await lies.ended.then(assert.fail, (error) => error);
  assert.ok(wrong instanceof DetailedError);
  assert.equal(wrong.originalResponse?.getStatus(), 422);
  assert.match(wrong.originalResponse?.getBody() ?? '', new RegExp(digest(file)));
  const large = upload(server, Buffer.alloc(50 * 1024 * 1024 + 1));
  large.upload.start();
  const refused = await large.ended.then(assert.fail, (error) => error);
  assert.ok(refused instanceof DetailedError);
  assert.equal(refused.originalResponse?.getStatus(), 413);
});
