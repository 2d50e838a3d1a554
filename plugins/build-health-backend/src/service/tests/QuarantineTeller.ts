import type { BuildStore } from '../../database/BuildStore';
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

  async tell(wanted: WantedTests, now: Date): Promise<ToldTest[]> {
    const { source, pipelineKey } = wanted;
    const repository = wanted.repository?.toLocaleLowerCase('en-US');
    const pipelines = (await this.#builds.readPipelines()).filter(one =>
      pipelineKey === undefined
        ? one.repository === repository
        : one.sourceId === source && one.key === pipelineKey,
    );
    const ids = pipelines.map(({ id }) => id);
    const found = await this.#tests.listQuarantine(ids, MOST);
    return found.flatMap(({ suitePath, className, name, file, quarantine }) => {
      const { expiresAt = 0 } = quarantine ?? {};
      // What is overdue counts again.
      if (expiresAt <= now.getTime()) return [];
      return [
        {
          suitePath,
          ...(className !== undefined && { className }),
          name,
          ...(file !== undefined && { file }),
          expiresAt: new Date(expiresAt).toISOString(),
        },
      ];
    });
  }
}
