/* Ours alone: 10,000 services, in a process that does nothing else, three times. */
import { fork } from 'node:child_process';
import { percentile, report, reportMedian } from '../report';
import { bundle } from './bundle';
import { CHECKSUMS } from './facts';
import { forgetResults } from './fill';
import type { ScorecardsDatabase } from './openStores';
import type { JudgingFigures, JudgingTask } from './judgingProcess';

const RUNS = 3;

let bundled: Promise<string> | undefined;

/** @returns what a new process measured */
export async function judgeElsewhere(
  task: JudgingTask,
): Promise<JudgingFigures> {
  bundled ??= bundle('judgingProcess');
  const child = fork(await bundled, { execArgv: [] });
  const figures = new Promise<JudgingFigures>((resolve, reject) => {
    child.once('message', resolve as (figures: unknown) => void);
    // All messages have been read by then.
    child.once('disconnect', () =>
      reject(new Error('The judging process ended without figures')),
    );
  });
  child.send(task);
  return figures;
}

interface Limits {
  first?: number;
  evaluate?: number;
  whatIf?: number;
  rss?: number;
}

interface Measured {
  label: string;
  database: ScorecardsDatabase;
  entities: number;
  checks: number;
  limits: Limits;
}

function assertVerdicts({ passed }: JudgingFigures, measured: Measured) {
  const size = `${measured.entities} x ${measured.checks}`;
  const known = CHECKSUMS.get(size);
  if (known !== undefined && known !== passed) {
    throw new Error(`${size}: ${passed} pass, and it should be ${known}`);
  }
}

function reporter({ label, entities, checks }: Measured) {
  const of = (name: string, limit?: number) => ({
    metric: `scorecards.${name} ${entities} x ${checks} ${label}`,
    ...(limit !== undefined && { limit }),
    database: label,
  });
  return {
    seconds: (name: string, values: readonly number[], limit?: number) =>
      reportMedian(
        { ...of(name, limit), unit: 's' },
        values.map(ms => ms / 1000),
      ),
    median: (
      name: string,
      unit: string,
      values: readonly number[],
      limit?: number,
    ) => reportMedian({ ...of(name, limit), unit }, values),
    p95: (name: string, values: readonly number[], limit?: number) => {
      for (const [share, bound] of [[50], [95, limit], [99]] as const) {
        report({
          ...of(`${name}.p${share}`, bound),
          value: percentile([...values], share! / 100),
          unit: 'ms',
          n: values.length,
        });
      }
    },
  };
}

/** What happens once all is judged, of the one process that went on. */
function reportLater(figures: JudgingFigures, measured: Measured) {
  const { seconds, median, p95 } = reporter(measured);
  seconds('evaluate_again', figures.evaluateAgain!);
  seconds('changed_1_percent', figures.changed!, 0.5);
  median(
    'changed_1_percent.statements',
    'statements',
    figures.changedStatements!,
  );
  seconds('collected_again_1_percent_other', figures.collectedAgain!);
  const drafts = figures.whatIf!;
  const msOf = (some: typeof drafts) => some.map(({ ms }) => ms);
  p95('what_if', msOf(drafts), measured.limits.whatIf);
  for (const name of new Set(drafts.map(draft => draft.name))) {
    const some = drafts.filter(draft => draft.name === name);
    median(`what_if of a ${name}, p50`, 'ms', msOf(some));
  }
  p95('one_fact', figures.one!);
  median('one_fact.statements', 'statements', [figures.oneStatements!]);
}

/** Judged for the first time, evaluated alone and with all of it kept; then what changes. */
export async function measureJudging(measured: Measured): Promise<void> {
  const { database, entities, checks, limits } = measured;
  const runs: JudgingFigures[] = [];
  const alone: JudgingFigures[] = [];
  for (let run = 0; run < RUNS; run++) {
    const task = { database, entities, checks };
    alone.push(await judgeElsewhere({ ...task, kind: 'evaluate' }));
    const isLast = run === RUNS - 1;
    const kind = isLast ? 'whole' : 'keep';
    runs.push(await judgeElsewhere({ ...task, kind }));
    if (!isLast) await forgetResults(database);
  }
  for (const figures of [...alone, ...runs]) assertVerdicts(figures, measured);
  const { seconds, median } = reporter(measured);
  const of = (all: JudgingFigures[], name: keyof JudgingFigures) =>
    all.map(figures => figures[name] as number);
  seconds('evaluate_only', of(alone, 'first'), limits.evaluate);
  seconds('first_run_kept', of(runs, 'first'), limits.first);
  const fewest = 20 + Math.ceil(entities / 1_000);
  const statements = of(runs, 'firstStatements');
  median('first_run_kept.statements', 'statements', statements, fewest);
  const delay = of(runs, 'delayP99');
  median('first_run_kept.event_loop_delay_p99', 'ms', delay, 50);
  median('first_run_kept.event_loop_delay_max', 'ms', of(runs, 'delayMax'));
  // The largest of all runs.
  const most = (name: keyof JudgingFigures, limit?: number) =>
    median(`memory.${name}`, 'MB', [Math.max(...of(runs, name))], limit);
  most('rssBefore');
  most('rssRead');
  most('rssJudged', limits.rss);
  most('rssMost');
  seconds('read_from_database', of(runs, 'open'));
  median(
    'read_from_database.statements',
    'statements',
    of(runs, 'openStatements'),
  );
  reportLater(runs[RUNS - 1], measured);
  const again = await judgeElsewhere({ ...measured, kind: 'evaluate' });
  seconds('read_from_database_with_results', [again.open]);
}
