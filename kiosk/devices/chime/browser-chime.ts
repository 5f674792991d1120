import type { Chime } from './chime.ts';

// A falling third of two sine tones, in the range that old ears hear best.
const TONES = [
  { frequency: 784, at: 0 },
  { frequency: 659, at: 0.22 },
];
const LENGTH = 0.7;
const LOUDNESS = 0.12;

export function createBrowserChime(): Chime {
  let context: AudioContext | null = null;
  return {
    play() {
      if (typeof AudioContext === 'undefined') return;
      context ??= new AudioContext();
      void context.resume().catch(() => undefined);
      for (const { frequency, at } of TONES) {
        const start = context.currentTime + at;
        const tone = new OscillatorNode(context, { frequency });
        const volume = new GainNode(context, { gain: 0 });
        volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
        volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
        tone.connect(volume).connect(context.destination);
        tone.start(start);
        tone.stop(start + LENGTH);
      }
    },
  };
}
