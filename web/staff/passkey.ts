import { askApi } from '../../shared/browser/ask-api.ts';
import { PasskeyOptionsSchema, type PasskeyResponse } from '../../shared/protocol/http/passkey.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';

/** What became of asking the device for a passkey. `left`: the person closed the question, or the device has none. */
export type PasskeyAnswer =
  | { kind: 'answered'; response: PasskeyResponse }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'no-answer' }
  | { kind: 'left' };

// Read when somebody first uses a passkey.
const library = () => import('@simplewebauthn/browser');

/** Passkeys need an encrypted page and a host with a name; a number is no name. */
export function canUsePasskeys(): boolean {
  const isNumber = /^[\d.]+$|:/.test(location.hostname);
  return typeof PublicKeyCredential === 'function' && isSecureContext && !isNumber;
}

/** Asks the office for a challenge and the device for the answer of a passkey that it has. */
export function answerPasskey(path: `/api${string}`, body?: object): Promise<PasskeyAnswer> {
  return viaDevice(path, body, async (optionsJSON) => {
    const { startAuthentication } = await library();
    return startAuthentication({ optionsJSON: optionsJSON as never });
  });
}

/** Asks the office for a challenge and the device for a new passkey. */
export function makePasskey(path: `/api${string}`, body?: object): Promise<PasskeyAnswer> {
  return viaDevice(path, body, async (optionsJSON) => {
    const { startRegistration } = await library();
    return startRegistration({ optionsJSON: optionsJSON as never });
  });
}

async function viaDevice(
  path: `/api${string}`,
  body: object | undefined,
  ask: (options: unknown) => Promise<unknown>,
): Promise<PasskeyAnswer> {
  const options = await askApi(path, { method: 'POST', schema: PasskeyOptionsSchema, ...(body ? { body } : {}) });
  if (options.kind === 'unreachable') return { kind: 'no-answer' };
  if (options.kind === 'refused') return { kind: 'refused', refusal: options.refusal };
  try {
    return { kind: 'answered', response: (await ask(options.value)) as PasskeyResponse };
  } catch {
    // Closed, timed out, none there, made before: for the person it is one and the same, nothing has happened.
    return { kind: 'left' };
  }
}
