import { NotAllowedError } from '@backstage/errors';
import type { BuildStore, PipelineRecord } from '../../database/BuildStore';
import type { TestStore } from '../../database/TestStore';

/** As the page lists at most. */
const MOST = 1_000;

/** Tests of a repository, or of one pipeline. */
export interface WantedTests {
  /** `owner/name`, in any case. */
  repository?: string;
  /** Source of the pipeline. */
  source?: string;
  pipelineKey?: string;
}

/** A test that CI may skip, by the names that its report has. */
export interface ToldTest {
  suitePath: string[];
  className?: string;
  name: string;
  file?: string;
  expiresAt: string;
}

/**
 * Tells pipelines which of their tests are in quarantine now. Only names and the end are told: who mends a test, and why, is for those
 * who are signed in.
 */
export class QuarantineTeller {
  readonly #builds: Pick<BuildStore, 'readPipelines'>;
  readonly #tests: Pick<TestStore, 'listQuarantine'>;

  constructor(options: {
    builds: Pick<BuildStore, 'readPipelines'>;
    tests: Pick<TestStore, 'listQuarantine'>;
  }) {
    this.#builds = options.builds;
    this.#tests = options.tests;
  }

  /**
   * @param options - `mayHear` of a pipeline, says whether whoever asks may
   * @throws NotAllowedError where they may hear of none of what they name
   */
  async tell(
    wanted: WantedTests,
    options: { now: Date; mayHear: (pipeline: PipelineRecord) => boolean },
  ): Promise<ToldTest[]> {
    const { now, mayHear } = options;
    const { source, pipelineKey } = wanted;
    const repository = wanted.repository?.toLocaleLowerCase('en-US');
    const pipelines = (await this.#builds.readPipelines()).filter(one =>
      pipelineKey === undefined
        ? one.repository === repository
        : one.sourceId === source && one.key === pipelineKey,
    );
    const heard = pipelines.filter(mayHear);
    if (pipelines.length > 0 && heard.length === 0) {
      throw new NotAllowedError(
        `${
          pipelineKey === undefined
            ? 'quarantine.repository'
            : 'quarantine.pipelineKey'
        }: this source may not name it; buildHealth.push says which repositories and pipelines it may`,
      );
    }
    const ids = heard.map(({ id }) => id);
    // What is overdue counts again.
    const found = await this.#tests.listQuarantine(ids, {
      now,
      limit: MOST,
      isLive: true,
    });
    return found.map(({ suitePath, className, name, file, quarantine }) => ({
      suitePath,
      ...(className !== undefined && { className }),
      name,
      ...(file !== undefined && { file }),
      expiresAt: new Date(quarantine!.expiresAt).toISOString(),
    }));
  }
}
