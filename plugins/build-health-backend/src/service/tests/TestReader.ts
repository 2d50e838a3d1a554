import { NotFoundError } from '@backstage/errors';
import type {
  TestDetail,
  TestPage,
  TestSummary,
  TestVerdict,
} from '@callboard/backstage-plugin-build-health-common';
import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import type { TestRecord, TestStore } from '../../database/TestStore';
import type { TestVerdictStore } from '../../database/TestVerdictStore';
import { readRuns } from '../../tests/readRuns';
import type { SeenPipelines, TestVisibility } from './TestVisibility';
import { toRunSummary, toTestSummary } from './toTestSummary';

/** Runs that are shown of a test. */
const LAST_RUNS = 60;
/** More are nobody's to look through. */
const MOST_QUARANTINED = 1_000;

const cursorSchema = z.object({
  rank: z.number(),
  weight: z.number(),
  id: z.number(),
});

/** What is asked of tests. */
export interface TestsRequest {
  entityRef?: string;
  verdict?: TestVerdict;
  /** Id of an attempt of a build. */
  failedIn?: string;
  limit: number;
  cursor?: string;
}

/** Shows tests to somebody who sees a part of the catalog. */
export class TestReader {
  readonly #tests: Pick<
    TestStore,
    'listTests' | 'readTest' | 'readLastFailure' | 'listQuarantine'
  >;
  readonly #verdicts: TestVerdictStore;
  readonly #visibility: TestVisibility;
  readonly #now: () => Date;

  constructor(options: {
    tests: Pick<
      TestStore,
      'listTests' | 'readTest' | 'readLastFailure' | 'listQuarantine'
    >;
    verdicts: TestVerdictStore;
    visibility: TestVisibility;
    now: () => Date;
  }) {
    this.#tests = options.tests;
    this.#verdicts = options.verdicts;
    this.#visibility = options.visibility;
    this.#now = options.now;
  }

  async list(request: TestsRequest): Promise<TestPage> {
    const { entityRef, verdict, failedIn, limit, cursor } = request;
    const seen = await (entityRef === undefined
      ? this.#visibility.all()
      : this.#visibility.ofEntity(entityRef));
    const { items, total } = await this.#tests.listTests({
      pipelineIds: [...seen.keys()],
      verdict,
      ...(failedIn && { failedIn: Number(failedIn) }),
      limit: limit + 1,
      ...(cursor && { after: decodeCursor(cursor, cursorSchema) }),
    });
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(test => this.#summary(test, seen)),
      total,
      pageInfo:
        items.length > limit && last
          ? { nextCursor: encodeCursor({ ...last.position }) }
          : {},
    };
  }

  /** @throws NotFoundError when there is none, or the caller sees no entity that names its pipeline */
  async get(id: string): Promise<TestDetail> {
    const { test, seen } = await this.find(id);
    const [runs, failure] = await Promise.all([
      readRuns(this.#verdicts, test),
      this.#tests.readLastFailure(test.id),
    ]);
    return {
      ...this.#summary(test, seen),
      runs: runs.slice(-LAST_RUNS).map(toRunSummary),
      ...(failure && {
        lastFailure: {
          at: new Date(failure.at).toISOString(),
          ...(failure.message !== undefined && { message: failure.message }),
          ...(failure.text !== undefined && { text: failure.text }),
          ...(failure.buildUrl !== undefined && { buildUrl: failure.buildUrl }),
        },
      }),
    };
  }

  async listQuarantine(): Promise<TestSummary[]> {
    const seen = await this.#visibility.all();
    const tests = await this.#tests.listQuarantine([...seen.keys()], {
      now: this.#now(),
      limit: MOST_QUARANTINED,
    });
    return tests.map(test => this.#summary(test, seen));
  }

  /** @throws NotFoundError as `get` does */
  async find(id: string): Promise<{ test: TestRecord; seen: SeenPipelines }> {
    const missing = new NotFoundError(`No test ${id}`);
    const test = await this.#tests.readTest(Number(id));
    if (!test) throw missing;
    const { pipelineId } = test;
    const seen = await this.#visibility.ofPipelines(new Set([pipelineId]));
    if (!seen.has(pipelineId)) throw missing;
    return { test, seen };
  }

  #summary(test: TestRecord, seen: SeenPipelines): TestSummary {
    const own = this.#visibility.of(seen, test.pipelineId);
    return toTestSummary(test, own, this.#now());
  }
}
