import { aJob, aRun, jobPayload } from '../__testUtils__/payloads';
import { workflowJobSchema } from './schemas';
import { toBuildReport } from './toBuildReport';
import { toJobReport, toJobReports } from './toJobReport';

const receivedAt = new Date('2026-03-02T10:10:00Z');

const reportOf = (fields?: Record<string, unknown>) =>
  toJobReport(aJob(fields), { pipelineKey: '31', receivedAt });

describe('toJobReport', () => {
  it('says what a job says', () => {
    expect(reportOf()).toEqual({
      pipelineKey: '31',
      buildId: '501',
      attempt: 1,
      externalId: '9001',
      name: 'test (20)',
      state: 'finished',
      outcome: 'success',
      createdAt: '2026-03-02T10:00:05.000Z',
      startedAt: '2026-03-02T10:00:20.000Z',
      finishedAt: '2026-03-02T10:04:50.000Z',
      queueMs: 15_000,
      url: 'https://github.com/Acme/Ledger/actions/runs/501/job/9001',
      reportedAt: '2026-03-02T10:04:50.000Z',
    });
  });

  it('reads a job of an old server, whose queue nobody knows', () => {
    const payload = jobPayload();
    delete payload.created_at;
    delete payload.run_attempt;
    const report = toJobReport(workflowJobSchema.parse(payload), {
      pipelineKey: '31',
      receivedAt,
    });
    expect(report).toMatchObject({ attempt: 1, outcome: 'success' });
    expect(report.createdAt).toBeUndefined();
    expect(report.queueMs).toBeUndefined();
  });

  it.each([
    ['queued', 'queued'],
    ['waiting', 'blocked'],
  ])(
    'a job that is %s has not begun, though it has a started_at',
    (status, state) => {
      const report = reportOf({ status, conclusion: null, completed_at: null });
      expect(report.state).toBe(state);
      expect(report.startedAt).toBeUndefined();
      expect(report.queueMs).toBeUndefined();
      expect(report.outcome).toBeUndefined();
    },
  );

  it('knows no queue of a job that was made after it began', () => {
    const report = reportOf({ created_at: '2026-03-02T10:00:21Z' });
    expect(report.queueMs).toBeUndefined();
  });

  it('knows a queue of 0: a runner was free', () => {
    const report = reportOf({ created_at: '2026-03-02T10:00:20Z' });
    expect(report.queueMs).toBe(0);
  });

  it.each([
    { conclusion: 'skipped', steps: [] },
    { conclusion: 'cancelled', steps: [] },
  ])('knows no queue of a job that never ran: %j', fields => {
    const at = '2026-03-02T10:00:20Z';
    const report = reportOf({ ...fields, created_at: at, started_at: at });
    expect(report.queueMs).toBeUndefined();
  });

  it('names the first step that failed, by its number', () => {
    const steps = [
      { number: 4, name: 'Upload', conclusion: 'failure' },
      { number: 1, name: 'Set up job', conclusion: 'success' },
      { number: 3, name: 'Run yarn test', conclusion: 'failure' },
      { number: 5, name: 'Report', conclusion: 'skipped' },
    ];
    const failed = reportOf({ conclusion: 'failure', steps });
    expect(failed.failedStep).toBe('Run yarn test');
    const running = reportOf({
      status: 'in_progress',
      conclusion: null,
      steps,
    });
    expect(running.failedStep).toBeUndefined();
  });

  it('takes no time from steps, which lie outside of their job', () => {
    const steps = [
      {
        number: 1,
        name: 'Set up job',
        conclusion: 'success',
        started_at: '2026-03-02T09:00:00Z',
        completed_at: '2026-03-02T11:00:00Z',
      },
    ];
    expect(reportOf({ steps })).toEqual(reportOf());
  });

  it('is about a later moment with each of its states', () => {
    const moments = [
      { status: 'queued', started_at: '2026-03-02T10:00:05Z' },
      { status: 'in_progress' },
      { status: 'completed', completed_at: '2026-03-02T10:04:50Z' },
    ].map(
      fields =>
        reportOf({ completed_at: null, conclusion: null, ...fields })
          .reportedAt,
    );
    expect(moments).toEqual([
      '2026-03-02T10:00:05.000Z',
      '2026-03-02T10:00:20.000Z',
      '2026-03-02T10:04:50.000Z',
    ]);
  });

  it('is about its arrival where it has no time at all', () => {
    const report = reportOf({
      status: 'queued',
      conclusion: null,
      created_at: null,
      started_at: null,
      completed_at: null,
    });
    expect(report.reportedAt).toBe('2026-03-02T10:10:00.000Z');
  });
});

describe('toJobReports', () => {
  const run = toBuildReport(
    aRun({ run_attempt: 2, run_started_at: '2026-03-02T11:00:00Z' }),
  );

  it('keeps jobs apart that share a name', () => {
    const jobs = toJobReports([aJob({ id: 1 }), aJob({ id: 2 })], {
      run: toBuildReport(aRun()),
      receivedAt,
    });
    expect(jobs.map(({ externalId }) => externalId)).toEqual(['1', '2']);
  });

  it('leaves out passed jobs that a new attempt repeats with their old times', () => {
    const jobs = toJobReports(
      [
        aJob({ id: 1, run_attempt: 2 }),
        aJob({
          id: 2,
          run_attempt: 2,
          started_at: '2026-03-02T11:00:10Z',
          completed_at: '2026-03-02T11:04:00Z',
        }),
        aJob({
          id: 3,
          run_attempt: 2,
          status: 'queued',
          conclusion: null,
          completed_at: null,
        }),
        aJob({ id: 4, run_attempt: 1 }),
      ],
      { run, receivedAt },
    );
    expect(jobs.map(({ externalId }) => externalId)).toEqual(['2', '3', '4']);
    expect(jobs.every(({ pipelineKey }) => pipelineKey === '31')).toBe(true);
  });

  it('has no jobs of a run that has none yet', () => {
    expect(toJobReports([], { run, receivedAt })).toEqual([]);
  });
});
