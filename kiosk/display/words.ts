import type { DisplayKey } from '../../shared/i18n/messages/display/en.ts';
import { type LobbyWords, lobbyWords } from '../devices/lobby-words.ts';

export type DisplayWords = LobbyWords<DisplayKey>;

export const displayWords = lobbyWords<DisplayKey>({
  en: () => import('../../shared/i18n/messages/display/en.ts').then(({ en }) => en),
  pl: () => import('../../shared/i18n/messages/display/pl.ts').then(({ pl }) => pl),
});
