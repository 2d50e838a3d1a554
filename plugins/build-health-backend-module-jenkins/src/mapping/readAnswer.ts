import { InputError } from '@backstage/errors';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { fullNameOfPath, isSameName } from './jobNames';
import { buildSchema, runSchema, testReportSchema } from './schemas';
import { countsOfReport, type TestCounts } from './testCounts';
import { toBuild, type JobContext } from './toBuild';
import { jobOfRun, numberOfRun, toBuildOfRun, toStages } from './toStages';

function parse<T>(schema: z.ZodType<T>, answer: unknown): T {
  const read = schema.safeParse(answer);
  if (!read.success) {
    throw new InputError(
      `It is in a form that is not known: ${z.prettifyError(read.error)}`,
    );
  }
  return read.data;
}

const isObject = (answer: unknown): answer is Record<string, unknown> =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer);

/**
 * Full name of the job of a build, as Jenkins writes it: it finds jobs in any case, and a pipeline is kept by one name only.
 *
 * @throws `InputError` when it is of another job
 */
export function readNameOfJob(answer: unknown, asked: string): string {
  const url = isObject(answer) ? answer.url : undefined;
  const path =
    typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : '';
  const name = fullNameOfPath(path) ?? asked;
  if (!isSameName(name, asked)) {
    throw new InputError(`The build is of ${name}, not of ${asked}`);
  }
  return name;
}

/**
 * Builds of an answer: of a job with `builds` or `allBuilds`, or a build itself. An item of the queue is no build yet.
 *
 * @throws `InputError` when it is none of them
 */
export function readBuilds(
  answer: unknown,
  context: JobContext,
): BuildReport[] {
  if (isObject(answer)) {
    if ('inQueueSince' in answer) return [];
    const builds = answer.allBuilds ?? answer.builds;
    if (Array.isArray(builds)) {
      // One that cannot be read is left out; the others stay.
      return builds.flatMap(build => {
        const read = buildSchema.safeParse(build);
        return read.success ? [toBuild(read.data, context)] : [];
      });
    }
  }
  return [toBuild(parse(buildSchema, answer), context)];
}

/**
 * Runs of the stage view, one or several: builds as far as it knows them, and their stages.
 *
 * @throws `InputError` when it is something else, or a run of another job
 */
export function readRuns(answer: unknown, context: JobContext): SourceReports {
  const builds: BuildReport[] = [];
  const jobs: JobReport[] = [];
  for (const one of Array.isArray(answer) ? answer : [answer]) {
    const run = parse(runSchema, one);
    const number = numberOfRun(run);
    if (number === undefined) throw new InputError('The run has no number');
    const job = jobOfRun(run);
    if (job !== undefined && !isSameName(job, context.job)) {
      throw new InputError(`The run is of ${job}, not of ${context.job}`);
    }
    builds.push(toBuildOfRun(run, number, context));
    jobs.push(...toStages(run, number, context));
  }
  return { builds, jobs };
}

/**
 * Counts of an answer of `testReport`; undefined when it holds none.
 *
 * @throws `InputError` when it is no test report
 */
export function readTestReport(answer: unknown): TestCounts | undefined {
  return countsOfReport(parse(testReportSchema, answer));
}
