// @ts-check
/** What `make run` does where there is no display: the README's first command ends well, with its pictures. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Holder } from '../support/owner.mjs';
import { tempdir } from '../support/tempdir.mjs';

const TOUR = fileURLToPath(new URL('../tour/main-job.mjs', import.meta.url));
const holder = new Holder();
after(() => holder.end());

test(
  'the tour without a display does the main job and keeps its pictures',
  { timeout: 300_000 },
  async () => {
    const folder = join(tempdir(holder, 'tour'), 'run');
    const { stdout } = await promisify(execFile)(process.execPath, [TOUR, folder], { timeout: 280_000 });
    assert.match(stdout, /is installed\./);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    assert.ok(pictures.length >= 9, pictures.join());
  },
);
