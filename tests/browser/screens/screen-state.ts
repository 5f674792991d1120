import type { Surface, Town } from './town.ts';

/** One state of a surface, and how the people in the building bring it about. The states follow one another. */
export interface ScreenState {
  surface: Surface;
  name: string;
  reach(town: Town): Promise<void>;
  /** What happens once the screen has been looked at. */
  afterwards?(town: Town): Promise<void>;
}
