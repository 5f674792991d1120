import { createHash } from 'node:crypto';
import { createVerifier, type Known, type Verifier } from '../../shared/verify/verify.ts';

/** The verifier with the machine's own SHA-256, which is several times as quick as that of `shared/lib`. */
export function quickVerifier(known: Known = {}): Verifier {
  return createVerifier({ ...known, hash: (text) => createHash('sha256').update(text).digest('hex') });
}
