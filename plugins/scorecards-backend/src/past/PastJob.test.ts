import { mockServices } from '@backstage/backend-test-utils';
import type {
  FactsPast,
  KnownPresent,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import { PastJob } from './PastJob';
import type { PastClaim, PastStore } from './PastStore';

const NOW = Date.UTC(2026, 11, 1);
const signal = new AbortController().signal;
const moment = (at: number): PastMoment => ({ at: new Date(at) });

/** A store that answers claims as a test wants, the last one for good. */
function setUp(options: {
  claims: PastClaim[];
  past?: Partial<FactsPast>;
  take?: (moment: PastMoment) => Promise<void>;
}) {
  const deeds: string[] = [];
  let now = NOW;
  let claims = 0;
  const store: PastStore = {
    claim: async () =>
      deeds.includes('ended')
        ? { outcome: 'over' }
        : options.claims[Math.min(claims++, options.claims.length - 1)],
    keep: async ({ toldUpTo }) => {
      if (toldUpTo !== undefined) deeds.push(`told ${toldUpTo - NOW}`);
      return true;
    },
    release: async () => {
      deeds.push('released');
    },
    end: async () => {
      deeds.push('ended');
    },
  };
  const present: KnownPresent = {
    now: new Date(NOW),
    entities: [],
    facts: new Map(),
  };
  const logger = mockServices.logger.mock();
  const job = new PastJob({
    past: {
      tell: () => [-3, -2, -1, 0, 1].map(at => moment(NOW + at)),
      ...options.past,
    },
    store,
    readPresent: async () => {
      deeds.push('read');
      return present;
    },
    createWork: () => ({
      begin: async () => {},
      pass: ({ at }) => {
        deeds.push(`passed ${at.getTime() - NOW}`);
      },
      take: async one => {
        await options.take?.(one);
        deeds.push(`took ${one.at.getTime() - NOW}`);
      },
    }),
    logger,
    now: () => now,
    wait: async ms => {
      now += ms;
      deeds.push('waited');
    },
  });
  return { job, deeds, logger };
}

describe('PastJob', () => {
  it('takes all moments but those to come, each once', async () => {
    const { job, deeds } = setUp({ claims: [{ outcome: 'mine' }] });
    await job.run(signal);
    expect(deeds).toEqual([
      'read',
      ...['took -3', 'told -3', 'took -2', 'told -2'],
      ...['took -1', 'told -1', 'took 0', 'told 0'],
      'ended',
    ]);
  });

  it('goes on behind the last moment that another process took', async () => {
    const { job, deeds } = setUp({
      claims: [{ outcome: 'held' }, { outcome: 'mine', toldUpTo: NOW - 1 }],
    });
    await job.run(signal);
    expect(deeds).toEqual([
      ...['waited', 'read', 'passed -3', 'passed -2', 'passed -1'],
      ...['took 0', 'told 0', 'ended'],
    ]);
  });

  it('waits for another process to its end', async () => {
    const { job, deeds } = setUp({
      claims: [{ outcome: 'held' }, { outcome: 'held' }, { outcome: 'over' }],
    });
    await job.run(signal);
    expect(deeds).toEqual(['waited', 'waited']);
  });

  it('asks again until what is known is whole, and for five minutes at most', async () => {
    let asked = 0;
    const whole = setUp({
      claims: [{ outcome: 'mine' }],
      past: { isWhole: () => ++asked === 3, tell: () => [] },
    });
    await whole.job.run(signal);
    expect(whole.deeds).toEqual([
      ...['read', 'waited', 'read', 'waited', 'read', 'ended'],
    ]);

    const never = setUp({
      claims: [{ outcome: 'mine' }],
      past: { isWhole: () => false, tell: () => [] },
    });
    await never.job.run(signal);
    expect(never.deeds.filter(deed => deed === 'waited')).toHaveLength(100);
    expect(never.deeds.at(-1)).toBe('ended');
  });

  it('asks again a portal that has not started yet', async () => {
    let asked = 0;
    const { job, deeds, logger } = setUp({
      claims: [{ outcome: 'mine' }],
      past: {
        isWhole: () => {
          asked += 1;
          if (asked < 3) throw new Error('503');
          return true;
        },
        tell: () => [],
      },
    });
    await job.run(signal);
    expect(deeds).toEqual([
      ...['read', 'waited', 'read', 'waited', 'read', 'ended'],
    ]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('tries again what fails, some times, and tells of it', async () => {
    const { job, deeds, logger } = setUp({
      claims: [{ outcome: 'mine' }],
      take: async () => {
        throw new Error('no');
      },
    });
    await job.run(signal);
    expect(deeds.filter(deed => deed === 'read')).toHaveLength(3);
    expect(logger.warn).toHaveBeenCalledTimes(3);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const { job, deeds } = setUp({
      claims: [{ outcome: 'mine' }],
      take: async () => stop.abort(),
    });
    await expect(job.run(stop.signal)).rejects.toThrow();
    expect(deeds.at(-1)).toBe('released');
    expect(deeds).not.toContain('ended');
  });
});
