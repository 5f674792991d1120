import type { Language } from '../../../shared/domain/words.ts';
import type { Voice } from '../voice/voice.ts';
import { type Sentence, sentenceFor } from './announcement.ts';
import { CHIME_SECONDS } from './call-chime.ts';
import type { CallSound } from './call-sound.ts';

/** What the announcer needs of a call. */
export interface AnnouncedCall {
  number: string;
  counter: string;
  /** The state language, then the ticket's. */
  languages: readonly Language[];
}

export interface Announcer {
  /** Says a call to its end: chime, then number and counter in each language that there is a voice for. */
  say(call: AnnouncedCall): Promise<void>;
  /** About how long that takes, ms. */
  lengthOf(call: AnnouncedCall): number;
  /** The sentences of a call, also those that there is no voice for: they are shown to screen readers. */
  sentences(call: AnnouncedCall): Sentence[];
}

/** `heard`: false when there is no voice for it or the sound is off. */
export type Said =
  | { kind: 'chime'; number: string; heard: boolean }
  | ({ kind: 'sentence'; number: string; heard: boolean } & Sentence);

export interface AnnouncerPorts {
  voice: Voice;
  sound: CallSound;
  wait(ms: number): Promise<void>;
  /** Told of the chime and of each sentence as it starts. */
  onSaid?(said: Said): void;
}

/** A calm voice says about so many letters a second. */
const LETTERS_PER_SECOND = 14;
const CHIME = CHIME_SECONDS * 1_000;
/** Between the chime and the words, and between two languages. */
const BREATH = 350;
const POLL = 80;

/**
 * Says one thing after the other. The display asks only when the announcer is silent, so nothing is ever spoken over or
 * cut off; a voice that never ends is given up after a time, or it would silence every later call.
 */
export function createAnnouncer({ voice, sound, wait, onSaid }: AnnouncerPorts): Announcer {
  const sentences = (call: AnnouncedCall): Sentence[] =>
    [...new Set(call.languages)].map((language) => sentenceFor(language, call.number, call.counter));
  const spoken = (call: AnnouncedCall): Sentence[] =>
    sentences(call).filter(({ language }) => voice.canSpeak(language));

  const speak = async (sentence: Sentence): Promise<void> => {
    const usual = sentenceLength(sentence);
    voice.speak(sentence.spoken, sentence.language, { after: true });
    // Some voices take a moment to begin, and would look finished before they have started.
    let left = usual * 3;
    for (let begun = false; left > 0; left -= POLL) {
      await wait(POLL);
      if (voice.speaking) begun = true;
      else if (begun || usual * 3 - left > 1_500) return;
    }
    voice.stop();
  };

  return {
    sentences,
    lengthOf: (call) => CHIME + spoken(call).reduce((sum, sentence) => sum + BREATH + sentenceLength(sentence), 0),
    async say(call) {
      const { number } = call;
      const heard = sound.on;
      onSaid?.({ kind: 'chime', number, heard });
      await sound.chime();
      if (!heard) await wait(CHIME);
      for (const sentence of sentences(call)) {
        const loud = heard && voice.canSpeak(sentence.language);
        onSaid?.({ kind: 'sentence', number, heard: loud, ...sentence });
        if (!loud) continue;
        await wait(BREATH);
        await speak(sentence);
      }
    },
  };
}

function sentenceLength({ spoken }: Sentence): number {
  // Digits stand for whole words.
  const letters = spoken.length + (spoken.match(/\d/g)?.length ?? 0) * 6;
  return Math.round((letters / LETTERS_PER_SECOND) * 1_000);
}
