import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';

/** A build with those of its attempts that are on the page. */
export interface BuildRow {
  /** Of the latest attempt. */
  id: string;
  latest: BuildSummary;
  /** The first one first. */
  attempts: BuildSummary[];
}

/** One row for each build, where its latest attempt stands. */
export function groupAttempts(items: readonly BuildSummary[]): BuildRow[] {
  const builds = new Map<string, BuildSummary[]>();
  for (const item of items) {
    const key = `${item.pipelineId} ${item.externalId}`;
    builds.set(key, [...(builds.get(key) ?? []), item]);
  }
  const rows = [...builds.values()].map(found => {
    const attempts = found.sort((a, b) => a.attempt - b.attempt);
    const latest = attempts[attempts.length - 1];
    return { id: latest.id, latest, attempts };
  });
  const placeOf = new Map(items.map(({ id }, index) => [id, index]));
  return rows.sort((a, b) => placeOf.get(a.id)! - placeOf.get(b.id)!);
}
