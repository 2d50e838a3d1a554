export interface Config {
  buildHealth?: {
    /** Controllers of Jenkins whose builds are followed. */
    jenkins?: Array<{
      /** Stands in the address of the webhook, and before the name of a job in annotations: lower-case letters, digits and hyphens. */
      id: string;

      /** For people. Default: `Jenkins`, with the id. */
      title?: string;

      /** Address of the controller: `https://ci.example.com/jenkins`. Nothing that is sent changes where builds are read from. */
      baseUrl: string;

      webhook?: {
        /**
         * What pipelines send in `Authorization`, as a bearer token or as the password of basic authentication; several
         * while one is replaced by another. At least 16 characters each.
         * @deepVisibility secret
         */
        secrets: string[];
      };
    }>;
  };
}
