/* A pipeline whose builds report tests, some of which fail now and then. */
import type { Knex } from 'knex';
import {
  exception,
  packedReport,
} from '../../../plugins/build-health-backend/src/__testUtils__/packedReport';
import { build } from '../../../plugins/build-health-backend/src/__testUtils__/reports';
import { DatabaseBuildStore } from '../../../plugins/build-health-backend/src/database/DatabaseBuildStore';
import { DatabaseTestReportStore } from '../../../plugins/build-health-backend/src/database/DatabaseTestReportStore';
import { DatabaseTestVerdictStore } from '../../../plugins/build-health-backend/src/database/DatabaseTestVerdictStore';
import { judgeTests } from '../../../plugins/build-health-backend/src/tests/judgeTests';

const HOUR = 3_600_000;
/** Each of the failing ones fails in one build of so many. */
const TURNS = 50;
const SOURCE = 'bench';

/** @returns the id of the pipeline, of which each build ran all tests, one an hour until now */
export async function addFailingTests(
  db: Knex,
  options: { builds: number; tests: number; failing: number },
): Promise<number> {
  const { tests, failing } = options;
  const builds = Array.from({ length: options.builds }, (_, i) => {
    const moment = new Date(
      Date.now() - (options.builds - i) * HOUR,
    ).toISOString();
    const sha = i.toString(16).padStart(40, '0');
    return build({
      externalId: `${i}`,
      sha,
      createdAt: moment,
      startedAt: moment,
    });
  });
  await new DatabaseBuildStore(db).write(SOURCE, { builds, jobs: [] });
  const reports = new DatabaseTestReportStore(db);
  const [{ pipelineId }] = await reports.findBuilds({
    sourceId: SOURCE,
    buildId: '0',
    attempt: 1,
  });
  const names = Array.from({ length: tests }, (_, i) => `test ${i}`);
  const inTurn = failing / TURNS;
  for (const [i, { externalId, createdAt }] of builds.entries()) {
    const at = (i % TURNS) * inTurn;
    await reports.write(
      {
        pipelineId,
        buildId: externalId,
        attempt: 1,
        at: Date.parse(createdAt!),
        name: 'unit',
      },
      packedReport(names, {
        fingerprint: externalId,
        setHash: 'all',
        exceptions: names.slice(at, at + inTurn).map(name => exception(name)),
      }),
      new Date(),
    );
  }
  return pipelineId;
}

/** @returns how many tests have a verdict */
export const judgeAll = async (db: Knex, pipelineId: number): Promise<number> =>
  (await judgeTests(new DatabaseTestVerdictStore(db), pipelineId, new Date()))
    .length;
