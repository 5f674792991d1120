import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { CHAIN_START, chainHash } from '../../worker/office/office-log.ts';

/** The log as the office exports it: a line for each event, its hash as the first member (W-10). */
export function* exportLines(events: readonly RecordedEvent[]): Generator<string> {
  let hash = CHAIN_START;
  for (const recorded of events) {
    const text = JSON.stringify(recorded);
    hash = chainHash(hash, text);
    yield `{"hash":"${hash}",${text.slice(1)}`;
  }
}
