import type {
  BuildHealthSourcesExtensionPoint,
  BuildSource,
} from '@callboard/backstage-plugin-build-health-node';

/** All sources, by their ids. */
export class Sources implements BuildHealthSourcesExtensionPoint {
  readonly #sources = new Map<string, BuildSource>();

  addSource(source: BuildSource): void {
    const { id } = source;
    if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(id)) {
      throw new Error(
        `The id of a source of builds may have lower-case letters, digits and hyphens only: '${id}'`,
      );
    }
    if (this.#sources.has(id)) {
      throw new Error(`There are two sources of builds with the id '${id}'`);
    }
    this.#sources.set(id, source);
  }

  get(id: string): BuildSource | undefined {
    return this.#sources.get(id);
  }

  all(): BuildSource[] {
    return [...this.#sources.values()];
  }
}
