import { InputError } from '@backstage/errors';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { readRestBuild } from '../mapping/readBody';

/** What builds of an answer say. */
export interface ReadBuilds {
  reports: SourceReports;
  /** So many cannot be read; they hold up no others. */
  unreadable: number;
}

/** The slug of the pipeline that a build is of. */
export const slugOf = ({ pipeline }: BuildReport) =>
  pipeline.key.slice(pipeline.key.indexOf('/') + 1);

/** Reads builds as the REST API writes them. */
export function readBuilds(
  written: readonly unknown[],
  options: { organization: string; fetchedAt: Date },
): ReadBuilds {
  const reports: SourceReports = { builds: [], jobs: [] };
  let unreadable = 0;
  for (const one of written) {
    try {
      const { builds, jobs } = readRestBuild(one, options);
      const isOurs = builds.every(({ pipeline }) =>
        pipeline.key.startsWith(`${options.organization}/`),
      );
      if (!isOurs) throw new InputError('It is of another organization');
      reports.builds.push(...builds);
      reports.jobs.push(...jobs);
    } catch {
      unreadable += 1;
    }
  }
  return { reports, unreadable };
}
