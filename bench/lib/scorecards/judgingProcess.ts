/*
 * Judges a catalog in a process that does nothing else, as its memory and its event loop are measured. Started by
 * measureJudging.ts, which says what to do; answers with figures.
 */
import { eventLoopDelay, duration, durations } from '../report';
import { benchProviders, readingsOf, refOf, RETRIEVERS } from './facts';
import { collect, numbersTo } from './fill';
import {
  countStatements,
  startJudge,
  type Judge,
  type ScorecardsDatabase,
} from './openStores';
import { BAR, checkName } from './rules';
import { draftsOf } from './drafts';

const MB = 1024 * 1024;
const PUSHES = 200;
const DRAFTS = 300;
/** As the portal asks. */
const NAMED = 200;
const PASS = 0;

export interface JudgingTask {
  database: ScorecardsDatabase;
  entities: number;
  checks: number;
  /** `evaluate`: nothing is kept; `keep`: as in a portal; `whole`: and then all that changes afterwards. */
  kind: 'evaluate' | 'keep' | 'whole';
}

/** Milliseconds where nothing else is said. */
export interface JudgingFigures {
  open: number;
  openStatements: number;
  first: number;
  firstStatements: number;
  passed: number;
  /** A byte for each service and check: 1 where it passes. In base64. */
  verdicts: string;
  delayP99: number;
  delayMax: number;
  /** Memory of the process, in MB: before there was anything, and at the most until all was read, judged and changed, and in the end. */
  rssBefore: number;
  rssRead: number;
  rssJudged: number;
  rssMost: number;
  evaluateAgain?: number[];
  changed?: number[];
  changedStatements?: number[];
  collectedAgain?: number[];
  one?: number[];
  oneStatements?: number;
  /** By what the draft changes. */
  whatIf?: { name: string; ms: number }[];
}

const rssMost = () => process.resourceUsage().maxRSS / 1024;

async function evaluate({ runtime }: Judge): Promise<void> {
  for await (const _ of runtime.engine.evaluate({ at: Date.now() }));
}

function verdictsOf({ runtime }: Judge, task: JudgingTask): Uint8Array {
  const { entities, checks } = task;
  const { engine } = runtime;
  const verdicts = new Uint8Array(entities * checks);
  const rows = engine.rowsOf(numbersTo(entities).map(refOf));
  for (let check = 0; check < checks; check++) {
    const id = `${BAR}/${checkName(check)}`;
    rows.forEach((row, entity) => {
      const isPassed = engine.verdictAt(row, id) === PASS;
      verdicts[entity * checks + check] = isPassed ? 1 : 0;
    });
  }
  return verdicts;
}

/** One service in a hundred has other facts, and then the same again as before. */
async function changeSome(
  judge: Judge,
  { entities }: JudgingTask,
  statements: ReturnType<typeof countStatements>,
) {
  const some = numbersTo(entities).filter(entity => entity % 100 === 7);
  const changed: number[] = [];
  const changedStatements: number[] = [];
  for (const turn of [1, 0]) {
    changedStatements.push(
      await statements(async () => {
        changed.push(await duration(() => collect(judge, some, () => turn)));
      }),
    );
  }
  return { changed, changedStatements };
}

/** Collectors go through all services again, one in a hundred of which has other facts. */
const collectAgain = (judge: Judge, { entities }: JudgingTask) =>
  durations(2, index =>
    collect(judge, numbersTo(entities), entity =>
      entity % 100 === 7 ? 1 - index : 0,
    ),
  );

/** One fact of one service until its results are in the database and in memory. */
async function pushOnes(
  { runtime }: Judge,
  { entities }: JudgingTask,
  statements: ReturnType<typeof countStatements>,
) {
  let one: number[] = [];
  const sent = await statements(async () => {
    one = await durations(PUSHES, async index => {
      const entity = (index * 7919) % entities;
      await runtime.ingest.write({
        providerId: RETRIEVERS[0],
        at: Date.now(),
        entities: [
          { entityRef: refOf(entity), facts: readingsOf(0, entity, 2) },
        ],
      });
    });
  });
  return { one, oneStatements: sent / PUSHES };
}

async function tryDrafts({ runtime }: Judge, { checks }: JudgingTask) {
  const found: { name: string; ms: number }[] = [];
  for (const { name, draft } of draftsOf(checks, DRAFTS)) {
    const at = Date.now();
    const ms = await duration(() =>
      runtime.engine.whatIf({ draft, at, limit: NAMED }),
    );
    found.push({ name, ms });
  }
  return found;
}

async function changeAll(
  judge: Judge,
  task: JudgingTask,
  statements: ReturnType<typeof countStatements>,
): Promise<Partial<JudgingFigures>> {
  const changed = await changeSome(judge, task, statements);
  return {
    ...changed,
    rssJudged: rssMost(),
    evaluateAgain: await durations(5, () => evaluate(judge)),
    collectedAgain: await collectAgain(judge, task),
    whatIf: await tryDrafts(judge, task),
    ...(await pushOnes(judge, task, statements)),
  };
}

async function work(task: JudgingTask): Promise<JudgingFigures> {
  const rssBefore = process.memoryUsage().rss / MB;
  const judge = await startJudge(task.database, benchProviders());
  const statements = countStatements(judge.db);
  let open = 0;
  const openStatements = await statements(async () => {
    open = await duration(() => judge.runtime.open());
  });
  const rssRead = rssMost();
  let first = 0;
  const isKept = task.kind !== 'evaluate';
  const { result: firstStatements, ...delay } = await eventLoopDelay(() =>
    statements(async () => {
      first = await duration(() =>
        isKept ? judge.runtime.publish() : evaluate(judge),
      );
    }),
  );
  const rssJudged = rssMost();
  const verdicts = verdictsOf(judge, task);
  const later =
    task.kind === 'whole' ? await changeAll(judge, task, statements) : {};
  await judge.close();
  return {
    ...{ open, openStatements, first, firstStatements },
    ...{ rssBefore, rssRead, rssJudged },
    passed: verdicts.reduce((sum, verdict) => sum + verdict, 0),
    verdicts: Buffer.from(verdicts).toString('base64'),
    delayP99: delay.p99,
    delayMax: delay.max,
    ...later,
    rssMost: rssMost(),
  };
}

process.once('message', async (task: JudgingTask) => {
  const figures = await work(task);
  process.send!(figures, () => process.disconnect());
});
