import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  oncall?: {
    /** How often the catalog is asked for changes. Default: every 30 seconds, at most 5 minutes a pass. */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** Users and groups whose members may change every schedule. Default: none. */
    admins?: string[];

    /** Whether actions that change something are offered, to MCP clients for instance. Default: false. */
    writeActions?: boolean;

    keys?: {
      /**
       * Annotations that name the schedules of an entity; the first that is not empty counts.
       * Default: `callboard.dev/oncall-schedule`.
       */
      schedule?: string[];
    };

    deletedSchedules?: {
      /**
       * For so many days deleted schedules are kept, so that they can be brought back; 1 to 3650. Default: 30.
       *
       * @visibility frontend
       */
      keepDays?: number;
    };

    notices?: {
      /** Whether people are told of shifts and gaps, through notifications. Default: true. */
      enabled?: boolean;

      /**
       * How long before their shifts people are told, at most five times, from a minute to 14 days. None: []
       * Default: 12 hours and 15 minutes.
       */
      beforeShift?: HumanDuration[];

      /** Where the portal has the page of on-call, for the links of notifications. Default: /oncall */
      pagePath?: string;
    };
  };
}
