import { mockServices } from '@backstage/backend-test-utils';
import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf } from './history/calendar';
import { History } from './history/History';
import type { SampleDelivery } from './payloads/types';
import type { Place } from './PlaceStore';
import { Player } from './Player';
import { samplePipelines } from './samplePipelines';

const BEGIN = Date.parse('2026-11-26T09:30:00Z');
const DAYS = 10;
const pipelines = samplePipelines.filter(({ id }) =>
  [2, 7, 12, 101, 151].includes(id),
);

const keyOf = (delivery: SampleDelivery) =>
  delivery.source === 'github' ? delivery.id : delivery.body;

/** Runs and jobs of a request by when they ended. */
function endOf({ body }: SampleDelivery): number | undefined {
  const { workflow_run: run, builds } = JSON.parse(body);
  const written = run?.updated_at ?? builds?.[0]?.finishedAt;
  return written && Date.parse(written);
}

/** Everything that a player needs, and what it did. */
function stage(options: { days?: number } = {}) {
  const sent: SampleDelivery[] = [];
  const stop = new AbortController();
  const logger = mockServices.logger.mock();
  let kept: Place | undefined;
  const state = {
    now: BEGIN,
    /** Called before each request. */
    onSend: () => {},
    /** Called for each minute that is waited. */
    onWait: () => stop.abort(),
  };
  const player = () =>
    new Player({
      days: options.days ?? DAYS,
      logger,
      historyFor: async now => new History({ seed: 'a seed', now, pipelines }),
      intake: {
        send: async builds => {
          state.onSend();
          sent.push(...builds.flat());
        },
      },
      places: {
        read: async () => kept && { ...kept },
        write: async place => {
          kept = { ...place };
        },
      },
      now: () => state.now,
      wait: async () => {
        state.onWait();
        if (stop.signal.aborted) throw new Error('stopped');
      },
    });
  const play = async (one = player()) => {
    await one.play(stop.signal).catch(error => {
      if (error.message !== 'stopped') throw error;
    });
    return one;
  };
  return { sent, logger, state, stop, player, play };
}

const endsOf = (sent: readonly SampleDelivery[]) =>
  sent.flatMap(delivery => endOf(delivery) ?? []);

const historyKeys = (from: number, to: number) =>
  [
    ...new History({ seed: 'a seed', now: BEGIN, pipelines }).between(from, to),
  ].map(({ runId, attempt }) => `${runId} ${attempt}`);

const buildKeys = (sent: readonly SampleDelivery[]) =>
  sent.flatMap(({ body }) => {
    const { workflow_run: run, builds = [] } = JSON.parse(body);
    return [
      ...(run ? [`${run.id} ${run.run_attempt}`] : []),
      ...builds.map(
        (one: { externalId: string; attempt: number }) =>
          `${one.externalId} ${one.attempt}`,
      ),
    ];
  });

describe('the player', () => {
  it('plays each build once, the newest day first', async () => {
    const { sent, play } = stage();
    const player = await play();
    const keys = buildKeys(sent);
    expect([...keys].sort()).toEqual(
      historyKeys(BEGIN - DAYS * DAY_MS, BEGIN).sort(),
    );
    expect(new Set(sent.map(keyOf)).size).toBe(sent.length);
    const days = endsOf(sent).map(dayOf);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(player.progress).toEqual({
      done: DAYS,
      total: DAYS,
      builds: keys.length,
    });
  });

  it('sends jobs of what failed and reports of tests after their builds', async () => {
    const { sent, play } = stage();
    await play();
    const known = new Set<string>();
    const early: string[] = [];
    let jobs = 0;
    let reports = 0;
    for (const delivery of sent) {
      const { workflow_job: job, reports: tests = [] } = JSON.parse(
        delivery.body,
      );
      buildKeys([delivery]).forEach(key => known.add(key));
      const named = [
        ...(job ? [`${job.run_id} ${job.run_attempt}`] : []),
        ...tests.map(
          (one: { buildId: string; attempt: number }) =>
            `${one.buildId} ${one.attempt}`,
        ),
      ];
      early.push(...named.filter(key => !known.has(key)));
      jobs += job ? 1 : 0;
      reports += tests.length;
    }
    expect(early).toEqual([]);
    expect(jobs).toBeGreaterThan(20);
    expect(reports).toBeGreaterThan(50);
  });

  it('goes on where it was when it is started again, and doubles nothing', async () => {
    const { sent, state, play, player } = stage();
    let sends = 0;
    state.onSend = () => {
      sends += 1;
      if (sends === 8) throw new Error('killed');
    };
    await expect(play()).rejects.toThrow('killed');
    const before = sent.length;
    state.now += 3 * HOUR_MS;
    const second = player();
    await play(second);
    const doubled = sent.length - new Set(sent.map(keyOf)).size;
    // Of the day that it was killed in, with the same ids and bytes as before.
    expect(doubled).toBeLessThan(before / 2);
    expect([...new Set(buildKeys(sent))].sort()).toEqual(
      expect.arrayContaining(
        historyKeys(BEGIN - DAYS * DAY_MS, BEGIN + 3 * HOUR_MS).sort(),
      ),
    );
    const third = sent.length;
    await play();
    expect(sent).toHaveLength(third);
    expect(second.progress.done).toBe(DAYS);
  });

  it('goes on live when the past is played', async () => {
    const { sent, state, stop, play } = stage({ days: 1 });
    const seen: number[] = [];
    state.onWait = () => {
      seen.push(sent.length);
      state.now += MINUTE_MS;
      if (seen.length > 240) stop.abort();
    };
    await play();
    const live = endsOf(sent.slice(seen[0]));
    expect(live.length).toBeGreaterThan(20);
    expect(Math.min(...live)).toBeGreaterThan(BEGIN);
    expect(Math.max(...live)).toBeLessThanOrEqual(state.now);
    expect(new Set(sent.map(keyOf)).size).toBe(sent.length);
  });

  it('makes up for a time in which it was off, at the pace of the history', async () => {
    const { sent, state, play } = stage({ days: 1 });
    await play();
    const before = sent.length;
    state.now += 5 * DAY_MS;
    await play();
    const usual = historyKeys(BEGIN, BEGIN + 5 * DAY_MS);
    const made = buildKeys(sent.slice(before));
    expect(made).toEqual(expect.arrayContaining(usual));
    // Of the last five minutes, what is built while somebody looks.
    expect(made.length - usual.length).toBeLessThan(5);
  });

  it('tells of every tenth of the way', async () => {
    const { logger, play } = stage();
    await play();
    const told = logger.info.mock.calls.map(([message]) => message);
    expect(told[0]).toMatch(/day 0 of 10/);
    expect(told.slice(1).map(one => /(\d+) %/.exec(one)?.[1])).toEqual([
      '10',
      '20',
      '30',
      '40',
      '50',
      '60',
      '70',
      '80',
      '90',
      '100',
    ]);
  });
});
