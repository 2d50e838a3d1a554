import { HumanDuration } from '@backstage/types';

export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in without a password, for the demo. The backend does not start with this block unless it listens on
       * 127.0.0.1 and the environment variable CALLBOARD_DEMO is 1.
       *
       * @visibility backend
       */
      demo?: {
        /** People offered on the sign-in page. */
        users?: Array<{
          /** A User of the catalog, for example user:default/jane. */
          ref: string;
          /** What the person is in the sample: member, team lead, admin, stranger. */
          label?: string;
        }>;
        /** Offers every user of the catalog, and to act as a member of every group. Default: false. */
        anyone?: boolean;
      };
    };
  };

  catalog?: {
    providers?: {
      folder?: {
        /**
         * A folder of descriptors, or one file. A relative path starts at the folder of app-config.yaml.
         *
         * @visibility backend
         */
        path: string;
        /** How often the folder is looked at for changes; false reads it once. Default: 30 seconds. */
        watch?: HumanDuration | string | boolean;
      };
    };
  };

  /** Groups that the policy of the demo portal tells apart. */
  demo?: {
    /** Refs of groups whose members may do everything. Default: none. */
    adminGroups?: string[];
    /** Refs of groups whose members see only what they own. Default: none. */
    strangerGroups?: string[];
    /** Builds of the sample organisation, made up, are played into build health. Without this block there are none. */
    builds?: {
      /** How far they go back, at most 400; 0 for none. Default: 365. */
      days?: number;
    };
    /** How the sample organisation got to its results is made up. Without this block they begin today. */
    scorecards?: {
      /** How far that goes back, at most 400; 0 for none. Default: 90. */
      days?: number;
      /** Folder of what pipelines and people of the sample said, from the working directory of the backend. */
      data: string;
      /** Folder of its scorecards. */
      documents: string;
    };
  };
}
