// What a browser without an account signs is what docs/formats.md §5.1 says, with one key that is kept.
import { createHash, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DeviceSigner, tidied, type KeyChest } from '../src/backend/registry/device';

const subtle = webcrypto.subtle as unknown as SubtleCrypto;

function chest(): KeyChest & { made: number } {
  let kept: CryptoKeyPair | undefined;
  const one = {
    made: 0,
    get: () => Promise.resolve(kept),
    put: (keys: CryptoKeyPair) => {
      one.made += 1;
      kept = keys;
      return Promise.resolve();
    },
  };
  return one;
}

const bytes = (data: string, form: 'hex' | 'utf8' = 'hex') => new Uint8Array(Buffer.from(data, form));

async function holds({ key, signature }: { key: string; signature: string }, text: string) {
  const known = await subtle.importKey('raw', bytes(key), { name: 'Ed25519' }, true, ['verify']);
  return subtle.verify({ name: 'Ed25519' }, known, bytes(signature), bytes(text, 'utf8'));
}

describe('the key of a device', () => {
  it('signs a rating and its removal, and is made once', async () => {
    const kept = chest();
    const signer = new DeviceSigner('gallery.example.org:8443', subtle, kept);
    const said = { version: '1.2.0', stars: 4, title: ' Calm ', body: 'One\r\ntwo\n' };
    const proof = await signer.rating('nora', said);
    const words = createHash('sha256').update('Calm\nOne\ntwo').digest('hex');
    const text = `vitrine-rating/1\ngallery.example.org:8443\nnora\n1.2.0\n4\n${words}`;
    expect(proof.key).toMatch(/^[0-9a-f]{64}$/);
    expect(proof.signature).toMatch(/^[0-9a-f]{128}$/);
    expect(await holds(proof, text)).toBe(true);
    expect(await holds(proof, text.replace('1.2.0', '1.2.1'))).toBe(false);
    const gone = await signer.removal('nora');
    expect(gone.key).toBe(proof.key);
    expect(await holds(gone, 'vitrine-rating-removal/1\ngallery.example.org:8443\nnora')).toBe(true);
    expect(kept.made).toBe(1);
  });

  it('signs no words as one line feed', async () => {
    const signer = new DeviceSigner('localhost', subtle, chest());
    const proof = await signer.rating('nora', { version: '1.0.0', stars: 5, title: '', body: '  ' });
    const words = createHash('sha256').update('\n').digest('hex');
    expect(await holds(proof, `vitrine-rating/1\nlocalhost\nnora\n1.0.0\n5\n${words}`)).toBe(true);
  });

  it('tidies words as the registry does', () => {
    expect(tidied('\r\n a\rb \n')).toBe('a\nb');
  });
});
