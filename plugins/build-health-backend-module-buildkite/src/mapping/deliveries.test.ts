import { isTrunk } from '@callboard/backstage-plugin-build-health-common';
import {
  BUILD_ID,
  eventBridge,
  job,
  JOB_ID,
  RETRY_ID,
  webhook,
} from '../__testUtils__/payloads';
import { readDelivery } from './readBody';

const options = {
  organization: 'acme',
  receivedAt: new Date('2026-11-20T12:00:00Z'),
};

describe('deliveries of Buildkite', () => {
  it('of builds hold no jobs, and say the state at sending, not that of their name', () => {
    const { builds, jobs } = readDelivery(webhook('build.running'), options);
    expect(jobs).toEqual([]);
    expect(builds[0]).toMatchObject({
      state: 'finished',
      outcome: 'success',
      pipeline: { key: 'acme/payments', defaultBranch: 'main' },
      reportedAt: '2026-11-20T10:10:00.000Z',
    });
  });

  it('of jobs tell of the job and of its build', () => {
    const { builds, jobs } = readDelivery(
      webhook('job.started', {
        build: { state: 'running', finished_at: null },
        job: job({ state: 'running', finished_at: null, exit_status: null }),
      }),
      options,
    );
    expect(builds[0]).toMatchObject({ externalId: BUILD_ID, state: 'running' });
    expect(jobs[0]).toMatchObject({
      buildId: BUILD_ID,
      state: 'running',
      reportedAt: '2026-11-20T10:01:30.000Z',
    });
  });

  it('say the same whenever they come', () => {
    const body = webhook('job.finished', { job: job() });
    const later = { ...options, receivedAt: new Date('2026-12-01T00:00:00Z') };
    expect(readDelivery(body, later)).toEqual(readDelivery(body, options));
  });

  it('of a build without any time are of the moment that they came', () => {
    const times = {
      state: 'scheduled',
      created_at: null,
      scheduled_at: null,
      started_at: null,
      finished_at: null,
    };
    expect(
      readDelivery(webhook('build.scheduled', { build: times }), options)
        .builds[0].reportedAt,
    ).toBe('2026-11-20T12:00:00.000Z');
  });

  it('of EventBridge have ids in uuid, a label, and times of their own form', () => {
    const { builds, jobs } = readDelivery(
      eventBridge('Job Finished', {
        build: { state: 'started', finished_at: null },
        job: {
          uuid: JOB_ID,
          type: 'script',
          label: ':node: Test',
          command: 'yarn test',
          state: 'finished',
          passed: false,
          soft_failed: false,
          exit_status: 1,
          runnable_at: '2026-11-20 10:01:14 UTC',
          started_at: '2026-11-20 10:01:16 UTC',
          finished_at: '2026-11-20 10:01:35 UTC',
          retried_in_job_id: RETRY_ID,
        },
      }),
      options,
    );
    expect(builds[0]).toMatchObject({
      externalId: BUILD_ID,
      state: 'running',
      startedAt: '2026-11-20T10:00:05.000Z',
      reportedAt: '2026-11-20T10:10:02.000Z',
    });
    // Nothing tells when it was made, which branch is the default one, nor the repository of such an address.
    expect(builds[0].createdAt).toBeUndefined();
    expect(isTrunk(builds[0])).toBeUndefined();
    expect(builds[0].pipeline.repository).toBeUndefined();
    expect(jobs[0]).toMatchObject({
      externalId: JOB_ID,
      name: ':node: Test',
      outcome: 'failure',
      queueMs: 2_000,
      finishedAt: '2026-11-20T10:01:35.000Z',
      isSuperseded: true,
    });
    expect(jobs[0].retry).toBeUndefined();
  });

  it('of EventBridge that are blocked have no end, though one is written', () => {
    const { builds } = readDelivery(
      eventBridge('Build Finished', { build: { state: 'blocked' } }),
      options,
    );
    expect(builds[0].state).toBe('blocked');
    expect(builds[0].finishedAt).toBeUndefined();
  });

  it.each([
    [{ passed: true }, 'success'],
    [{ passed: false }, 'failure'],
    [{ passed: false, signal_reason: 'cancel' }, 'cancelled'],
    [{}, 'neutral'],
  ])(
    'of EventBridge call every ended job finished: %j is %s',
    (told, outcome) => {
      const { jobs } = readDelivery(
        eventBridge('Job Finished', {
          job: { uuid: JOB_ID, type: 'script', state: 'finished', ...told },
        }),
        options,
      );
      expect(jobs[0].outcome).toBe(outcome);
    },
  );

  it('name a build by its GraphQL id where that is all they have', () => {
    const { builds } = readDelivery(
      eventBridge('Build Finished', { build: { uuid: undefined } }),
      options,
    );
    expect(builds[0].externalId).toBe(BUILD_ID);
  });
});
