import type { NewMark } from '@callboard/backstage-plugin-playbooks-common';
import { randomUUID } from 'node:crypto';
import { ana, ben, refusal, step, testRuns } from './__testUtils__/testRuns';

jest.mock('./threads/TimedThread');

describe('runs over the API', () => {
  const runs = testRuns();
  const { start, mark, publishSignal, publishEvent } = runs;

  it('starts from an alert, with its labels and values, and tells of it', async () => {
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const run = await start({
      sectionId: 'diagnosis',
      alert: { labels: { alertname: 'LedgerLagHigh', pod: 'a' }, startsAt },
      values: {
        namespace: 'pay',
        password: 'hunter2',
        DB_TOKEN: 'hunter2',
        unknown: 'x',
      },
    });
    expect(run).toMatchObject({
      pageId: runs.lag.id,
      title: 'LedgerLag',
      alertName: 'LedgerLagHigh',
      sectionId: 'diagnosis',
      isDrill: false,
      startedByRef: 'user:default/ana',
      peopleRefs: ['user:default/ana'],
      progress: { all: 3, done: 0, skipped: 0, failed: 0 },
      values: { namespace: 'pay' },
      steps: [],
    });
    expect(run.timeline).toMatchObject([
      { kind: 'moment', moment: 'detection', at: startsAt },
      { kind: 'started' },
    ]);
    expect(publishEvent).toHaveBeenCalledWith({
      topic: 'playbooks.run.started',
      eventPayload: expect.objectContaining({
        version: 1,
        runId: run.id,
        pageId: runs.lag.id,
        alertName: 'LedgerLagHigh',
        actorRef: 'user:default/ana',
      }),
    });
    const page = await runs.playbooks.client.getPlaybook(
      { id: runs.lag.id },
      ben,
    );
    expect(page.runs.open).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: run.id })]),
    );
  });

  it('answers a run that was started before; another person’s id is refused', async () => {
    const run = await start();
    expect(await start({ id: run.id })).toEqual(run);
    expect(await refusal(start({ id: run.id }, ben))).toMatch(
      /is the id of another run/,
    );
  });

  it('writes down what several people did, and answers what changed', async () => {
    const run = await start();
    const first = await mark(run.id, [step('step-1', { text: 'all nodes' })]);
    expect(first.steps).toMatchObject([
      { stepId: 'step-1', state: 'done', text: 'all nodes', revision: 2 },
    ]);
    const second = await mark(
      run.id,
      [step('step-1', { state: 'failed' }), step('step-2', { agoMs: 5_000 })],
      ben,
    );
    expect(second.steps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          stepId: 'step-1',
          state: 'failed',
          byRef: 'user:default/ben',
          unseen: expect.objectContaining({
            state: 'done',
            byRef: 'user:default/ana',
          }),
        }),
      ]),
    );
    expect(second.peopleRefs).toEqual(['user:default/ana', 'user:default/ben']);
    const news = await runs.playbooks.client.getRun(
      { id: run.id, after: 2 },
      ana,
    );
    expect(news.timeline.map(({ byRef }) => byRef)).toEqual([
      'user:default/ben',
      'user:default/ben',
    ]);
    expect(
      await runs.playbooks.client.getRun({ id: run.id, after: 3 }, ana),
    ).toMatchObject({ revision: 3, steps: [], timeline: [] });
    expect(publishSignal).toHaveBeenLastCalledWith({
      recipients: { type: 'broadcast' },
      channel: `playbooks:run:${run.id}`,
      message: { revision: 3 },
    });
  });

  it('keeps a mark that is sent again once, and says nothing of it', async () => {
    const run = await start();
    const one = step('step-1');
    await mark(run.id, [one]);
    publishSignal.mockClear();
    const again = await mark(run.id, [one]);
    expect(again.revision).toBe(2);
    expect(again.timeline).toHaveLength(2);
    expect(publishSignal).not.toHaveBeenCalled();
  });

  it('masks secrets in notes, outputs and labels before it keeps them', async () => {
    const run = await start({
      alert: {
        labels: {
          alertname: 'A',
          note: 'password=hunter2',
          db_password: 'hunter2',
        },
      },
    });
    const note: NewMark = {
      id: randomUUID(),
      agoMs: 0,
      kind: 'note',
      stepId: 'step-2',
      text: 'used token=abcdef123',
      output: 'postgres://app:hunter2@db/x\0',
    };
    const { timeline, alert } = await mark(run.id, [note]);
    expect(timeline[1]).toMatchObject({
      kind: 'note',
      stepId: 'step-2',
      text: 'used token=••••••',
      output: 'postgres://app:••••••@db/x␀',
    });
    expect(JSON.stringify([timeline, alert])).not.toMatch(/hunter2|abcdef123/);
  });

  it('names what is wrong with a mark, and keeps none of those sent with it', async () => {
    const run = await start();
    const wrong: [NewMark, RegExp][] = [
      [
        step('step-9'),
        /marks\[1\]\.stepId: the page of this run has no step-9/,
      ],
      [step('step-1', { state: undefined }), /marks\[1\]\.state is missing/],
      [
        { id: randomUUID(), agoMs: 0, kind: 'note', text: '  ' },
        /marks\[1\]\.text: a note needs/,
      ],
    ];
    for (const [bad, message] of wrong) {
      expect(await refusal(mark(run.id, [step('step-1'), bad]))).toMatch(
        message,
      );
    }
    const { revision } = await runs.playbooks.client.getRun(
      { id: run.id },
      ana,
    );
    expect(revision).toBe(1);
  });

  it('ends with an outcome and the step that was wrong, and opens again', async () => {
    const run = await start();
    const ended = await runs.playbooks.client.endRun(
      {
        id: run.id,
        outcome: 'partly',
        wrongStepId: 'step-2',
        text: 'old role',
      },
      ben,
    );
    expect(ended).toMatchObject({
      outcome: 'partly',
      wrongStepId: 'step-2',
      endedAt: expect.any(String),
    });
    expect(publishEvent).toHaveBeenLastCalledWith({
      topic: 'playbooks.run.ended',
      eventPayload: expect.objectContaining({
        runId: run.id,
        outcome: 'partly',
        wrongStepId: 'step-2',
        actorRef: 'user:default/ben',
      }),
    });
    expect(
      await refusal(
        runs.playbooks.client.endRun(
          { id: run.id, outcome: 'fixed', wrongStepId: 'step-9' },
          ana,
        ),
      ),
    ).toMatch(/wrongStepId: the page of this run has no step-9/);
    // A mark made before the run ended still arrives.
    const late = await mark(run.id, [step('step-3', { agoMs: 1_000 })]);
    expect(late.outcome).toBe('partly');
    const open = await runs.playbooks.client.reopenRun(run.id, ana);
    expect(open.endedAt).toBeUndefined();
    expect(open.timeline.map(({ kind }) => kind).sort()).toEqual([
      'ended',
      'reopened',
      'started',
      'step',
    ]);
  });

  it('holds 5,000 entries; those that are sent again are no further ones', async () => {
    const run = await start();
    const parts = Array.from({ length: 50 }, (_, part) =>
      // The first entry is the start.
      Array.from({ length: part ? 100 : 99 }, () => step('step-1')),
    );
    for (const part of parts) await mark(run.id, part);
    await mark(run.id, parts[49]);
    expect(await refusal(mark(run.id, [step('step-1')]))).toMatch(
      /at most 5000 entries/,
    );
  });
});
