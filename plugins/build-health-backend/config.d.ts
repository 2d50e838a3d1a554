export interface Config {
  buildHealth?: {
    /** Sources that any pipeline can send its builds to, each at `/api/build-health/webhooks/<id>`. */
    push?: Array<{
      /** Lower-case letters, digits and hyphens. */
      id: string;
      /** For people. Default: the id. */
      title?: string;
      /**
       * One secret, or two while it is changed, of at least 32 characters each. Requests are signed with any of them.
       *
       * @visibility secret
       */
      secrets: string[];
    }>;
  };
}
