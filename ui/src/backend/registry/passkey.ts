/** Passkeys: what the registry sends and takes as JSON, as the browser's own calls want it. */

const fromBase64 = (text: string): ArrayBuffer => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
};

const toBase64 = (bytes: ArrayBuffer | null): string | null => {
  if (!bytes) return null;
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};

interface JsonCredential {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}
interface JsonOptions {
  challenge: string;
  user?: { id: string; name: string; displayName: string };
  excludeCredentials?: JsonCredential[];
  allowCredentials?: JsonCredential[];
}

const listed = (list: JsonCredential[] | undefined) =>
  (list ?? []).map((one) => ({ ...one, id: fromBase64(one.id) }));

/** The options may stand inside `publicKey`, as WebAuthn's own JSON has them, or by themselves. */
const inner = (options: { publicKey?: unknown }) => (options.publicKey ?? options) as JsonOptions;

/** Why there are no passkeys here. `address`: the page was opened by an IP address, and a passkey belongs to a name. */
export type PasskeyObstacle = 'registry' | 'insecure' | 'address' | 'browser';

interface Surroundings {
  /** What the registry says: it knows the name its passkeys belong to. */
  offered: boolean;
  hostname: string;
  secure: boolean;
  known: boolean;
}

/** Null where passkeys can work. */
export function obstacle({ offered, hostname, secure, known }: Surroundings): PasskeyObstacle | null {
  if (!offered) return 'registry';
  if (/^\[.*\]$|^\d+(\.\d+){3}$/.test(hostname)) return 'address';
  if (!secure) return 'insecure';
  return known ? null : 'browser';
}

export const passkeyObstacle = (offered: boolean): PasskeyObstacle | null =>
  obstacle({
    offered,
    hostname: location.hostname,
    secure: window.isSecureContext,
    known: typeof PublicKeyCredential !== 'undefined' && 'credentials' in navigator,
  });

export async function makePasskey(options: { publicKey?: unknown }): Promise<unknown> {
  const json = inner(options);
  const user = json.user ?? { id: '', name: '', displayName: '' };
  const made = (await navigator.credentials.create({
    publicKey: {
      ...(json as unknown as PublicKeyCredentialCreationOptions),
      challenge: fromBase64(json.challenge),
      user: { ...user, id: fromBase64(user.id) },
      excludeCredentials: listed(json.excludeCredentials),
    },
  })) as PublicKeyCredential | null;
  if (!made) throw new Error('no passkey');
  const answer = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    rawId: toBase64(made.rawId),
    type: made.type,
    response: {
      attestationObject: toBase64(answer.attestationObject),
      clientDataJSON: toBase64(answer.clientDataJSON),
      transports: answer.getTransports?.() ?? [],
    },
    extensions: made.getClientExtensionResults(),
  };
}

export async function askPasskey(options: { publicKey?: unknown }): Promise<unknown> {
  const json = inner(options);
  const got = (await navigator.credentials.get({
    publicKey: {
      ...(json as unknown as PublicKeyCredentialRequestOptions),
      challenge: fromBase64(json.challenge),
      allowCredentials: listed(json.allowCredentials),
    },
  })) as PublicKeyCredential | null;
  if (!got) throw new Error('no passkey');
  const answer = got.response as AuthenticatorAssertionResponse;
  return {
    id: got.id,
    rawId: toBase64(got.rawId),
    type: got.type,
    response: {
      authenticatorData: toBase64(answer.authenticatorData),
      clientDataJSON: toBase64(answer.clientDataJSON),
      signature: toBase64(answer.signature),
      userHandle: toBase64(answer.userHandle),
    },
    extensions: got.getClientExtensionResults(),
  };
}
