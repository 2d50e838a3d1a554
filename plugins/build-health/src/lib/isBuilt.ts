import type { Entity } from '@backstage/catalog-model';

/** Annotations that name pipelines, as they are in use. */
const ANNOTATIONS = [
  'callboard.dev/build-pipelines',
  'github.com/project-slug',
  'jenkins.io/job-full-name',
  'jenkins.io/github-folder',
  'buildkite.com/project-slug',
  'buildkite.com/pipeline-slug',
];

/** Whether an entity has builds to show, or should have: a database without a pipeline is in order, a component is not. */
export function isBuilt({ kind, metadata }: Entity): boolean {
  const lower = kind.toLocaleLowerCase('en-US');
  if (lower === 'component') return true;
  return (
    // The backend follows no other kinds.
    ['resource', 'api'].includes(lower) &&
    ANNOTATIONS.some(name => metadata.annotations?.[name])
  );
}
