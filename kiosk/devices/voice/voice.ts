/** A voice that reads the screen. */
export interface Voice {
  canSpeak(language: string): boolean;
  readonly speaking: boolean;
  /** Says a text; what is being said stops, unless `after` asks to wait for its end. */
  speak(text: string, language: string, options?: { after?: boolean }): void;
  stop(): void;
}
