import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import {
  HeldError,
  NoAccessError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { readBuilds, slugOf } from './readBuilds';
import type { Asking } from './readPage';
import type { OpenBuild } from './state';

/** So many are asked for at each look, one by one: a fifth of what is ours of 50 calls a minute, and others have their turn. */
const ASKED = 5;
const MOST_OPEN = 500;
/** What waits longer is waited for no more. */
const LONGEST_MS = 31 * 86_400_000;

const keyOf = ({ slug, number }: OpenBuild) => `${slug} ${number}`;

/** What waits for a person may wait for ever; once it goes on, it ends as others do. */
const toOpen = (build: BuildReport): OpenBuild[] => {
  const { state, number, createdAt } = build;
  const isOpen = state === 'queued' || state === 'running';
  return isOpen && number !== undefined && createdAt !== undefined
    ? [{ slug: slugOf(build), number, createdAt }]
    : [];
};

/** Builds that have not ended, with those of a list. */
export function withOpenOf(
  open: readonly OpenBuild[],
  builds: readonly BuildReport[],
  now: Date,
): OpenBuild[] {
  const oldest = new Date(now.getTime() - LONGEST_MS).toISOString();
  const seen = new Set(builds.map(build => `${slugOf(build)} ${build.number}`));
  return [
    ...open.filter(one => !seen.has(keyOf(one)) && one.createdAt > oldest),
    ...builds.flatMap(toOpen),
  ].slice(-MOST_OPEN);
}

/** Asks for open builds that no list has shown. Those that are still going stand last, for the next time. */
export async function askForOpen(
  open: readonly OpenBuild[],
  coveredFrom: string,
  asking: Asking,
): Promise<{ open: OpenBuild[]; reports: SourceReports }> {
  const { client, organization, share, now, signal } = asking;
  const found: unknown[] = [];
  const gone = new Set<string>();
  const wanted = open.filter(({ createdAt }) => createdAt < coveredFrom);
  for (const one of wanted.slice(0, ASKED)) {
    try {
      const query = { include_retried_jobs: 'true' };
      found.push(await client.getBuild(one, { query, share, signal }));
    } catch (error) {
      if (error instanceof HeldError) break;
      // It was removed.
      if (!(error instanceof NoAccessError)) throw error;
      gone.add(keyOf(one));
    }
  }
  const { reports } = readBuilds(found, { organization, fetchedAt: now });
  const left = open.filter(one => !gone.has(keyOf(one)));
  return { reports, open: withOpenOf(left, reports.builds, now) };
}
