import { CHIME_SECONDS, chimeSamples } from './call-chime.ts';

/** The loudspeaker of a display. A browser keeps it shut until somebody has touched the page, unless told otherwise. */
export interface CallSound {
  /** Whether it can be heard now. */
  readonly on: boolean;
  /** Tells when that changes. Returns a function that stops. */
  onChange(run: (on: boolean) => void): () => void;
  /** Opens the loudspeaker; works in answer to a touch or a key. */
  open(): void;
  /** Plays the chime; settles when it has sounded to its end, at once when it cannot be heard. */
  chime(): Promise<void>;
}

export function createCallSound(): CallSound {
  const context = typeof AudioContext === 'undefined' ? null : new AudioContext();
  let buffer: AudioBuffer | null = null;

  const load = (audio: AudioContext): AudioBuffer => {
    if (!buffer) {
      const samples = chimeSamples(audio.sampleRate);
      buffer = audio.createBuffer(1, samples.length, audio.sampleRate);
      buffer.copyToChannel(samples, 0);
    }
    return buffer;
  };

  return {
    get on() {
      return context?.state === 'running';
    },
    onChange(run) {
      if (!context) return () => undefined;
      const tell = (): void => run(context.state === 'running');
      context.addEventListener('statechange', tell);
      return () => context.removeEventListener('statechange', tell);
    },
    open: () => {
      context?.resume().catch(() => undefined);
    },
    chime: () =>
      new Promise((resolve) => {
        if (context?.state !== 'running') {
          resolve();
          return;
        }
        const source = new AudioBufferSourceNode(context, { buffer: load(context) });
        source.connect(context.destination);
        // The end is also counted: a device that is unplugged while it plays never reports it.
        const timer = setTimeout(resolve, CHIME_SECONDS * 1_000 + 300);
        source.onended = () => {
          clearTimeout(timer);
          resolve();
        };
        source.start();
      }),
  };
}
