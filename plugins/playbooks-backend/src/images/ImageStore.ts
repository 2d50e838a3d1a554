import type { ImageType } from './imageTypeOf';

/** An image of a source. */
export interface PageImage {
  /** Path in the source. */
  path: string;
  type: ImageType;
  /** SHA-256 of the bytes, in hex. */
  version: string;
  content: Buffer;
}

/** Where images of pages are kept. */
export interface ImageStore {
  /** Path → version of the images that a source has. */
  readVersions(sourceId: string): Promise<Map<string, string>>;
  /** Adds an image or its new version; repeating it changes nothing. */
  write(sourceId: string, image: PageImage): Promise<void>;
  remove(sourceId: string, paths: readonly string[]): Promise<void>;
  /** Removes all images of some sources. */
  removeOf(sourceIds: readonly string[]): Promise<void>;
  /** The first of these paths that is an image of the source. */
  read(
    sourceId: string,
    paths: readonly string[],
  ): Promise<PageImage | undefined>;
}
