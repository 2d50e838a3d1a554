import type { HumanDuration } from '@backstage/types';

export interface Config {
  alerts?: {
    /**
     * References of users and groups that manage all keys, policies and silences and may act on all alerts, such as
     * `group:default/platform`. Default: nobody.
     */
    admins?: string[];

    /** Whether actions that change something are offered, to MCP clients for instance. Default: false. */
    writeActions?: boolean;

    /** Where alerts belong. */
    routing?: {
      /** Paged for alerts that nobody is known to answer for; they are listed as unrouted anyway. Default: nobody. */
      unroutedTeam?: string;

      /** Labels whose value is that of an annotation of the entity, in place of the usual ones. */
      labels?: Array<{ label: string; annotation: string }>;
    };

    /** What senders post. */
    intake?: {
      /**
       * So many deliveries of one routing key are taken a minute, in each process; half as many at once after a pause. 1 to 1000000.
       * Default: 6000.
       */
      ratePerMinute?: number;
    };

    /** A second system that hears from alerts as long as they reach people, and wakes somebody when it does not. Default: none. */
    heartbeat?: {
      /**
       * With `https://` or `http://`.
       * @visibility secret
       */
      url: string;

      /**
       * `get`: the address is asked for. `post`: JSON with `version`, `at`, `portal` and `everySeconds`. `alertmanager`: an alert
       * `CallboardHeartbeat` for Alertmanager's `/api/v2/alerts`, which ends by itself after three beats that did not come.
       * Default: `post`.
       */
      form?: 'get' | 'post' | 'alertmanager';

      /** 10 seconds to an hour. Default: a minute. */
      every?: HumanDuration | string;

      /**
       * What is posted is signed with it, as webhooks are; at least 32 characters.
       * @visibility secret
       */
      secret?: string;

      /**
       * The header `Authorization`, such as `Bearer ...`.
       * @visibility secret
       */
      authorization?: string;
    };

    /** How long what is over is kept. Once an hour one process removes what is older. */
    retention?: {
      /** Alerts, from when they are resolved, with their timelines and messages; 90 days or more. Default: 400 days. */
      alerts?: HumanDuration | string;

      /** Messages that were sent, cancelled or given up, 7 days or more. Default: 90 days. */
      messages?: HumanDuration | string;

      /** That senders have posted something, once it was worked in: what it said is emptied at once; a day or more. Default: 7 days. */
      deliveries?: HumanDuration | string;

      /** What could not be worked in, as it was sent; a day or more. Default: 30 days. */
      deadDeliveries?: HumanDuration | string;

      /** Silences, from their end; 90 days or more. Default: 400 days. */
      silences?: HumanDuration | string;

      /** Routing keys, from when they were revoked; a day or more. Default: 400 days. */
      revokedKeys?: HumanDuration | string;

      /** Events that the bus of the portal does not take, a day or more. Default: 7 days. */
      events?: HumanDuration | string;
    };

    /** Ways to reach people, besides the notifications of the portal. */
    notifiers?: {
      /** Mail, through an SMTP server. Without it nobody gets mail. */
      email?: {
        /** Name or address of the server. */
        host: string;

        /** Such as 587, or 465 with `secure`. */
        port: number;

        /** Encrypted from the first byte on. Default: true on port 465. */
        secure?: boolean;

        /**
         * Sends nothing unless the connection becomes encrypted (STARTTLS). Default: true where a password is sent to another machine;
         * otherwise it is encrypted if the server can.
         */
        requireTls?: boolean;

        /** Default: nobody signs in. */
        username?: string;

        /** @visibility secret */
        password?: string;

        /** Who mails are from: `alerts@example.com`, or `Callboard <alerts@example.com>`. */
        from: string;

        /** Where answers go. Default: to `from`. */
        replyTo?: string;
      };

      /** Addresses that messages are posted to as JSON, signed. */
      webhooks?: Array<{
        /** Lower-case letters, digits and hyphens, at most 40; policies and personal rules name it as `webhook-<name>`. */
        name: string;

        /** What people read in a sentence, such as `by text message`. Default: `by webhook`, with the name. */
        title?: string;

        /**
         * With `https://` or `http://`.
         * @visibility secret
         */
        url: string;

        /**
         * Requests are signed with it; at least 32 characters.
         * @visibility secret
         */
        secret: string;

        /**
         * `personal`: each message is for the person it names, whom whatever is behind the address reaches. `shared`: messages are for
         * a place that many read.
         */
        audience: 'personal' | 'shared';
      }>;

      /** Channels of Slack, each by an incoming webhook. */
      slack?: Array<{
        /** Lower-case letters, digits and hyphens, at most 40; policies name it as `slack-<name>`. */
        name: string;

        /** What people read in a sentence, such as `in Slack #payments`. Default: `in Slack`, with the name. */
        title?: string;

        /**
         * As Slack shows it, `https://hooks.slack.com/services/...`.
         * @visibility secret
         */
        webhookUrl: string;
      }>;

      /** Services of PagerDuty that pages are handed on to. */
      pagerduty?: Array<{
        /** Lower-case letters, digits and hyphens, at most 40; policies name it as `pagerduty-<name>`. */
        name: string;

        /** What people read in a sentence, such as `by PagerDuty`. Default: `in PagerDuty`, with the name. */
        title?: string;

        /**
         * Of an integration of the kind "Events API v2".
         * @visibility secret
         */
        routingKey: string;

        /**
         * Default: `https://events.pagerduty.com/v2/enqueue`. In the EU service region: `https://events.eu.pagerduty.com/v2/enqueue`.
         */
        url?: string;
      }>;
    };
  };
}
