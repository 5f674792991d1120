import type { Voice } from './voice.ts';

/** The voices of the system, if it has one for the language. Many kiosks have none: then nothing is promised. */
export function createBrowserVoice(): Voice {
  const synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  const voiceFor = (language: string): SpeechSynthesisVoice | undefined => {
    const voices = (synthesis?.getVoices() ?? []).filter((voice) => voice.lang.toLowerCase().startsWith(language));
    // A voice of this machine first: one that needs the network falls silent when it is needed most.
    return voices.find((voice) => voice.localService) ?? voices[0];
  };
  // The list comes late in some browsers and only after it was asked for once.
  synthesis?.getVoices();
  return {
    canSpeak: (language) => voiceFor(language) !== undefined,
    get speaking() {
      return synthesis?.speaking ?? false;
    },
    speak(text, language, { after = false } = {}) {
      const voice = voiceFor(language);
      if (!synthesis || !voice) return;
      if (!after) synthesis.cancel();
      // Sentence by sentence: some engines go silent in the middle of a long text.
      for (const sentence of text.match(/[^.!?]+[.!?]*/g) ?? []) {
        const utterance = new SpeechSynthesisUtterance(sentence.trim());
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = 0.95;
        synthesis.speak(utterance);
      }
    },
    stop: () => synthesis?.cancel(),
  };
}
