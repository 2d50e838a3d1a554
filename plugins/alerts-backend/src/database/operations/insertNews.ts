import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { AlertNews, AlertRecord } from '../../lifecycle/records';
import { jsonOf } from '../values';
import { insertRows } from './writeRows';

const COLUMNS = {
  topic: 'text',
  payload_json: 'text',
  created_at: 'bigint',
} as const;

/** Keeps what others are to be told, until they are: a crash in between tells them once more, with the same id. */
export async function insertNews(
  tx: Knex,
  options: {
    alerts: readonly AlertRecord[];
    news: readonly {
      alertId: string;
      news: AlertNews;
      at: number;
      by?: string;
    }[];
  },
): Promise<void> {
  const alerts = new Map(options.alerts.map(alert => [alert.id, alert]));
  await insertRows(tx, {
    table: 'outbox',
    columns: COLUMNS,
    rows: options.news.flatMap(({ alertId, news, at, by }) => {
      const alert = alerts.get(alertId);
      if (!alert) return [];
      const { entityRef, severity, state } = alert;
      const payload = {
        ...{ version: 1, id: randomUUID(), alertId, severity, state },
        at: new Date(at).toISOString(),
        // Who is paged for what belongs nowhere does not answer for it.
        teamRef: alert.isUnrouted ? undefined : alert.teamRef,
        ...{ entityRef, by },
      };
      return [
        {
          topic: `alerts.alert.${news}`,
          payload_json: jsonOf(payload),
          created_at: at,
        },
      ];
    }),
  });
}
