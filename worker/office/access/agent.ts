import type { Agent } from '../../../shared/protocol/http/session.ts';

const SYSTEMS: ReadonlyArray<[RegExp, Agent['system']]> = [
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/CrOS/, 'chromeos'],
  [/Windows/, 'windows'],
  [/Macintosh|Mac OS/, 'mac'],
  [/Linux|X11/, 'linux'],
];

// In this order: each of them also names those below it.
const BROWSERS: ReadonlyArray<[RegExp, Agent['browser']]> = [
  [/Edg(?:A|iOS)?\//, 'edge'],
  [/Firefox|FxiOS/, 'firefox'],
  [/Chrome|Chromium|CriOS/, 'chrome'],
  [/Safari/, 'safari'],
];

/** The browser in the two words by which its user knows it. The rest of what it says of itself is not kept. */
export function agentOf(userAgent: string | null | undefined): Agent {
  const first = <T>(list: ReadonlyArray<[RegExp, T]>): T | undefined =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return { system: first(SYSTEMS) ?? 'other', browser: first(BROWSERS) ?? 'other' };
}
