import type { PipelineSelector } from '@callboard/backstage-plugin-build-health-node';

/** The key that catalogs have, of the plugin for GitHub Actions. */
const PROJECT_SLUG = 'github.com/project-slug';

const SLUG = /^[\w.-]+\/[\w.-]+$/;

/** Repositories that an entity names, `owner/name`, divided by commas or spaces. What is no slug names nothing. */
export function selectorsOf(
  annotations: Readonly<Record<string, string>>,
): PipelineSelector[] {
  const written: unknown = annotations[PROJECT_SLUG];
  const slugs =
    typeof written === 'string' ? written.toLowerCase().split(/[\s,]+/) : [];
  return [...new Set(slugs)]
    .filter(slug => SLUG.test(slug))
    .map(repository => ({ repository }));
}
