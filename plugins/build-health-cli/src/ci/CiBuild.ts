import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';

/** What tells of a build besides its outcome; the portal needs it only where no module of the provider tells it. */
export interface BuildFacts
  extends Partial<
    Pick<
      BuildReport,
      | 'number'
      | 'branch'
      | 'sha'
      | 'pullRequest'
      | 'isFork'
      | 'trigger'
      | 'url'
      | 'startedAt'
    >
  > {
  pipelineName?: string;
  repository?: string;
  defaultBranch?: string;
}

/** What a CI says of the build that runs, by the names that its module in the portal has. */
export interface CiBuild {
  provider: string;
  /** What the manual of the module calls its source. */
  buildSource: string;
  buildId?: string;
  /** From 1. */
  attempt: number;
  /** As the module names it; absent where the environment does not tell, and the id of the build alone is enough. */
  pipelineKey?: string;
  /** Names the pipeline where {@link CiBuild.pipelineKey} is not told. */
  ownPipelineKey?: string;
  /** Tells apart the reports of several jobs of a build. */
  job?: string;
  facts: BuildFacts;
}

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A number of at least 1. */
export function positive(written: string | undefined): number | undefined {
  const number = /^\d{1,15}$/.test(written ?? '') ? Number(written) : 0;
  return number > 0 ? number : undefined;
}

/** A commit in hex: `HEAD` and names of branches are none. */
export const commitOf = (written: string | undefined): string | undefined =>
  /^[0-9a-f]{7,64}$/i.test(written ?? '') ? written : undefined;

const partsOf = (path = '') => path.split('/').filter(part => part !== '');

/** `owner/name` of the address of a repository; undefined when the address has no two parts. */
export function repositoryOf(address: string | undefined): string | undefined {
  const path =
    /^[a-z+]+:\/\/[^/]+\/(.+)$/i.exec(address ?? '')?.[1] ??
    /^[^/:]+:(.+)$/.exec(address ?? '')?.[1];
  // Slashes at the end go with the empty parts between them.
  const parts = partsOf(
    partsOf(path)
      .join('/')
      .replace(/\.git$/, ''),
  );
  return parts.length === 2 ? parts.join('/') : undefined;
}
