import type { HumanDuration } from '@backstage/types';

/** What a fact is; see `FactSchema`. */
interface FactConfig {
  /** Lower-case words joined by hyphens. */
  name: string;
  title: string;
  description?: string;
  /** How old it may be before it is stale, such as `{ hours: 12 }`. Default: as old as may be. */
  maxAge?: HumanDuration | string;
  unit?: string;
  values?: string[];
  minimum?: number;
  maximum?: number;
  items?: object;
}

export interface Config {
  /** Standards of services, and how far each service is. */
  scorecards?: {
    /** Folders of scorecards, standards, sets of facts and campaigns, in files that end with .yaml, .yml, .json or .md. Only they change these. */
    documents?: Array<{
      /** Folder of the machine, or address of a folder that the URL reader may read, such as `https://github.com/org/repo/tree/main/standards`. */
      target: string;
      /** Whether what came from it is retired. What came from a folder that is left out here, or is empty, stays in force. Default: false. */
      retire?: boolean;
    }>;
    /** How often these are read. Default: every 5 minutes. */
    documentsEvery?: HumanDuration | string;
    /** How often a process looks for what others have written. Default: every second. */
    followEvery?: HumanDuration | string;
    /** Kinds of entities that are looked at. Default: Component, API, Resource, System, Domain and Group. */
    kinds?: string[];
    /** References of users and groups who may export and erase what is kept of people, such as `group:default/platform`. Default: nobody may. */
    admins?: string[];
    /** Whether actions that change something are offered, to MCP clients for instance. Default: false. */
    writeActions?: boolean;
    /** Id of the scorecard whose categories are the lights of teams. Default: keep-the-lights-on. */
    lightsScorecard?: string;
    /** Whether people are told of levels, exemptions and campaigns through notifications. Default: true. */
    notifications?: boolean;
    /** Where the portal has the page of this plugin, for the links of notifications. Default: /scorecards */
    pagePath?: string;
    /** When teams are told what is new of their services, once a week at most, or `false` for never. */
    digest?:
      | false
      | {
          /** 1 for Monday to 7 for Sunday. Default: 1. */
          weekday?: number;
          /** From this hour on, 0 to 23, in UTC. Default: 9. */
          hour?: number;
        };
    campaigns?: {
      /** So many days before a milestone, and the end, teams are reminded of what they have left; an empty list for never. Default: [14, 7, 1]. */
      remindDaysBefore?: number[];
    };
    /** How long what is old is kept. */
    retention?: {
      /** Changes of facts. Default: 400 days. */
      factChanges?: HumanDuration | string;
      /** Changes of checks, 92 days or more. Default: 800 days. */
      resultChanges?: HumanDuration | string;
      /** Changes of levels, 92 days or more. Default: 800 days. */
      levelChanges?: HumanDuration | string;
      /** Runs of collectors; the last ones stay. Default: 30 days. */
      runs?: HumanDuration | string;
      /** Exemptions that were refused or have ended, after the moment until which they were; 30 days or more. Default: 800 days. */
      exemptions?: HumanDuration | string;
      /** Sign-offs that count no more, after the moment until which they were. Default: 800 days. */
      signOffs?: HumanDuration | string;
      /** Which teams were reminded of campaigns, 92 days or more. Default: 400 days. */
      reminders?: HumanDuration | string;
      /** What is known of entities that are gone, for when they come back. Default: 7 days. */
      goneEntities?: HumanDuration | string;
    };
    /** Collectors of facts, by the id of their provider. */
    collectors?: {
      [provider: string]: {
        /** Whether it reads anything. Default: true. */
        enabled?: boolean;
        schedule?: {
          /** Time between two runs, such as `{ hours: 1 }`. Default: as the provider says. */
          frequency: HumanDuration | string;
        };
      };
    };
    /** Facts of files in the repositories of entities. */
    files?: Array<{
      /** Of the provider: lower-case words joined by hyphens. */
      id: string;
      title: string;
      /** Default: component. */
      kinds?: string[];
      /** Default: every 6 hours. */
      schedule?: { frequency: HumanDuration | string };
      facts: Array<
        FactConfig & {
          type?: string;
          /** Path below the folder of the entity, or several of which the first counts that is there. */
          file: string | string[];
          exists?: boolean;
          /** Regular expression of RE2; its first group is the value. Files of up to 64,000 characters are looked through. */
          matches?: string;
          /** Path into the file, such as `$.engines.node`. */
          json?: string;
          /** As of JSON. Files of up to 32,000 characters are read as YAML. */
          yaml?: string;
        }
      >;
    }>;
    /** Facts of other systems that answer with JSON. */
    http?: Array<{
      /** Of the provider: lower-case words joined by hyphens. */
      id: string;
      title: string;
      /** Default: component. */
      kinds?: string[];
      /** Default: every hour. */
      schedule?: { frequency: HumanDuration | string };
      /** Template of the address that is asked for each entity. */
      url: string;
      /** Template of the page where people see it. */
      link?: string;
      /**
       * Sent along.
       *
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      facts: Array<
        FactConfig & {
          type: string;
          /** Path into the answer, such as `$.coverage`. */
          path: string;
        }
      >;
    }>;
  };
}
