import { HumanDuration } from '@backstage/types';

export interface Config {
  oncall?: {
    /** PagerDuty as a source of who is on call. Without this block it is not asked. */
    pagerduty?: {
      /**
       * REST API key; a read-only one will do.
       * @visibility secret
       */
      token: string;

      /** Default: `https://api.pagerduty.com`. In the EU service region: `https://api.eu.pagerduty.com`. */
      endpoint?: string;

      /** How often it is read, at least 30 seconds apart. Default: 2 minutes. */
      refresh?: HumanDuration | string;
    };
  };
}
