import { createReadStream } from 'node:fs';
import { errorCode, Trouble } from './plainly.ts';

/** What to do for whoever has no log, or one that cannot be read. */
export const GET_ONE = 'Export the log in the manager area, or from /api/offices/OFFICE/log, and leave it as it is.';

/** How a file is spoken of. */
export const named = (path: string): string => (path === '-' ? 'Standard input' : path);

/**
 * Lines of an exported log, from a file or, for `-`, from standard input. Trouble says why it cannot be read.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    yield* linesIn(path === '-' ? process.stdin : createReadStream(path));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new Trouble(`${named(path)} is not a text.`, 'If it is packed (.gz, .zip), unpack it first.', GET_ONE);
    }
    if (code === 'ENOENT') throw new Trouble(`There is no file ${path}.`, GET_ONE);
    if (code === 'EISDIR') throw new Trouble(`${path} is a folder.`, 'Name the exported log in it.');
    if (code === 'EACCES') throw new Trouble(`${path} may not be read by you.`, 'Ask whoever exported it for a copy.');
    throw error;
  }
}

/** Lines end with a line feed and with nothing else: a text in the log may hold every other sign. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
