import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  ownership?: {
    /** How often the catalog is asked for changes. Default: every 30 seconds, at most 5 minutes a pass. */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** How often everything is read again, whatever the etags say. Default: one hour. */
    fullPassEvery?: HumanDuration | string;

    /** How long it holds that someone who answers has confirmed an owner. */
    confirmation?: {
      /** Until then an owner counts as confirmed. Default: 120 days. */
      freshFor?: HumanDuration | string;
      /** By then someone has to confirm again; longer than `freshFor`. Default: 180 days. */
      dueAfter?: HumanDuration | string;
      /** Other periods for some tiers; what is left out is as above. */
      byTier?: {
        [tier: string]: {
          freshFor?: HumanDuration | string;
          dueAfter?: HumanDuration | string;
        };
      };
    };

    /** How long transfers wait before they end by themselves. */
    transfers?: {
      /** For the answer of the receiving team. Default: 14 days. */
      answerWithin?: HumanDuration | string;
      /** For the descriptor to name an accepted owner. Default: 90 days. */
      writeWithin?: HumanDuration | string;
    };

    /** Whether people are told of transfers and reminded to confirm, through notifications. Default: true. */
    notifications?: boolean;

    /** Where the portal has the page of this plugin, for the links of notifications. Default: /ownership */
    pagePath?: string;

    /** When teams are reminded to confirm, once a week at most, or `false` for never. */
    digest?:
      | false
      | {
          /** 1 for Monday to 7 for Sunday. Default: 1. */
          weekday?: number;
          /** From this hour on, 0 to 23, in UTC. Default: 9. */
          hour?: number;
        };

    /** CODEOWNERS files beside descriptors: evidence for owners, and a finding where they disagree. */
    codeOwners?: {
      /** Default: true. Hosts without an integration are not read. */
      enabled?: boolean;
      /** How old a reading of a repository may be. Default: 6 hours. */
      readAgainAfter?: HumanDuration | string;
      /**
       * Absolute folders of this server that are repositories, for descriptors the catalog reads from files.
       * Default: none.
       */
      fileRoots?: string[];
    };

    /** Whether actions that change something are offered, to MCP clients for instance. Default: false. */
    writeActions?: boolean;

    /**
     * Users and groups who may move what is kept under one reference to another, have notifications sent that were given up,
     * and withdraw proposals of transfers. Default: nobody.
     */
    admins?: string[];

    /** Where facts stand in your descriptors. Of several keys the first that is not empty wins. */
    keys?: {
      /**
       * Annotations with a chat channel.
       * Default: callboard.dev/slack-channel, slack.com/channel, slack.com/channel-id, contentful.com/ci-alert-slack
       */
      chat?: string[];
      /** Address that opens a chat channel, with `{channel}` for its name. Without it only names are shown. */
      chatUrl?: string;
      /** Annotations with an e-mail address that reaches the owner. Default: callboard.dev/contact-email */
      email?: string[];
      /** Annotations on groups that name their leads. Default: callboard.dev/lead */
      lead?: string[];
      /**
       * Annotations that name who fills a role.
       * Default: callboard.dev/support-channel, callboard.dev/security-contact, callboard.dev/tech-lead
       */
      roles?: {
        'support-channel'?: string[];
        'security-contact'?: string[];
        'tech-lead'?: string[];
      };
      tier?: {
        /** Default: callboard.dev/tier, contentful.com/service-tier */
        annotations?: string[];
        /** Default: tier */
        labels?: string[];
        /** Default: tier- */
        tagPrefixes?: string[];
        /** Written value to shown value, for example `gold: '1'`. */
        values?: { [written: string]: string };
      };
    };
  };
}
