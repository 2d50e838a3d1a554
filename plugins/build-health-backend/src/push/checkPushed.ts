import { InputError, NotAllowedError } from '@backstage/errors';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';

/** What those who know a secret may name; without a list, anything. */
export interface PushLimits {
  /** Repositories of builds: `owner/name`, or `owner/*`. */
  repositories?: readonly string[];
  /** Keys of pipelines, or how they begin: `payments/*`. */
  pipelines?: readonly string[];
}

const lower = (text: string) => text.toLocaleLowerCase('en-US');

const matches = (patterns: readonly string[], text: string) =>
  patterns.some(pattern =>
    pattern.endsWith('*')
      ? text.startsWith(pattern.slice(0, -1))
      : text === pattern,
  );

/** Names of GitHub are the same in any case. */
export const isOfRepositories = (
  { repositories }: PushLimits,
  repository: string | undefined,
) =>
  repositories === undefined ||
  (repository !== undefined &&
    matches(repositories.map(lower), lower(repository)));

/** Whether those who know the secret of a source may hear of a pipeline: only keys of its own are theirs to name. */
export function mayHearOf(
  limits: PushLimits & { id: string },
  pipeline: { sourceId: string; key: string; repository?: string },
): boolean {
  const { id, repositories, pipelines } = limits;
  const { sourceId, key, repository } = pipeline;
  if (!isOfRepositories(limits, repository)) return false;
  if (!pipelines) return true;
  return sourceId === id ? matches(pipelines, key) : repositories !== undefined;
}

/**
 * @throws InputError where a report names a source that there is not
 * @throws NotAllowedError where a build, a job or a report names what it may not
 */
export function checkPushed(
  { builds, jobs, tests = [] }: SourceReports,
  options: PushLimits & { id: string; sourceIds: readonly string[] },
): void {
  const { id, sourceIds, pipelines } = options;
  const checkKey = (path: string, key: string | undefined) => {
    if (!pipelines || (key !== undefined && matches(pipelines, key))) return;
    throw new NotAllowedError(
      `${path}: ${id} may not name ${
        key ?? 'no pipeline'
      }; it may name ${pipelines.join(', ')}`,
    );
  };
  builds.forEach(({ pipeline: { key, repository } }, i) => {
    checkKey(`builds.${i}.pipeline.key`, key);
    if (isOfRepositories(options, repository)) return;
    throw new NotAllowedError(
      `builds.${i}.pipeline.repository: ${id} may not name ${
        repository ?? 'none'
      }; it may name ${options.repositories?.join(', ')}`,
    );
  });
  jobs.forEach(({ pipelineKey }, i) =>
    checkKey(`jobs.${i}.pipelineKey`, pipelineKey),
  );
  tests.forEach(({ source = id, pipelineKey }, i) => {
    if (!sourceIds.includes(source)) {
      throw new InputError(
        `reports.${i}.source: there is no source ${source}; there are ${sourceIds.join(
          ', ',
        )}`,
      );
    }
    if (source === id) checkKey(`reports.${i}.pipelineKey`, pipelineKey);
    else if (pipelines && !options.repositories) {
      throw new NotAllowedError(
        `reports.${i}.source: ${id} may name pipelines of its own alone`,
      );
    }
  });
}
