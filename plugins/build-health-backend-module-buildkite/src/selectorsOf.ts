import {
  namesIn,
  type PipelineSelector,
} from '@callboard/backstage-plugin-build-health-node';

/** The keys that catalogs use: `organization/pipeline`, or the pipeline alone; several divided by commas. */
export const BUILDKITE_ANNOTATIONS = [
  'buildkite.com/project-slug',
  'buildkite.com/pipeline-slug',
] as const;

/** Pipelines of an organization that an entity names. */
export function selectorsOf(
  annotations: Readonly<Record<string, string>>,
  organization: string,
): PipelineSelector[] {
  return namesIn(annotations, BUILDKITE_ANNOTATIONS, written => {
    const slug = written.toLowerCase();
    if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/.test(slug)) return undefined;
    const key = slug.includes('/') ? slug : `${organization}/${slug}`;
    return key.startsWith(`${organization}/`) ? key : undefined;
  }).map(key => ({ key }));
}

/** Whether an entity says which repository it is of: its pipelines are those that build it. */
export const namesRepository = (
  annotations: Readonly<Record<string, string>>,
) => Boolean(annotations['github.com/project-slug']?.trim());

/** Pages of Buildkite itself, where the first part of a path is no organization and the second no pipeline. */
const NO_PIPELINES: ReadonlySet<string> = new Set(['builds', 'pipelines']);

/** The pipeline whose page it is, `https://buildkite.com/organization/pipeline`, or one below that, as of a build. */
export function selectorsOfLink(
  address: URL,
  { organization, host }: { organization: string; host: string },
): PipelineSelector[] {
  const [, owner, slug = ''] = address.pathname.toLowerCase().split('/');
  const isPipeline =
    address.host === host &&
    owner === organization &&
    /^[a-z0-9-]+$/.test(slug) &&
    !NO_PIPELINES.has(slug);
  return isPipeline ? [{ key: `${owner}/${slug}` }] : [];
}
