import type { LogLine, OfficeStorage, RecordKind } from './port.ts';

/** The double of the SQLite storage. It earns its place by passing the same contract suite. */
export function createMemoryStorage(): OfficeStorage {
  let lines: LogLine[] = [];
  let records = new Map<string, string>();
  const id = (kind: RecordKind, key: string): string => `${kind}\n${key}`;

  return {
    head() {
      const last = lines.at(-1);
      return last ? { seq: last.seq, hash: last.hash } : null;
    },
    append(added) {
      const expected = (lines.at(-1)?.seq ?? 0) + 1;
      for (const [i, line] of added.entries()) {
        if (line.seq !== expected + i) throw new Error(`Invariant broken: line ${line.seq} after ${expected + i - 1}`);
      }
      lines.push(...added);
    },
    read: (from, limit) => lines.filter((line) => line.seq >= from).slice(0, limit),
    linesAbout: (ticket, from) => lines.filter(({ seq, text }) => seq >= from && text.includes(ticket)),
    findCommand(command) {
      const found = lines.filter((line) => line.command === command);
      const first = found[0];
      const last = found.at(-1);
      return first && last ? { first: first.seq, last: last.seq } : null;
    },
    get<T>(kind: RecordKind, key: string): T | null {
      const text = records.get(id(kind, key));
      return text === undefined ? null : (JSON.parse(text) as T);
    },
    put(kind, key, value) {
      records.set(id(kind, key), JSON.stringify(value));
    },
    remove(kind, key) {
      records.delete(id(kind, key));
    },
    list<T>(kind: RecordKind) {
      const prefix = `${kind}\n`;
      return [...records]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, text]) => ({ key: key.slice(prefix.length), value: JSON.parse(text) as T }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    *sweep(before) {
      lines = lines.filter(({ seq }) => seq >= before);
      yield;
    },
    atomically(run) {
      const before = { lines: [...lines], records: new Map(records) };
      try {
        return run();
      } catch (error) {
        lines = before.lines;
        records = before.records;
        throw error;
      }
    },
  };
}
