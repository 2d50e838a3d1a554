export interface Config {
  buildHealth?: {
    /** Controllers of Jenkins whose builds are followed. */
    jenkins?: Array<{
      /**
       * Stands in the address of the webhook, and before the name of a job in annotations: lower-case letters, digits and hyphens.
       * What is stored is stored under it.
       */
      id: string;

      /** For people. Default: `Jenkins`, with the id. */
      title?: string;

      /**
       * Address of the controller with its path, `https://ci.example.com/jenkins`. Nothing that is sent, and no annotation, changes
       * where builds are read from.
       */
      baseUrl: string;

      /** Who asks Jenkins, with `token`. It needs Overall/Read and Job/Read. Default: nobody who is signed in. */
      username?: string;

      /**
       * An API token of that user.
       * @visibility secret
       */
      token?: string;

      /**
       * Which branch is trunk, since Jenkins does not tell: the first that meets a job counts. Without any, it is not known of a
       * build whether it is one of trunk.
       */
      defaultBranches?: Array<{
        /** Full name of a job, folder or multibranch project, with all that is below it. Default: all. */
        job?: string;
        /** Its name, as `main`. */
        branch: string;
      }>;

      /** Minutes from one look at what is new to the next, from 1 to 1440. Default: 5. */
      pollMinutes?: number;

      /** How many days of the past are read, from 0 to 3,650, as far as Jenkins has kept it. Default: 365. */
      backfillDays?: number;

      /** How often this controller is asked at most, from 10 to 6000. Default: 60. */
      callsPerMinute?: number;

      /** Without it builds are known by asking alone, within `pollMinutes`. */
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
