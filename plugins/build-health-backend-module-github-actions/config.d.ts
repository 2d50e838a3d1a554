export interface Config {
  buildHealth?: {
    /** GitHub, and servers of GitHub Enterprise, whose workflows are shown. Without this list there are none. */
    github?: Array<{
      /** Lower-case letters, digits and hyphens; it stands in the address of the webhook, `/api/build-health/webhooks/<id>`. */
      id: string;

      /** The server, without `https://`. Default: `github.com`. */
      host?: string;

      /**
       * Of the webhook, at least 32 characters each: the one in use, and while it is replaced the old one too. Without them there
       * is no webhook.
       * @deepVisibility secret
       */
      webhookSecrets?: string[];

      /**
       * Takes `workflow_run` and `workflow_job` from the portal's events service too, for a GitHub App whose one address is that of
       * the events backend. That one has to verify signatures. Default: false.
       */
      events?: boolean;
      /**
       * What GitHub is asked with; without it or `app`, what webhooks lose stays lost, and the past is missing. It has to read
       * Actions and metadata of the repositories.
       * @visibility secret
       */
      token?: string;
      /** A GitHub App, in place of `token`. It has to read Actions and metadata. */
      app?: {
        /** Its number, on its page in GitHub. */
        appId: number | string;
        /**
         * In PEM format; line breaks may be written as `\n`.
         * @visibility secret
         */
        privateKey: string;
        /** The one that is used for all repositories. Default: that of the owner of each. */
        installationId?: number;
      };
      /** Where its API is, with `https://`. Default: `https://api.github.com`, or `https://<host>/api/v3`. */
      apiBaseUrl?: string;
      /** How many days of the past are read, from 0 to 3,650. Default: 365. */
      backfillDays?: number;
      /**
       * How many calls an hour a server may be sent that tells no limit, as one of GitHub Enterprise whose limits are switched off. Half
       * of it is used, by each process. 100 or more. Default: 5,000.
       */
      callsPerHour?: number;
      /** What people read. Default: `GitHub Actions`, with the host unless it is github.com. */
      title?: string;
    }>;
  };
}
