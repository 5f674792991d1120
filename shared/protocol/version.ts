/**
 * Version of the wire, part of every hello. Raise it when an old screen could misread a new message; a test hashes the
 * schemas and fails until that has been decided, because kiosks live for years.
 */
export const PROTOCOL_VERSION = 3;
export const OLDEST_VERSION = 3;
