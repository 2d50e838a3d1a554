import type { HumanDuration } from '@backstage/types';
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  /** Playbooks from folders of markdown. */
  playbooks?: {
    /** Offers actions that change something (`start-run`, `mark-step`) to MCP clients. Default: false. */
    writeActions?: boolean;
    /** What teams mean by variables of their pages. */
    mappings?: Array<{
      /** Owner in the front matter of the pages; of all pages when absent. */
      owner?: string;
      /** Variable → label of the alert that gives its value. */
      variables: { [variable: string]: string };
    }>;
    /** Whether people are told anything through notifications. Default: true. */
    notifications?: boolean;
    /** When teams are told what of their playbooks and alerts needs them, once a week at most, or `false` for never. */
    digest?:
      | false
      | {
          /** 1 for Monday to 7 for Sunday. Default: 1. */
          weekday?: number;
          /** From this hour on, 0 to 23, in UTC. Default: 9. */
          hour?: number;
        };
    /** References of users and groups who may read and erase what is kept of people, such as `group:default/platform`. Default: nobody may. */
    admins?: string[];
    /** How long what people did is kept. */
    retention?: {
      /** Runs that have ended, drills too, such as `365d`. Default: for ever, as trust in pages rests on them. */
      runs?: HumanDuration | string;
    };
    /** How often sources are read. Default: every 10 minutes, for at most 10. */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    /** Folders of pages. Whoever may read playbooks may read all of them. */
    sources?: Array<{
      /** Letters, digits and hyphens; stands in the id of its pages, so it should stay. */
      id: string;
      /** Address of a folder that the URL reader may read, such as `https://github.com/org/repo/tree/main/runbooks`. */
      target?: string;
      /** Or a folder of the machine, which something else keeps up to date. */
      folder?: string;
      /** Where people see a `folder`: the address of a page is this and its path. */
      url?: string;
      /** How links of its pages become files. Without it a link that is no file is neither broken nor fine. */
      routes?: {
        /** `files`: a link is the path of a file, as on GitHub. `pages`: it is an address of a site made of the files, as Hugo, Middleman or Jekyll make it. */
        kind: 'files' | 'pages';
        /** Folder of the source where links that start with `/` begin, such as `content`; `.` is the source itself. Without it nobody can tell of such links. */
        root?: string;
      };
    }>;
    /** Pages that other systems keep, such as a wiki: they are found for alerts and services, and opened there. */
    external?: Array<{
      title: string;
      /** http or https. */
      url: string;
      /** Reference or name of a group. */
      owner?: string;
      alerts?: string[];
      /** References or names of entities. */
      services?: string[];
    }>;
    /** Whether addresses of other sites that pages, rules and entities link to are asked for. Default: nobody is asked. */
    linkChecks?: {
      /** Hosts in the internet, such as `wiki.example.com` or `wiki.example.com:8443`; no others are asked, also where one leads on. */
      hosts?: string[];
      /** Hosts of networks of your own, or of this machine. Whoever writes pages can have the portal ask them for any address there. */
      internalHosts?: string[];
      /** How long an answer counts, such as `12h`. Default: a day. */
      every?: HumanDuration | string;
    };
    /** Addresses that pages had before. Where both end with a slash, all below has moved. `to` may lead on, and may be `/playbooks/r/<alert>` of the portal. */
    redirects?: Array<{
      from: string;
      to: string;
    }>;
    /** Whether playbooks are looked for in the documentation of entities (`backstage.io/techdocs-ref`). Default: false. */
    techdocs?: boolean;
    /** How long files that entities name are not read again, such as `30m`. Default: 30 minutes. */
    entityRefresh?: HumanDuration | string;
    /** Folders of Prometheus rule files, for the coverage of their alerts. Whoever may read playbooks may read the alerts. */
    rules?: Array<{
      /** Letters, digits and hyphens. */
      id: string;
      /** Address of a folder that the URL reader may read, such as `https://github.com/org/repo/tree/main/rules`. */
      target?: string;
      /** Or a folder of the machine, which something else keeps up to date. */
      folder?: string;
      /** Where people see a `folder`: the address of a file is this and its path. */
      url?: string;
    }>;
  };
}
