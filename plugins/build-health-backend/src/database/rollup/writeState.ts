import type { Knex } from 'knex';
import { RED_OUTCOMES } from './redOutcomes';
import {
  numberOf,
  positionOf,
  type DayRow,
  type EpisodeRow,
  type StateRow,
} from './rollupRows';

/** The first finish that says something of the code, and the first of those that went well. */
interface Firsts {
  counted: number | string | null;
  passed: number | string | null;
}

/** Says how trunk of a pipeline stands, by what was worked out of its days. */
export async function writeState(
  tx: Knex.Transaction,
  pipelineId: number,
): Promise<void> {
  const own = { pipeline_id: pipelineId };
  const last = await tx<DayRow>('pipeline_days')
    .where(own)
    .orderBy('day', 'desc')
    .first();
  const [firsts]: Firsts[] = await tx('pipeline_days')
    .where(own)
    .min({ counted: 'first_counted_at', passed: 'first_pass_at' });
  const { open } = positionOf(last);
  const isRed = open?.kind === 'red';
  const row: Omit<StateRow, 'revision'> = {
    ...own,
    ...(isRed
      ? {
          state: 'red' as const,
          since: open.startedAt,
          is_since_ever: open.startedAt === Number(firsts.counted),
          first_red_id: open.firstRedId,
          ...(await lastRed(tx, pipelineId)),
        }
      : {
          ...(await whenGreen(tx, pipelineId, firsts)),
          first_red_id: null,
          last_red_id: null,
          last_red_attempt: null,
        }),
  };
  await tx('pipeline_states')
    .insert({ ...row, revision: 1 })
    .onConflict('pipeline_id')
    .merge({ ...row, revision: tx.raw('pipeline_states.revision + 1') });
}

async function whenGreen(
  tx: Knex.Transaction,
  pipelineId: number,
  firsts: Firsts,
): Promise<Pick<StateRow, 'state' | 'since' | 'is_since_ever'>> {
  if (firsts.counted === null) {
    return { state: 'unknown', since: null, is_since_ever: false };
  }
  const ended = await tx<EpisodeRow>('trunk_episodes')
    .where({ pipeline_id: pipelineId })
    .whereNotNull('ended_at')
    .orderBy('started_at', 'desc')
    .first();
  return {
    state: 'green',
    since: numberOf(ended?.ended_at ?? firsts.passed) ?? null,
    is_since_ever: ended === undefined,
  };
}

/** The newest red build, whose jobs say what is wrong now. */
async function lastRed(
  tx: Knex.Transaction,
  pipelineId: number,
): Promise<Pick<StateRow, 'last_red_id' | 'last_red_attempt'>> {
  const row = await tx('builds')
    .where({ pipeline_id: pipelineId, is_trunk: true })
    .whereNotNull('finished_at')
    .whereIn('outcome', RED_OUTCOMES)
    .orderBy('finished_at', 'desc')
    .first('external_id', 'attempt');
  return {
    last_red_id: row?.external_id ?? null,
    last_red_attempt: row?.attempt ?? null,
  };
}
