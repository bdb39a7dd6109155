/** Ratings without an account: a key (Ed25519) of this browser signs them, as docs/formats.md §5.1 says. The key stays in
 * this browser's IndexedDB, where nobody can read its private half; the registry learns only that it is the same one. */
import type { DeviceProof, Review } from './types';

/** Where keys are kept. */
export interface KeyChest {
  get(): Promise<CryptoKeyPair | undefined>;
  put(keys: CryptoKeyPair): Promise<void>;
}

const NAME = { name: 'Ed25519' };

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** As the registry keeps what is written: line breaks as line feeds, and no white space around. */
export const tidied = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

interface Said {
  version: string;
  stars: number;
  title: string;
  body: string;
}

/** Signs in the name of this browser for one registry. */
export class DeviceSigner {
  /** @param host its public address without the scheme, with the port where the address names one. */
  constructor(
    readonly host: string,
    readonly subtle: SubtleCrypto,
    readonly chest: KeyChest,
  ) {}

  async rating(id: string, said: Said): Promise<DeviceProof> {
    const words = new TextEncoder().encode(`${tidied(said.title)}\n${tidied(said.body)}`);
    const digest = hex(await this.subtle.digest('SHA-256', words));
    return this.#sign(['vitrine-rating/1', this.host, id, said.version, String(said.stars), digest]);
  }

  removal(id: string): Promise<DeviceProof> {
    return this.#sign(['vitrine-rating-removal/1', this.host, id]);
  }

  async #keys(): Promise<CryptoKeyPair> {
    const kept = await this.chest.get();
    if (kept) return kept;
    const made = (await this.subtle.generateKey(NAME, false, ['sign', 'verify'])) as CryptoKeyPair;
    await this.chest.put(made);
    return made;
  }

  async #sign(lines: string[]): Promise<DeviceProof> {
    const { publicKey, privateKey } = await this.#keys();
    const text = new TextEncoder().encode(lines.join('\n'));
    return {
      key: hex(await this.subtle.exportKey('raw', publicKey)),
      signature: hex(await this.subtle.sign(NAME, privateKey, text)),
    };
  }
}

const STORE = 'keys';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open('vitrine-device', 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(STORE);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error('IndexedDB'));
  });
}

async function ask<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const asking = work(database.transaction(STORE, mode).objectStore(STORE));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error ?? new Error('IndexedDB'));
    });
  } finally {
    database.close();
  }
}

/** This browser's own. */
const browserChest: KeyChest = {
  get: () => ask<CryptoKeyPair | undefined>('readonly', (store) => store.get('rating')),
  async put(keys) {
    await ask('readwrite', (store) => store.put(keys, 'rating'));
  },
};

/** The signer of this browser, null where it cannot sign: no secure connection, no Ed25519, no place to keep a key. */
export async function signerHere(): Promise<DeviceSigner | null> {
  try {
    await crypto.subtle.generateKey(NAME, false, ['sign', 'verify']);
    await browserChest.get();
    return new DeviceSigner(location.host.toLowerCase(), crypto.subtle, browserChest);
  } catch {
    return null;
  }
}

const RATED = 'vitrine.rated.';

/** What this browser rated; the registry tells nobody's rating to one who is not signed in. */
export const rated = {
  get(id: string): Review | null {
    try {
      return JSON.parse(localStorage.getItem(RATED + id) ?? 'null') as Review | null;
    } catch {
      return null;
    }
  },
  keep(id: string, review: Review | null): void {
    try {
      if (review) localStorage.setItem(RATED + id, JSON.stringify(review));
      else localStorage.removeItem(RATED + id);
    } catch {
      // Private browsing: it can be changed until the page is closed.
    }
  },
};
