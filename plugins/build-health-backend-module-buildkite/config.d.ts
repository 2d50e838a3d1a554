export interface Config {
  buildHealth?: {
    /** Organizations of Buildkite whose builds are followed. */
    buildkite?: Array<{
      /** Stands in the address of the webhook: lower-case letters, digits and hyphens. */
      id: string;

      /** For people. Default: `Buildkite`, with the organization. */
      title?: string;

      /** Slug of the organization, as in `https://buildkite.com/<organization>`. */
      organization: string;

      webhook?: {
        /**
         * Tokens of its notification services; several while one is replaced by another. They verify both forms that
         * Buildkite offers, the plain token and the signature.
         * @deepVisibility secret
         */
        tokens: string[];
      };
    }>;
  };
}
