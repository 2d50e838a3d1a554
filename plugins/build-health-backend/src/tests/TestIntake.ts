import type { TestReportUpload } from '@callboard/backstage-plugin-build-health-node';
import type { Sources } from '../inbox/Sources';
import type { TestReportStore } from '../database/TestReportStore';
import type { PackedReport } from './packReport';
import type { TestReportReader } from './TestReportReader';

interface TestIntakeOptions {
  store: TestReportStore;
  reader: Pick<TestReportReader, 'read'>;
  sources: Pick<Sources, 'get'>;
  now?: () => Date;
}

/** What became of the reports of a delivery. */
export interface TakenTests {
  /** What is wrong with some, and will be at any time, in words. */
  problems: string[];
  /** Builds that nobody has told of yet, in words. */
  missing: string[];
  /** Pipelines that have a new report. */
  changedPipelines: number[];
}

/** Works in reports of tests. */
export class TestIntake {
  readonly #options: TestIntakeOptions;

  constructor(options: TestIntakeOptions) {
    this.#options = options;
  }

  /** @param sourceId - the one that brought them; a report may name another */
  async take(
    sourceId: string,
    reports: readonly TestReportUpload[],
  ): Promise<TakenTests> {
    const problems: string[] = [];
    const missing: string[] = [];
    const changed = new Set<number>();
    for (const [i, report] of reports.entries()) {
      const name = `reports.${i} (${report.name})`;
      const source = report.source ?? sourceId;
      if (!this.#options.sources.get(source)) {
        problems.push(`${name}.source: there is no source ${source}`);
        continue;
      }
      const builds = await this.#options.store.findBuilds({
        ...report,
        sourceId: source,
      });
      const brings = this.#options.sources.get(sourceId);
      const mayNot = builds.find(
        ({ repository }) =>
          source !== sourceId && brings?.mayReportOn?.(repository) === false,
      );
      if (mayNot) {
        problems.push(
          `${name}.source: ${sourceId} may not report on builds of ${
            mayNot.repository ?? 'no repository'
          }`,
        );
      } else if (builds.length === 0) {
        missing.push(
          `${name}: no build ${report.buildId} of ${source} was told of yet`,
        );
      } else if (builds.length > 1) {
        problems.push(
          `${name}.pipelineKey: ${builds.length} pipelines of ${source} have a build ${report.buildId}: name one`,
        );
      } else {
        const { pipelineId } = builds[0];
        const { isNew, problem } = await this.#takeOne(report, builds[0]);
        if (problem) problems.push(`${name}.content: ${problem}`);
        if (isNew) changed.add(pipelineId);
      }
    }
    return { problems, missing, changedPipelines: [...changed] };
  }

  async #takeOne(
    { content, buildId, attempt, name }: TestReportUpload,
    build: { pipelineId: number; at: number },
  ): Promise<{ isNew?: boolean; problem?: string }> {
    const { store, reader, now = () => new Date() } = this.#options;
    const write = (report: PackedReport) =>
      store.write({ ...build, buildId, attempt, name }, report, now());
    const knownSets = await store.readSetHashes(build.pipelineId);
    const { report, problem } = await reader.read({ content, knownSets });
    if (!report) return { problem };
    const isNew = await write(report);
    if (isNew !== undefined) return { isNew };
    // The set was removed meanwhile.
    const again = await reader.read({ content, knownSets: [] });
    return { isNew: again.report && (await write(again.report)) };
  }
}
