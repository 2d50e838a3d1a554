import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Playbooks in the search. */
      playbooks?: {
        /** How often pages are taken into the search. Default: every 10 minutes, 10 seconds after the start, for at most 15. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
