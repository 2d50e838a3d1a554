import type { HumanDuration } from '@backstage/types';

export interface Config {
  buildHealth?: {
    /** Whether owners are notified when trunk of a service is red. Default: true. */
    notifications?: boolean;
    /** How long trunk is red before owners are notified; a rerun often mends it sooner. Default: 10 minutes. */
    noticeAfter?: HumanDuration | string;
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
