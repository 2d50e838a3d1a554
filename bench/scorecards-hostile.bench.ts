/*
 * Hostile rules and facts: what it takes to read and check a text that somebody saves, whatever it is, and what those that are let in
 * cost afterwards, each check for each service. Nothing may throw, and what is dear has to be refused when it is saved.
 *
 * DOCUMENTS says how many, SEED which.
 */
import {
  checkDocumentInSteps,
  compileCheck,
  FactTable,
  readDocumentInSteps,
} from '../plugins/scorecards-common/src/domain';
import type { Scorecard } from '../plugins/scorecards-common/src';
import { seededRandom } from '../packages/test-kit/src/organisation/random';
import { ATTACKS, oneCheck } from './lib/scorecards/hostile/documents';
import { FACTS, hostileReading, takenIn } from './lib/scorecards/hostile/facts';
import { percentile, report } from './lib/report';

const DOCUMENTS = Number(process.env.DOCUMENTS ?? 3_000);
const SEED = Number(process.env.SEED ?? 1);
const ROWS = 200;
/** Services that each check is asked of. */
const ASKED = 20;
/** Every other document. */
const ONE = ['one check', oneCheck] as const;

const random = seededRandom(SEED);

class Times {
  readonly all: number[] = [];
  #longest = 0;
  #worst = '';

  /** Milliseconds of work, with what it was about when it was the slowest. */
  take<T>(what: () => string, work: () => T): T {
    const began = performance.now();
    const result = work();
    const ms = performance.now() - began;
    this.all.push(ms);
    if (ms > this.#longest) {
      this.#longest = ms;
      this.#worst = what();
    }
    return result;
  }

  /** @param limit - of all but one in a thousand */
  report(name: string, limit?: number): void {
    for (const share of [0.5, 0.99, 0.999, 1]) {
      report({
        metric: `scorecards-hostile.${name}.${
          share === 1 ? 'longest' : `p${share * 100}`
        }`,
        value: percentile(this.all, share),
        unit: 'ms',
        n: this.all.length,
        ...(share === 0.999 && { limit }),
      });
    }
    console.log(`  the longest: ${this.#worst}`);
  }
}

const reading = new Times();
const saving = new Times();
/** Others are let in between. */
const saved = new Times();
const compiling = new Times();
const judging = new Times();

/** Facts of services, as they come in. */
function fillTable(): FactTable {
  const table = new FactTable(FACTS);
  table.resize(ROWS);
  for (let row = 0; row < ROWS; row++) {
    FACTS.forEach((fact, slot) => {
      const sent = hostileReading(random, fact);
      table.set(
        row,
        slot,
        reading.take(
          () => fact.name,
          () => takenIn(fact, sent),
        ),
      );
    });
  }
  return table;
}

/** Each check of a document that was let in, asked of some services. */
function judge(name: string, document: Scorecard, table: FactTable): void {
  const at = Date.now();
  for (const check of document.checks) {
    if ('use' in check) continue;
    const { appliesTo } = document;
    const ready = compiling.take(
      () => name,
      () => compileCheck({ check, appliesTo, table }),
    );
    for (let asked = 0; asked < ASKED; asked++) {
      const row = Math.floor(random() * ROWS);
      const what = () =>
        `${name}, ${JSON.stringify(check.passes).slice(0, 300)}`;
      judging.take(what, () => ready.judge(row, at));
    }
  }
}

function inSteps<T>(steps: Generator<void, T>, what: () => string): T {
  let step;
  do {
    step = saved.take(what, () => steps.next());
  } while (!step.done);
  return step.value;
}

export async function run() {
  const table = fillTable();
  const attacks = Object.entries(ATTACKS);
  let letIn = 0;
  for (let index = 0; index < DOCUMENTS; index++) {
    const [name, make] =
      index % 2 ? ONE : attacks[(index / 2) % attacks.length];
    const text = make(random);
    const what = () => `${name}, ${text.length} characters`;
    const { document, isRefused } = saving.take(what, () => {
      const read = inSteps(readDocumentInSteps(text), what);
      const found = read.document
        ? inSteps(
            checkDocumentInSteps(read.document, {
              facts: FACTS,
              scorecards: [],
              standards: [],
              positions: read.positions,
            }),
            what,
          )
        : [];
      const all = [...read.findings, ...found];
      return {
        document: read.document,
        isRefused: all.some(({ severity }) => severity === 'error'),
      };
    });
    if (isRefused || !document) continue;
    letIn += 1;
    if (document.kind === 'Scorecard') judge(name, document, table);
  }
  console.log(`${letIn} of ${DOCUMENTS} documents were let in`);
  reading.report('a fact, read and checked');
  saving.report('a document, read and checked');
  saved.report('a step of that', 50);
  compiling.report('a check that was let in, made ready');
  judging.report('a check that was let in, of one service');
}
