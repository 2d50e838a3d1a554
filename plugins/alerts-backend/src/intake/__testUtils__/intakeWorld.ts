import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  GenericMapping,
  Incoming,
  KeyScope,
} from '@callboard/backstage-plugin-alerts-common';
import express from 'express';
import type { Knex } from 'knex';
import { DatabaseIntakeStore } from '../../database/DatabaseIntakeStore';
import { DatabaseKeyStore } from '../../database/DatabaseKeyStore';
import { openDatabase } from '../../database/openDatabase';
import { KeyRing } from '../../keys/KeyRing';
import { mintSecret } from '../../keys/secrets';
import { createIntakeRouter } from '../../router/createIntakeRouter';
import { Intake } from '../Intake';

export const LEDGER = 'component:default/ledger';
export const ofLedger: KeyScope = { kind: 'entity', entityRef: LEDGER };

interface DeliveryRow {
  lane_id: string;
  kind: string;
  body_hash: string;
  incoming_json: string;
  state: string;
}

/** What is logged, as far as a log of any form could hold it. */
export function noteLog() {
  const logged: string[] = [];
  const note = (message: string, meta?: unknown) =>
    logged.push(message, JSON.stringify(meta ?? ''), String(meta));
  const logger = mockServices.logger.mock({
    child: () => logger,
    ...{ debug: note, info: note, warn: note, error: note },
  });
  return { logger, logged };
}

/** The intake as in a portal: below the platform's own log of requests, above its answers about errors. */
export async function openIntake(
  knex: Knex,
  options: { ratePerMinute?: number } = {},
) {
  const db = await openDatabase(mockServices.database({ knex }));
  const keys = new DatabaseKeyStore(db);
  const at = { now: Date.UTC(2026, 10, 28, 3) };
  const clock = () => at.now;
  const { logger, logged } = noteLog();
  const ring = new KeyRing({ keys, clock });
  const kept: string[] = [];
  const intake = new Intake({
    ...{ ring, logger, clock },
    store: new DatabaseIntakeStore(db),
    ratePerMinute: options.ratePerMinute ?? 6_000,
    onKept: laneId => kept.push(laneId),
  });
  const answers: { kind?: string; status: number }[] = [];
  const platform = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger,
  });
  const app = express()
    .use(platform.logging())
    .use(
      '/api/alerts',
      createIntakeRouter({
        ...{ intake, logger },
        onAnswer: answer => answers.push(answer),
      }),
    )
    .use(platform.notFound())
    .use(platform.error());
  return {
    ...{ db, keys, ring, intake, app, at, kept, answers, logged },
    async newKey(
      scope: KeyScope = { kind: 'any' },
      mapping?: GenericMapping,
    ): Promise<{ id: string; secret: string }> {
      const { secret, ...hashed } = mintSecret();
      const key = await keys.create(
        {
          ...{ title: 'Key', scope, mapping, secret: hashed },
          createdBy: 'user:default/ana',
          createdAt: at.now,
        },
        { most: 50 },
      );
      return { id: key!.id, secret };
    },
    /** What is kept, in its order. */
    async deliveries(): Promise<(DeliveryRow & { incoming: Incoming })[]> {
      const rows: DeliveryRow[] = await db('deliveries').orderBy('id');
      return rows.map(row => ({
        ...row,
        incoming: JSON.parse(row.incoming_json),
      }));
    },
  };
}

export type IntakeWorld = Awaited<ReturnType<typeof openIntake>>;
