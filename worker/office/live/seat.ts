import type { CounterId, TicketId } from '../../../shared/domain/ticket/ticket.ts';

/** Whom the office recognised when the socket was opened, before the screen has said what it is. */
export interface Recognised {
  /** Hashes of tokens; which of them counts follows from the hello. */
  staff: string | null;
  kiosk: string | null;
  board: string | null;
  sign: string | null;
}

/** What a socket is to the office. It survives hibernation with the socket, so it holds no secret and stays small. */
export type Seat =
  | { screen: 'new'; recognised: Recognised; since: number }
  /** `caughtUp`: it has told all that it did without a line. */
  | { screen: 'staff'; session: string; person: string; caughtUp?: boolean }
  | { screen: 'board'; device: string }
  | { screen: 'kiosk'; device: string }
  | { screen: 'sign'; device: string; counter: CounterId }
  | { screen: 'ticket'; ticket: TicketId };

/** The socket as the hub needs it: the platform's, or a pair in a test. */
export interface LiveSocket {
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export function isSeat(value: unknown): value is Seat {
  return typeof value === 'object' && value !== null && 'screen' in value;
}
