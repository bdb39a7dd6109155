// @ts-check
/** Stands in for a running HomePilot: the two routes Vitrine may call, and a note of every route called. */
import { serve } from './site.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */

export class HomePilot {
  /** Method and path of every request. @type {string[]} */
  calls = [];
  /** Bytes of the files that arrived. @type {Buffer[]} */
  files = [];
  address = '';

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async answer(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = `${request.method} ${request.url}`;
    this.calls.push(call);
    if (call === 'POST /persona/import/preview') return send(response, 200, preview());
    if (call === 'POST /persona/import') {
      this.files.push(fileOf(Buffer.concat(chunks)));
      const project = { id: `project-${this.files.length}`, name: 'Imported by the stand-in' };
      return send(response, 201, { ok: true, project });
    }
    return send(response, 404, { detail: 'Not Found' });
  }
}

/** Facts: facts/homepilot.md §4. */
function preview() {
  const row = { name: 'calendar', kind: 'tools', status: 'missing', detail: 'Not switched on here.' };
  const dependency_check = {
    models: [],
    tools: [row],
    mcp_servers: [],
    a2a_agents: [],
    all_satisfied: false,
    summary: 'One tool is missing.',
  };
  return { manifest: { kind: 'homepilot.persona' }, asset_names: [], dependency_check };
}

/**
 * The one part of a multipart body.
 * @param {Buffer} body
 */
function fileOf(body) {
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.lastIndexOf('\r\n--'));
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 */
function send(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** @param {Owner} owner */
export async function startHomePilot(owner) {
  const homepilot = new HomePilot();
  homepilot.address = await serve(owner, (request, response) => void homepilot.answer(request, response));
  return homepilot;
}
