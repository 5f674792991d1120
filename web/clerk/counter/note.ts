import { clients } from '../../staff/live.ts';

/** Most that a note holds, as the wire takes it. */
export const MOST_NOTE = 200;

/** What is noted about the matter of the client at the counter; nobody else's. */
export function useNote(ticket: string): string {
  const { current } = clients.value;
  return current?.ticket === ticket ? (current.note ?? '') : '';
}
