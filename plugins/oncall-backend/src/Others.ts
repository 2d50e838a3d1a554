import type {
  OncallOwnerProvider,
  OncallOwnersExtensionPoint,
  OncallSource,
  OncallSourcesExtensionPoint,
} from '@callboard/backstage-plugin-oncall-node';

const ID = /^[a-z0-9-]{1,64}$/;

/** What modules give to this plugin before it starts. */
export class Others
  implements OncallSourcesExtensionPoint, OncallOwnersExtensionPoint
{
  readonly #sources = new Map<string, OncallSource>();
  #ownerProvider?: OncallOwnerProvider;

  addSource(source: OncallSource): void {
    const { id } = source;
    if (!ID.test(id)) {
      throw new Error(
        `The id of a source of on-call is lower-case letters, digits and dashes, and not '${id}'`,
      );
    }
    if (this.#sources.has(id)) {
      throw new Error(`There are two sources of on-call with the id '${id}'`);
    }
    this.#sources.set(id, source);
  }

  setOwnerProvider(provider: OncallOwnerProvider): void {
    if (this.#ownerProvider) {
      throw new Error('Two modules want to tell on-call who owns what');
    }
    this.#ownerProvider = provider;
  }

  given(): { sources: OncallSource[]; ownerProvider?: OncallOwnerProvider } {
    return {
      sources: [...this.#sources.values()],
      ownerProvider: this.#ownerProvider,
    };
  }
}
