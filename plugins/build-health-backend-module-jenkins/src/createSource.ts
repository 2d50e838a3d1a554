import { BuildReader } from './BuildReader';
import { checkWith } from './client/checkWith';
import { JenkinsClient } from './client/JenkinsClient';
import { JenkinsSource, type FetchBuild } from './JenkinsSource';
import { JobKnowledge } from './JobKnowledge';
import { pollScope } from './polling/pollScope';
import type { JenkinsConfig } from './readConfig';
import { readLogWith } from './readLogWith';

const fetchWith =
  (reader: BuildReader, knowledge: JobKnowledge): FetchBuild =>
  async ({ job, number, signal }) => {
    const build = await reader.fetch(job, number, { signal });
    if (build === undefined) return undefined;
    const {
      job: _job,
      baseUrl: _baseUrl,
      ...known
    } = await knowledge.contextOf(job, { signal });
    const details = await reader.detailsOf(build, job, { signal });
    return { ...known, ...details, build };
  };

/** A source as it is configured. */
export function createSource(
  config: JenkinsConfig,
  options: Partial<
    Pick<
      ConstructorParameters<typeof JenkinsClient>[0],
      'now' | 'timeoutMs' | 'retryMs'
    >
  > & { stepMs?: number } = {},
): JenkinsSource {
  const client = new JenkinsClient({ ...config, ...options });
  const knowledge = new JobKnowledge({ ...config, ...options, client });
  const reader = new BuildReader({ ...options, client });
  return new JenkinsSource({
    ...config,
    fetchBuild: fetchWith(reader, knowledge),
    readLog: readLogWith(client),
    check: checkWith(client),
    poll: (scope, pollOptions) =>
      pollScope(
        { client, knowledge, reader, scope, config, stepMs: options.stepMs },
        pollOptions,
      ),
  });
}
