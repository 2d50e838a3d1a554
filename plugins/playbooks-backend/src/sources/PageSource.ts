import type { RouteRules } from '@callboard/backstage-plugin-playbooks-common';

/** A file of a source. */
export interface SourceFile {
  /** With `/`, from the root of the source. */
  path: string;
  /** Bytes, if that is known without reading it. */
  size?: number;
  read(): Promise<Buffer>;
}

/** A folder of pages, somewhere. */
export interface PageSource {
  /** Stands in addresses of the API; of the configuration. */
  id: string;
  /** How links of its pages become files; absent where nobody said so. */
  readonly routes?: RouteRules;
  /** The address under which people know a file, where it has one. */
  addressOf(path: string): string | undefined;
  /**
   * All files of the source.
   *
   * @param etag - of the last complete reading
   * @returns nothing when the source is still what it was then
   */
  read(options: {
    etag?: string;
    signal: AbortSignal;
  }): Promise<{ etag?: string; files: SourceFile[] } | undefined>;
}
