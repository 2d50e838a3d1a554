/*
 * Tech Insights and ours over the same facts and checks, one after the other in turns, on PostgreSQL. No time counts before all
 * verdicts are equal.
 */
import type { BenchPostgres } from '../postgres';
import {
  duration,
  durations,
  eventLoopDelay,
  percentile,
  report,
  reportMedian,
} from '../report';
import { CHECKSUMS, refOf } from './facts';
import { fill, forgetResults } from './fill';
import { judgeElsewhere } from './measureJudging';
import type { JudgingFigures } from './judgingProcess';
import { makeDatabase } from './makeDatabase';
import { barOf, checkName, techInsightsChecks } from './rules';
import {
  startTechInsights,
  type TechInsights,
  type Verdicts,
} from './techInsights';

const CHECKS = 20;
const WARM = 50;
const PAGES = 500;
/** So many turns take a minute for 1,000 services. */
const TURNS = 3;

interface Turn {
  ms: number;
  cpuMs: number;
  statements: number;
  delayP99: number;
  delayMax: number;
  verdicts: Verdicts;
}

async function runTheirs(
  theirs: TechInsights,
  entities: number,
): Promise<Turn> {
  let verdicts: Verdicts = new Map();
  let ms = 0;
  const cpu = process.cpuUsage();
  const { result: statements, ...delay } = await eventLoopDelay(() =>
    theirs.statements(async () => {
      ms = await duration(async () => {
        verdicts = await theirs.runAll();
      });
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const known = entities * (CHECKS + 2) + 1;
  if (statements !== known) {
    throw new Error(
      `Tech Insights sent ${statements} statements and not N (C + 2) + 1 = ${known}: it is another version`,
    );
  }
  return {
    ...{ ms, statements, verdicts },
    cpuMs: (user + system) / 1_000,
    delayP99: delay.p99,
    delayMax: delay.max,
  };
}

/** @throws when a verdict differs, or is missing */
function assertEqual(
  theirs: Verdicts,
  ours: JudgingFigures,
  entities: number,
): void {
  const verdicts = Buffer.from(ours.verdicts, 'base64');
  let passed = 0;
  for (let entity = 0; entity < entities; entity++) {
    for (let check = 0; check < CHECKS; check++) {
      const ref = refOf(entity);
      const name = checkName(check);
      const mine = verdicts[entity * CHECKS + check] === 1;
      const other = theirs.get(ref)?.get(name);
      if (other !== mine) {
        throw new Error(`${ref}, ${name}: ours ${mine}, theirs ${other}`);
      }
      passed += mine ? 1 : 0;
    }
  }
  const known = CHECKSUMS.get(`${entities} x ${CHECKS}`) ?? passed;
  if (passed !== known) {
    throw new Error(`${passed} pass, and it should be ${known}`);
  }
  console.log(
    `${
      entities * CHECKS
    } verdicts of ${entities} services and ${CHECKS} checks are equal; ${passed} pass`,
  );
}

function reportTurns(theirs: Turn[], ours: JudgingFigures[], size: string) {
  const of = (name: string, unit: string) => ({
    metric: `scorecards.beside.${name} ${size} PostgreSQL`,
    unit,
    database: 'PostgreSQL',
  });
  const seconds = (name: string, values: number[]) =>
    reportMedian(
      of(name, 's'),
      values.map(ms => ms / 1_000),
    );
  const theirMs = theirs.map(({ ms }) => ms);
  const ourMs = ours.map(({ first }) => first);
  seconds('Tech Insights, nothing kept', theirMs);
  seconds('ours, evaluated and kept', ourMs);
  const readToo = ours.map(({ open, first }) => open + first);
  seconds('ours, with all read from the database before', readToo);
  const median = (values: number[]) => percentile(values, 0.5);
  report({
    ...of('Tech Insights takes so many times as long', 'times'),
    value: median(theirMs) / median(readToo),
    n: theirs.length,
  });
  const both = (
    name: string,
    unit: string,
    values: { theirs: number[]; ours: number[] },
  ) => {
    reportMedian(of(`Tech Insights.${name}`, unit), values.theirs);
    reportMedian(of(`ours.${name}`, unit), values.ours);
  };
  both('statements', 'statements', {
    theirs: theirs.map(({ statements }) => statements),
    ours: ours.map(one => one.openStatements + one.firstStatements),
  });
  both('event_loop_delay_p99', 'ms', {
    theirs: theirs.map(({ delayP99 }) => delayP99),
    ours: ours.map(({ delayP99 }) => delayP99),
  });
  both('event_loop_delay_max', 'ms', {
    theirs: theirs.map(({ delayMax }) => delayMax),
    ours: ours.map(({ delayMax }) => delayMax),
  });
  seconds(
    'Tech Insights.processor',
    theirs.map(({ cpuMs }) => cpuMs),
  );
}

/** All services over HTTP in one request, and one service after the other as pages ask. */
async function measureTheirPages(theirs: TechInsights, size: string) {
  const at = { database: 'PostgreSQL' };
  const { url, stop } = await theirs.serve();
  let bytes = 0;
  const ms = await duration(async () => {
    const response = await fetch(`${url}/checks/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entities: [] }),
    });
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  });
  await stop();
  const metric = `scorecards.beside.Tech Insights.all over HTTP ${size}`;
  report({ metric, value: ms / 1_000, unit: 's', n: 1, ...at });
  const size_ = { value: bytes / 1e6, unit: 'MB', n: 1, ...at };
  report({ metric: `${metric}, size of the answer`, ...size_ });
  const entities = Number(size.split(' ')[0]);
  const pages = await durations(PAGES, index =>
    theirs.runOne((index * 7919) % entities),
  );
  for (const share of [50, 95]) {
    report({
      metric: `scorecards.beside.Tech Insights.one service.p${share} ${size}`,
      value: percentile(pages, share / 100),
      unit: 'ms',
      n: PAGES,
      ...at,
    });
  }
}

export async function measureSideBySide(
  postgres: BenchPostgres,
  entities: number,
): Promise<void> {
  const size = `${entities} x ${CHECKS}`;
  const database = await makeDatabase(postgres, 'ours');
  await fill(database, { entities, documents: [barOf(CHECKS)] });
  const theirs = await startTechInsights(
    await makeDatabase(postgres, 'tech_insights'),
    { entities, checks: techInsightsChecks(CHECKS) },
  );
  await durations(WARM, index => theirs.runOne(index));
  const task = { database, entities, checks: CHECKS, kind: 'keep' } as const;
  const turns: Turn[] = [];
  const ours: JudgingFigures[] = [];
  const runOurs = async () => {
    await forgetResults(database);
    ours.push(await judgeElsewhere(task));
  };
  const count = entities > 2_000 ? 1 : TURNS;
  for (let turn = 0; turn < count; turn++) {
    if (turn % 2) await runOurs();
    turns.push(await runTheirs(theirs, entities));
    if (turn % 2 === 0) await runOurs();
    assertEqual(turns[turn].verdicts, ours[turn], entities);
  }
  reportTurns(turns, ours, size);
  await measureTheirPages(theirs, size);
  await theirs.db.destroy();
}
