import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text, synchronous. WebCrypto is asynchronous, and a decision must not wait between reading the day and
 * writing it; WebCrypto is also missing on a kiosk that reaches its office over plain http inside the building.
 */
export function sha256Bytes(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

export function sha256Hex(text: string): string {
  return bytesToHex(sha256Bytes(text));
}
