import type { SignKey } from '../../shared/i18n/messages/sign/en.ts';
import { type LobbyWords, lobbyWords } from '../devices/lobby-words.ts';

export type SignWords = LobbyWords<SignKey>;

export const signWords = lobbyWords<SignKey>({
  en: () => import('../../shared/i18n/messages/sign/en.ts').then(({ en }) => en),
  pl: () => import('../../shared/i18n/messages/sign/pl.ts').then(({ pl }) => pl),
});
