const LINES_A_PULL = 500;

/** Lines as a stream of bytes, read from the log as fast as they are taken: a year's log never stands in memory. */
export function streamOf(lines: Generator<string>): ReadableStream<Uint8Array> {
  const encode = new TextEncoder();
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      let text = '';
      for (let i = 0; i < LINES_A_PULL; i += 1) {
        const line = lines.next();
        if (line.done) {
          if (text !== '') controller.enqueue(encode.encode(text));
          controller.close();
          return;
        }
        text += line.value;
      }
      controller.enqueue(encode.encode(text));
    },
  });
}
