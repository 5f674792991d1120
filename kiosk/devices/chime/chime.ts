/** A soft sound that goes with a question on the screen, for somebody who does not look at it. */
export interface Chime {
  play(): void;
}
