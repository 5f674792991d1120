import type { Board } from '../../../shared/protocol/board.ts';
import { boardAfter } from '../../../shared/protocol/board-change.ts';
import { BoardDownSchema } from '../../../shared/protocol/down.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Journal } from '../journal.ts';
import { liveAddress } from './http.ts';
import { openScreen } from './screen.ts';

export interface BoardScreen {
  /** The last board, as everybody in the lobby sees it. */
  readonly board: Board | null;
  close(): void;
}

export interface BoardOptions {
  url: string;
  office: string;
  cookie: string;
  journal: Journal;
  onBoard(board: Board): void;
}

/** The lobby's display. Every board that it was given is kept, to be held against the log. */
export async function openBoard({ url, office, cookie, journal, onBoard }: BoardOptions): Promise<BoardScreen> {
  let last: Board | null = null;
  const screen = await openScreen({
    url: liveAddress(url, office),
    cookie,
    name: 'board',
    journal,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'board' }),
    schema: BoardDownSchema,
    onMessage: (message) => {
      const board = boardAfter(last, message);
      if (!board) return;
      last = board;
      journal.boards.push(board);
      onBoard(board);
    },
  });
  return {
    get board() {
      return last;
    },
    close: () => screen.close(),
  };
}
