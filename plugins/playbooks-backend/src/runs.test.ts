import { randomUUID } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { ResponseError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type {
  NewMark,
  PlaybookSummary,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { as, startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const LAG = `---
variables:
  - { name: password, secret: true }
---
# LedgerLag

## Diagnosis

1. Look at \`kubectl get pods -n <namespace>\`
2. Log in with \`psql -W <password> $DB_TOKEN\`

## Mitigation

1. Scale out
`;

/** What a backend that refuses says. */
const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => error.body.error.message,
  );

const ana = as('user:default/ana');
const ben = as('user:default/ben');

describe('runs over the API', () => {
  let playbooks: Awaited<ReturnType<typeof startPlaybooks>>;
  let lag: PlaybookSummary;
  const publishSignal = jest.fn(async (_signal: object) => {});
  const publishEvent = jest.fn(async (_event: object) => {});

  beforeAll(async () => {
    playbooks = await startPlaybooks({ 'LedgerLag.md': LAG, 'Gone.md': LAG }, [
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: publishSignal }),
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish: publishEvent, subscribe: async () => {} }),
      }),
    ]);
    const { items } = await playbooks.client.listPlaybooks({}, ana);
    lag = items.find(({ path }) => path === 'LedgerLag.md')!;
  });
  beforeEach(() => {
    playbooks.denied.clear();
    publishSignal.mockClear();
    publishEvent.mockClear();
  });
  afterAll(async () => playbooks.stop());

  const start = (change: object = {}, who = ana): Promise<Run> =>
    playbooks.client.startRun(
      { id: randomUUID(), pageId: lag.id, ...change },
      who,
    );
  const step = (stepId: string, change: object = {}): NewMark => ({
    id: randomUUID(),
    agoMs: 0,
    kind: 'step',
    stepId,
    state: 'done',
    seenRevision: 0,
    ...change,
  });
  const mark = (id: string, marks: NewMark[], who = ana) =>
    playbooks.client.markRun({ id, marks }, who);

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
      pageId: lag.id,
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
        pageId: lag.id,
        alertName: 'LedgerLagHigh',
        actorRef: 'user:default/ana',
      }),
    });
    const page = await playbooks.client.getPlaybook({ id: lag.id }, ben);
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
    const news = await playbooks.client.getRun({ id: run.id, after: 2 }, ana);
    expect(news.timeline.map(({ byRef }) => byRef)).toEqual([
      'user:default/ben',
      'user:default/ben',
    ]);
    expect(
      await playbooks.client.getRun({ id: run.id, after: 3 }, ana),
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
    const { revision } = await playbooks.client.getRun({ id: run.id }, ana);
    expect(revision).toBe(1);
  });

  it('ends with an outcome and the step that was wrong, and opens again', async () => {
    const run = await start();
    const ended = await playbooks.client.endRun(
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
        playbooks.client.endRun(
          { id: run.id, outcome: 'fixed', wrongStepId: 'step-9' },
          ana,
        ),
      ),
    ).toMatch(/wrongStepId: the page of this run has no step-9/);
    // A mark made before the run ended still arrives.
    const late = await mark(run.id, [step('step-3', { agoMs: 1_000 })]);
    expect(late.outcome).toBe('partly');
    const open = await playbooks.client.reopenRun(run.id, ana);
    expect(open.endedAt).toBeUndefined();
    expect(open.timeline.map(({ kind }) => kind).sort()).toEqual([
      'ended',
      'reopened',
      'started',
      'step',
    ]);
  });

  it('holds on to its text when the page changes, and says that it did', async () => {
    const run = await start();
    playbooks.put('LedgerLag.md', LAG.replace('Scale out', 'Scale in'));
    await playbooks.read();
    const { page, items } = await playbooks.client.getRunPage(run.id, ben);
    expect(items.map(({ title }) => title)).toContain('Scale out');
    expect(page.title).toBe('LedgerLag');
    const later = await playbooks.client.getRun({ id: run.id }, ben);
    expect(later.newerPage).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(later.newerPage!.version).not.toBe(run.version);
  });

  it('keeps the run of a page that is gone for the people in it, and for nobody else', async () => {
    const { items } = await playbooks.client.listPlaybooks({}, ana);
    const gone = items.find(({ path }) => path === 'Gone.md')!;
    const run = await start({ pageId: gone.id });
    playbooks.remove('Gone.md');
    await playbooks.read();
    expect(await playbooks.client.getRunPage(run.id, ana)).toMatchObject({
      title: 'LedgerLag',
    });
    expect(await refusal(playbooks.client.getRun({ id: run.id }, ben))).toMatch(
      /No run/,
    );
    expect(await refusal(mark(run.id, [step('step-1')], ben))).toMatch(
      /No run/,
    );
    const of = async (who: typeof ana) =>
      (await playbooks.client.listRuns({ limit: 200 }, who)).items.map(
        ({ id }) => id,
      );
    expect(await of(ana)).toContain(run.id);
    expect(await of(ben)).not.toContain(run.id);
  });

  it('lists runs page by page, and those of the caller', async () => {
    const run = await start({}, ben);
    const { items, pageInfo } = await playbooks.client.listRuns(
      { limit: 1 },
      ana,
    );
    expect(items).toMatchObject([{ id: run.id }]);
    const next = await playbooks.client.listRuns(
      { limit: 1, cursor: pageInfo.nextCursor },
      ana,
    );
    expect(next.items[0].id).not.toBe(run.id);
    const mine = await playbooks.client.listRuns(
      { mine: true, state: 'open', pageId: lag.id },
      ben,
    );
    expect(mine.items.map(({ id }) => id)).toContain(run.id);
    expect(
      mine.items.every(({ peopleRefs }) =>
        peopleRefs.includes('user:default/ben'),
      ),
    ).toBe(true);
  });

  it('lets nobody write who may not, and no other backend', async () => {
    const run = await start();
    playbooks.denied.add('playbooks.run.create');
    expect(await refusal(start())).toMatch(/You may not start runs/);
    playbooks.denied.add('playbooks.run.update');
    expect(await refusal(mark(run.id, [step('step-1')]))).toMatch(
      /You may not write in runs/,
    );
    expect(await playbooks.client.getRun({ id: run.id }, ana)).toBeDefined();
    playbooks.denied.add('playbooks.page.read');
    expect(await refusal(playbooks.client.getRun({ id: run.id }, ana))).toMatch(
      /You may not read playbooks/,
    );
    playbooks.denied.clear();
    expect(
      await refusal(
        mark(run.id, [step('step-1')], {
          token: mockCredentials.service.token(),
        }),
      ),
    ).toMatch(/does not allow 'service' credentials/);
  });
});
