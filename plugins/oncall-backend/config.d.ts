import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  oncall?: {
    /** How often the catalog is asked for changes. Default: every 30 seconds, at most 5 minutes a pass. */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** Users and groups whose members may change every schedule. Default: none. */
    admins?: string[];

    keys?: {
      /**
       * Annotations that name the schedules of an entity; the first that is not empty counts.
       * Default: `callboard.dev/oncall-schedule`.
       */
      schedule?: string[];
    };
  };
}
