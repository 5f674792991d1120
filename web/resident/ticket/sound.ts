let context: AudioContext | undefined;

/** Browsers let a page sound only after somebody has touched it; so the first touch anywhere prepares the sound. */
export function prepareSound(): () => void {
  const prepare = (): void => {
    if (!('AudioContext' in window)) return;
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
  };
  addEventListener('pointerdown', prepare);
  addEventListener('keydown', prepare);
  return () => {
    removeEventListener('pointerdown', prepare);
    removeEventListener('keydown', prepare);
  };
}

/** Two tones that small loudspeakers carry well. Silent where sound was never prepared. */
export function chime(): void {
  if (context?.state !== 'running') return;
  const start = context.currentTime;
  for (const [index, pitch] of [784, 1047].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    const at = start + index * 0.28;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.4, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.7);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.75);
  }
}

export function vibrate(pattern: number[]): void {
  // Throws nowhere, but is missing on some phones.
  if ('vibrate' in navigator) navigator.vibrate(pattern);
}
