import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../../kiosk/devices/announcer/announcer.ts';
import { CHIME_SECONDS, chimeSamples } from '../../../kiosk/devices/announcer/call-chime.ts';
import type { CallSound } from '../../../kiosk/devices/announcer/call-sound.ts';
import type { Voice } from '../../../kiosk/devices/voice/voice.ts';

/** A hall on a clock of its own: whoever waits moves it, so nothing in here takes real time. */
function aHall(languages: readonly string[], { on = true, stuck = false } = {}) {
  let now = 0;
  let speaksUntil = 0;
  const heard: string[] = [];
  const wait = async (ms: number): Promise<void> => {
    now += ms;
  };
  const voice: Voice = {
    canSpeak: (language) => languages.includes(language),
    get speaking() {
      return stuck || now < speaksUntil;
    },
    speak(text, language) {
      heard.push(`${language}${now < speaksUntil ? ' over another' : ''}: ${text}`);
      speaksUntil = now + 2_500;
    },
    stop: () => {
      heard.push('stopped');
    },
  };
  const sound: CallSound = {
    on,
    onChange: () => () => undefined,
    open: () => undefined,
    chime: async () => {
      if (!on) return;
      heard.push('chime');
      now += CHIME_SECONDS * 1_000;
    },
  };
  const sentences: { text: string; heard: boolean }[] = [];
  const announcer = createAnnouncer({
    voice,
    sound,
    wait,
    onSaid: (said) => {
      if (said.kind === 'sentence') sentences.push({ text: said.text, heard: said.heard });
    },
  });
  return {
    announcer,
    heard,
    sentences,
    get now() {
      return now;
    },
    get speaksUntil() {
      return speaksUntil;
    },
  };
}

const call = { number: 'A023', counter: '4', languages: ['pl', 'uk'] as const };

describe('an announcement (accessibility 10)', () => {
  it('is a chime, then number and counter in the state language and in the ticket’s', async () => {
    const hall = aHall(['pl', 'uk']);
    await hall.announcer.say(call);
    expect(hall.heard).toEqual(['chime', 'pl: Numer a, zero 23, okienko 4.', 'uk: Номер а, нуль 23, віконце 4.']);
  });

  it('is over only when the last word has been said', async () => {
    const hall = aHall(['pl', 'uk']);
    await hall.announcer.say(call);
    expect(hall.now).toBeGreaterThanOrEqual(hall.speaksUntil);
  });

  it('is only a chime where there is no voice, and the sentence is still there to be read', async () => {
    const hall = aHall([]);
    await hall.announcer.say({ ...call, languages: ['pl'] });
    expect(hall.heard).toEqual(['chime']);
    expect(hall.sentences).toEqual([{ text: 'Numer A023, okienko 4.', heard: false }]);
  });

  it('leaves out a language that has no voice and says the other', async () => {
    const hall = aHall(['pl']);
    await hall.announcer.say(call);
    expect(hall.heard).toEqual(['chime', 'pl: Numer a, zero 23, okienko 4.']);
  });

  it('says nothing while the sound is off, and takes about the time of a chime', async () => {
    const hall = aHall(['pl'], { on: false });
    await hall.announcer.say(call);
    expect(hall.heard).toEqual([]);
    expect(hall.now).toBeGreaterThan(1_000);
  });

  it('gives up a voice that never ends, so that the next call is heard', async () => {
    const hall = aHall(['pl'], { stuck: true });
    await hall.announcer.say({ ...call, languages: ['pl'] });
    expect(hall.heard.at(-1)).toBe('stopped');
    expect(hall.now).toBeLessThan(30_000);
  });

  it('never names anybody, nor a service (N-01, N-03)', () => {
    const sentences = aHall(['pl', 'uk']).announcer.sentences({ ...call, ...{ badge: 'Anna Wiśniewska' } });
    expect(sentences.map(({ text }) => text)).toEqual(['Numer A023, okienko 4.', 'Номер A023, віконце 4.']);
  });

  it('is expected to fit between a call and its repeat, also in two languages', () => {
    expect(aHall(['pl', 'uk']).announcer.lengthOf(call)).toBeLessThan(9_500);
  });
});

describe('the chime (accessibility 10)', () => {
  it('has its energy between 500 and 3000 Hz', () => {
    const rate = 16_000;
    const samples = chimeSamples(rate);
    const size = samples.length;
    let inside = 0;
    let all = 0;
    for (let hertz = 20; hertz <= 7_000; hertz += 20) {
      let re = 0;
      let im = 0;
      for (let i = 0; i < size; i += 1) {
        const angle = (2 * Math.PI * hertz * i) / rate;
        re += (samples[i] ?? 0) * Math.cos(angle);
        im += (samples[i] ?? 0) * Math.sin(angle);
      }
      const energy = re * re + im * im;
      all += energy;
      if (hertz >= 500 && hertz <= 3_000) inside += energy;
    }
    expect(inside / all).toBeGreaterThan(0.97);
  });

  it('never clips', () => {
    expect(Math.max(...chimeSamples(8_000).map(Math.abs))).toBeLessThanOrEqual(1);
  });
});
