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

      /** Without it builds are known by asking alone, within minutes. */
      webhook?: {
        /**
         * Tokens of its notification services; several while one is replaced by another. They verify both forms that
         * Buildkite offers, the plain token and the signature.
         * @deepVisibility secret
         */
        tokens: string[];
      };

      /**
       * API access token, with the scopes `read_builds` and, for logs, `read_build_logs`. Without it, what webhooks lose stays lost,
       * and the past is missing.
       * @visibility secret
       */
      token?: string;

      /** Where its API is, with `https://`. Default: `https://api.buildkite.com`. */
      apiBaseUrl?: string;

      /** Where its pages are: links to them name pipelines. Default: `buildkite.com`. */
      host?: string;

      /** How many days of the past are read, from 0 to 3,650. Default: 365. */
      backfillDays?: number;
    }>;
  };
}
