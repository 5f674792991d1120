/** An authenticator in software: makes passkeys and signs with them, as the one in a telephone does. */
export interface Authenticator {
  /** Answer to the options for a new passkey. */
  make(options: Record<string, unknown>, origin: string): Promise<Record<string, unknown>>;
  /** Answer to the options for signing in. */
  sign(options: Record<string, unknown>, origin: string): Promise<Record<string, unknown>>;
}

/** User present, user verified; with a key enclosed. */
const VERIFIED = 0x05;
const WITH_KEY = 0x40;

export async function authenticator(): Promise<Authenticator> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const id = crypto.getRandomValues(new Uint8Array(32));
  let counter = 0;

  const authData = async (rpId: string, flags: number, more = new Uint8Array()): Promise<Uint8Array<ArrayBuffer>> => {
    const host = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rpId)));
    counter += 1;
    return join(host, Uint8Array.of(flags), Uint8Array.of(0, 0, 0, counter), more);
  };
  const clientData = (type: string, challenge: unknown, origin: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  const answer = (response: object) => ({
    id: base64Url(id),
    rawId: base64Url(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    make: async ({ challenge, rp }, origin) => {
      const raw = new Uint8Array((await crypto.subtle.exportKey('raw', keys.publicKey)) as ArrayBuffer);
      const x = raw.slice(1, 33);
      const y = raw.slice(33, 65);
      // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
      const key = join(
        Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32),
        x,
        Uint8Array.of(0x22, 0x58, 32),
        y,
      );
      const credential = join(new Uint8Array(16), Uint8Array.of(0, id.length), id, key);
      const data = await authData((rp as { id: string }).id, VERIFIED | WITH_KEY, credential);
      // {"fmt": "none", "attStmt": {}, "authData": …}
      const attestation = join(
        Uint8Array.of(0xa3),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Uint8Array.of(0xa0),
        cborText('authData'),
        Uint8Array.of(0x58, data.length),
        data,
      );
      return answer({
        clientDataJSON: base64Url(clientData('webauthn.create', challenge, origin)),
        attestationObject: base64Url(attestation),
      });
    },
    sign: async ({ challenge, rpId }, origin) => {
      const data = await authData(String(rpId), VERIFIED);
      const client = clientData('webauthn.get', challenge, origin);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', client));
      const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, join(data, hash));
      return answer({
        clientDataJSON: base64Url(client),
        authenticatorData: base64Url(data),
        signature: base64Url(der(new Uint8Array(signed))),
      });
    },
  };
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function cborText(text: string): Uint8Array {
  return join(Uint8Array.of(0x60 + text.length), new TextEncoder().encode(text));
}

/** The two numbers of a signature as ASN.1 has them. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array): Uint8Array => {
    let start = 0;
    while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
    const short = bytes.slice(start);
    const positive = (short[0] ?? 0) >= 0x80 ? join(Uint8Array.of(0), short) : short;
    return join(Uint8Array.of(0x02, positive.length), positive);
  };
  const both = join(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return join(Uint8Array.of(0x30, both.length), both);
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
