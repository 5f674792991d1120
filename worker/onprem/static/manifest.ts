import type { Encoding } from './choose-encoding.ts';

/** What the build made, by path from the root (`/assets/main-B1x.js`). The server never has to look on the disk to know. */
export type StaticManifest = Readonly<Record<string, StaticFile>>;

export interface StaticFile {
  /** A hash of the content. */
  hash: string;
  /** Compressed copies that lie beside the file, with `.br` or `.gz` added to its name. */
  encodings: Encoding[];
}
