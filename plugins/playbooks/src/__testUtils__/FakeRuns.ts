import {
  placeMark,
  runItems,
  type NewMark,
  type NewRun,
  type Playbook,
  type Run,
  type RunEnd,
  type RunEntry,
  type RunListPage,
  type RunPage,
} from '@callboard/backstage-plugin-playbooks-common';

export const me = 'user:default/me';
export const ana = 'user:default/ana';

/** Runs in memory, as the backend would keep them. */
export class FakeRuns {
  readonly kept = new Map<string, Run>();
  /** Every request that marks something, whether or not it is answered. */
  readonly sent: NewMark[][] = [];
  /** What a request that writes is refused with. */
  refusal?: Error;
  now = () => Date.now();

  constructor(readonly playbooks: Playbook[] = []) {}

  async listRuns(request: {
    state?: 'open' | 'ended';
    mine?: boolean;
  }): Promise<RunListPage> {
    const items = [...this.kept.values()].filter(
      ({ endedAt, peopleRefs }) =>
        (request.state === undefined ||
          (request.state === 'open') === (endedAt === undefined)) &&
        (!request.mine || peopleRefs.includes(me)),
    );
    return { items: items.reverse(), pageInfo: {} };
  }

  async startRun(run: NewRun): Promise<Run> {
    if (this.refusal) throw this.refusal;
    const { page, version, title } = this.#page(run.pageId);
    const at = new Date(this.now()).toISOString();
    this.kept.set(run.id, {
      id: run.id,
      pageId: run.pageId,
      title,
      version,
      isDrill: run.isDrill ?? false,
      alertName: run.alert?.labels.alertname,
      alert: run.alert,
      values: run.values ?? {},
      startedByRef: me,
      startedAt: at,
      peopleRefs: [me],
      progress: {
        all: runItems(page).length,
        done: 0,
        skipped: 0,
        failed: 0,
      },
      revision: 1,
      steps: [],
      timeline: [
        { id: `${run.id}-0`, revision: 1, kind: 'started', at, byRef: me },
      ],
    });
    return this.#run(run.id);
  }

  async getRun({ id, after = 0 }: { id: string; after?: number }) {
    const run = this.#run(id);
    return {
      ...run,
      steps: run.steps.filter(({ revision }) => revision > after),
      timeline: run.timeline.filter(({ revision }) => revision > after),
    };
  }

  async getRunPage(id: string): Promise<RunPage> {
    const { pageId } = this.#run(id);
    const { page, title, version } = this.#page(pageId);
    return { pageId, title, version, page, items: runItems(page) };
  }

  async markRun({
    id,
    marks,
    after,
  }: {
    id: string;
    marks: NewMark[];
    after?: number;
  }): Promise<Run> {
    this.sent.push(marks);
    if (this.refusal) throw this.refusal;
    this.mark(id, marks, me);
    return this.getRun({ id, after });
  }

  /** What somebody does. */
  mark(id: string, marks: readonly NewMark[], byRef: string) {
    const run = this.#run(id);
    const revision = run.revision + 1;
    const steps = new Map(run.steps.map(step => [step.stepId, step]));
    const known = new Set(run.timeline.map(entry => entry.id));
    const news = marks.filter(mark => !known.has(mark.id));
    const timeline = news.map((mark): RunEntry => {
      const { agoMs, ...rest } = mark;
      const at = new Date(this.now() - agoMs).toISOString();
      if (mark.kind === 'step') {
        steps.set(
          mark.stepId,
          placeMark(steps.get(mark.stepId), { ...mark, byRef, at, revision }),
        );
      }
      return { ...rest, at, byRef, revision };
    });
    const states = [...steps.values()].map(({ state }) => state);
    const count = (state: string) => states.filter(s => s === state).length;
    this.kept.set(id, {
      ...run,
      revision,
      steps: [...steps.values()],
      timeline: [...run.timeline, ...timeline],
      peopleRefs: [...new Set([...run.peopleRefs, byRef])],
      progress: {
        ...run.progress,
        done: count('done'),
        skipped: count('skipped'),
        failed: count('failed'),
      },
    });
  }

  async endRun({ id, ...end }: RunEnd & { id: string }): Promise<Run> {
    if (this.refusal) throw this.refusal;
    const run = this.#run(id);
    const at = new Date(this.now()).toISOString();
    const revision = run.revision + 1;
    const entry: RunEntry = {
      id: `${id}-${revision}`,
      revision,
      kind: 'ended',
      at,
      byRef: me,
      ...end,
    };
    this.kept.set(id, {
      ...run,
      endedAt: run.endedAt ?? at,
      outcome: end.outcome,
      wrongStepId: end.wrongStepId,
      revision,
      timeline: [...run.timeline, entry],
    });
    return this.#run(id);
  }

  async reopenRun(id: string): Promise<Run> {
    const { endedAt, outcome, wrongStepId, ...run } = this.#run(id);
    this.kept.set(id, { ...run, revision: run.revision + 1 });
    return this.#run(id);
  }

  #run(id: string): Run {
    const run = this.kept.get(id);
    if (!run) throw Object.assign(new Error('No run'), { statusCode: 404 });
    return run;
  }

  #page(id: string): Playbook {
    const page = this.playbooks.find(one => one.id === id);
    if (!page) throw Object.assign(new Error('No page'), { statusCode: 404 });
    return page;
  }
}
