/** Registries behind galleries: “The Workshop” has one, in memory; the others are files. */
import { Refusal, type RegistryAccount, type RegistryRow, type SigningIn } from '../../types';
import { RegistryDesk } from '../registry/routes';
import { accountOf } from '../registry/state';
import type { World } from '../world';
import type { Some } from './kind';

type Names =
  | 'registries'
  | 'registry_sign_in'
  | 'registry_sign_in_cancel'
  | 'registry_sign_out'
  | 'registry_call'
  | 'registry_listen'
  | 'registry_unlisten'
  | 'registry_device_proof'
  | 'registry_save_package';

const WITH_REGISTRY = 'workshop';
const ADDRESS = 'https://packages.workshop.example';

function base64(bytes: ArrayBuffer): string {
  let letters = '';
  for (const byte of new Uint8Array(bytes)) letters += String.fromCharCode(byte);
  return btoa(letters);
}

class Door {
  readonly desk: RegistryDesk;
  signing: SigningIn | null = null;
  scopes: string[];
  waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly world: World) {
    const { desk, at, tools } = world.options;
    this.desk = desk ?? new RegistryDesk(at);
    this.scopes = ['read', 'publish', 'rate', ...(tools ? ['moderate'] : [])];
  }

  get account(): RegistryAccount | null {
    if (!this.desk.account) return null;
    return { handle: this.desk.account.handle, scopes: this.scopes, kept: 'keyring', file: null };
  }

  rows(): RegistryRow[] {
    return this.world.sources.map(({ name, title, folder }) => {
      const here = name === WITH_REGISTRY;
      return {
        source: name,
        title: title ?? name,
        presence: here ? 'there' : folder ? 'folder' : 'absent',
        address: here ? ADDRESS : null,
        safe: here,
        deviceRatings: here && this.desk.deviceRatings,
        account: here ? this.account : null,
        submissionNews: 0,
        signingIn: here ? this.signing : null,
        signedOut: null,
      };
    });
  }

  changed(): void {
    this.world.emit({ type: 'registries', registries: this.rows() });
  }

  signIn(tools: boolean): SigningIn {
    clearTimeout(this.waiting);
    const address = `${ADDRESS}/#/device`;
    this.signing = {
      userCode: 'BCDF-GHJK',
      address,
      addressComplete: `${address}?code=BCDF-GHJK`,
      expires: Date.now() + 600_000,
      error: null,
    };
    const { yesAfter, at } = this.world.options;
    const yes = () => {
      this.signing = null;
      this.scopes = ['read', 'publish', 'rate', ...(tools ? ['moderate'] : [])];
      this.desk.account = accountOf(at === 'visitor' ? 'member' : at);
      this.changed();
    };
    if (yesAfter >= 0) this.waiting = setTimeout(yes, yesAfter);
    this.changed();
    return this.signing;
  }

  signOut(): void {
    this.desk.account = null;
    this.changed();
  }
}

function only(source: string): void {
  if (source === WITH_REGISTRY) return;
  throw new Refusal({
    code: 'registry.none',
    sentence: 'This gallery has no registry: it is files, and nobody answers.',
    action: null,
    details: source,
  });
}

export const registries = (world: World): Some<Names> => {
  const door = new Door(world);
  return {
    registries: () => door.rows(),
    registry_sign_in: ({ source, tools }) => {
      only(source);
      return door.signIn(tools);
    },
    registry_sign_in_cancel: () => {
      clearTimeout(door.waiting);
      door.signing = null;
      door.changed();
      return null;
    },
    registry_sign_out: () => {
      door.signOut();
      return { problem: null };
    },
    registry_call: async ({ source, method, path, query, body }) => {
      only(source);
      const address = `${path}${query ? `?${query}` : ''}`;
      const answer = await door.desk
        .fetch(address, { method, ...(body === null ? {} : { body }) })
        .catch(() => {
          throw new Refusal({
            code: 'registry.unreachable',
            sentence: 'The registry is not there for us: it cannot be reached.',
            action: 'Look at your connection, then try again.',
            details: path,
          });
        });
      const kind = answer.headers.get('content-type');
      const text = kind === null || /json|text/.test(kind);
      const after = answer.headers.get('retry-after');
      return {
        status: answer.status,
        contentType: kind,
        retryAfter: after === null ? null : Number(after),
        etag: answer.headers.get('etag'),
        body: text ? await answer.text() : base64(await answer.arrayBuffer()),
        base64: !text,
      };
    },
    registry_listen: ({ path, stream }) => {
      door.desk.hear(path, (news) =>
        world.emit({ type: 'registry', stream, name: 'message', data: JSON.stringify(news) }),
      );
      return null;
    },
    registry_unlisten: () => null,
    registry_save_package: ({ source, name }) => {
      only(source);
      return { path: `/home/mira/Downloads/${name}`, size: 48_000 };
    },
    registry_device_proof: () => ({ key: 'ab'.repeat(32), signature: 'cd'.repeat(64) }),
  };
};
