import type { Voice } from './voice.ts';

export type SpokenOrStopped = { said: string; language: string } | { stopped: true };

/** A voice for tests: what would have been heard, in order. */
export function createFakeVoice(languages: readonly string[]): Voice & { log: SpokenOrStopped[] } {
  const log: SpokenOrStopped[] = [];
  return {
    log,
    speaking: false,
    canSpeak: (language) => languages.includes(language),
    speak: (said, language) => log.push({ said, language }),
    stop: () => log.push({ stopped: true }),
  };
}
