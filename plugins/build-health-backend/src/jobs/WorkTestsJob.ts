import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { TestInbox } from '../inbox/TestInbox';
import type { TestEvaluator } from '../tests/TestEvaluator';

/** What a process that died has left, and what waits for its build. New reports are worked in at once. */
const WORK = { frequency: { seconds: 10 }, timeout: { minutes: 10 } };
/** What a process that died has left, and what grows old. */
const JUDGE = { frequency: { minutes: 1 }, timeout: { minutes: 10 } };

interface TestsJobOptions {
  inbox: Pick<TestInbox, 'work'>;
  evaluator: Pick<TestEvaluator, 'work'>;
}

/** Works in reports of tests and judges tests, in each process. */
export class WorkTestsJob {
  readonly #options: TestsJobOptions;

  constructor(options: TestsJobOptions) {
    this.#options = options;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    const { inbox, evaluator } = this.#options;
    await scheduler.createScheduledTaskRunner({ ...WORK, scope: 'local' }).run({
      id: 'build-health-work-tests',
      fn: signal => inbox.work(signal),
    });
    await scheduler
      .createScheduledTaskRunner({ ...JUDGE, scope: 'local' })
      .run({
        id: 'build-health-judge-tests',
        fn: signal => evaluator.work(signal),
      });
  }
}
