import type { HumanDuration } from '@backstage/types';

export interface Config {
  buildHealth?: {
    /** Whether owners are notified when trunk of a service is red. Default: true. */
    notifications?: boolean;
    /** References of users and groups who may read and erase what is kept of people, such as `group:default/platform`. Default: nobody may. */
    admins?: string[];
    /** How long trunk is red before owners are notified; a rerun often mends it sooner. Default: 10 minutes. */
    noticeAfter?: HumanDuration | string;
    /**
     * How long what has come in is kept. What was worked out of builds, day by day, is kept for ever. Rows that are older are
     * removed once an hour.
     */
    retention?: {
      /** Builds, 90 days or more; the latest ones of trunk of each pipeline stay. Default: 400 days. */
      builds?: HumanDuration | string;
      /** Jobs of builds, 60 days or more, and no longer than builds. Default: 90 days. */
      jobs?: HumanDuration | string;
      /** Reports of tests, 60 days or more, and no longer than builds. Default: 90 days. */
      testReports?: HumanDuration | string;
      /**
       * That deliveries came, 3 days or more, from when they were worked in: what they held is emptied at once. Default: 7 days.
       */
      deliveries?: HumanDuration | string;
      /** Deliveries that were given up, as they were sent, from then on, and no shorter than `deliveries`. Default: 30 days. */
      deadDeliveries?: HumanDuration | string;
    };
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
      /**
       * Repositories that its builds may be of, as `owner/name` or `owner/*`; a build then has to name one, and reports of tests may be
       * of builds of these only. Default: any.
       */
      repositories?: string[];
      /** Keys of pipelines that it may name, as they are or as they begin with a star at the end: `payments/*`. Default: any. */
      pipelines?: string[];
    }>;
  };
}
