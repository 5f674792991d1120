/** Tones of the chime, Hz: a falling third, well inside what old ears hear (500–3000 Hz). */
const TONES = [
  { frequency: 880, at: 0 },
  { frequency: 698.5, at: 0.36 },
];
/** Share of the tone an octave above: it makes the sound warmer and is still below 3000 Hz. */
const OCTAVE = 0.25;
const TONE_SECONDS = 0.95;
const LOUDNESS = 0.5;

export const CHIME_SECONDS = 0.36 + TONE_SECONDS;

/** The chime as samples between −1 and 1. Computed, so that its spectrum can be tested without a loudspeaker. */
export function chimeSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(CHIME_SECONDS * sampleRate));
  for (const { frequency, at } of TONES) {
    const first = Math.round(at * sampleRate);
    const count = Math.floor(TONE_SECONDS * sampleRate);
    for (let i = 0; i < count; i += 1) {
      const t = i / sampleRate;
      // Soft edges: a tone that starts or ends at once clicks over the whole spectrum.
      const swell = Math.min(1, t / 0.02) * Math.min(1, (TONE_SECONDS - t) / 0.05);
      const fade = Math.exp(-3.2 * t);
      const wave = Math.sin(2 * Math.PI * frequency * t) + OCTAVE * Math.sin(4 * Math.PI * frequency * t);
      samples[first + i] = (samples[first + i] ?? 0) + LOUDNESS * swell * fade * wave;
    }
  }
  return samples;
}
