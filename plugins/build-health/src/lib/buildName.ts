import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';

/** Characters of a commit that tell it from others of its repository. */
const SHORT = 7;
/** Ids of providers may be long; a name is read. */
const LONGEST_ID = 24;

export const shortSha = (sha: string) => sha.slice(0, SHORT);

/** What people call a build: its number, else its commit, else the id of its provider. */
export function buildName({
  number,
  sha,
  externalId,
}: Pick<BuildSummary, 'number' | 'sha' | 'externalId'>): string {
  if (number !== undefined) return `#${number}`;
  return sha ? shortSha(sha) : externalId.slice(0, LONGEST_ID);
}
