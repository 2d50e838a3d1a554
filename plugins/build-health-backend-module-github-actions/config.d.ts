export interface Config {
  buildHealth?: {
    /** GitHub, and servers of GitHub Enterprise, whose workflows are shown. Without this list there are none. */
    github?: Array<{
      /** Lower-case letters, digits and hyphens; it stands in the address of the webhook, `/api/build-health/webhooks/<id>`. */
      id: string;

      /** Default: `github.com`. */
      host?: string;

      /**
       * Of the webhook, at least 32 characters each: the one in use, and while it is replaced the old one too. Without them there
       * is no webhook.
       * @deepVisibility secret
       */
      webhookSecrets?: string[];

      /** What people read. Default: `GitHub Actions`, with the host unless it is github.com. */
      title?: string;
    }>;
  };
}
