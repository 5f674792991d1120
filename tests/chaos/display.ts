import type { Board } from '../../shared/protocol/board.ts';
import { boardAfter } from '../../shared/protocol/board-change.ts';
import { BoardDownSchema } from '../../shared/protocol/down.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { connectLive, type LiveClient } from '../../shared/sync/live-client.ts';
import { liveAddress } from '../day/clients/http.ts';
import type { Machine } from './machine.ts';
import type { Town } from './town.ts';

/** The board of the lobby. */
export interface Display {
  readonly machine: Machine;
  board: Board | null;
  live: LiveClient | null;
}

export function startDisplay(town: Town, display: Display): void {
  const page = display.machine.start();
  display.board = null;
  display.live = connectLive({
    url: liveAddress(display.machine.line.url, town.office),
    platform: page.platform,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'board' }),
    schema: BoardDownSchema,
    onLink: () => {},
    onMessage: (message) => {
      display.board = boardAfter(display.board, message) ?? display.board;
    },
  });
}
