import type {
  OwnershipFinding,
  TeamGap,
} from '@callboard/backstage-plugin-ownership-common';

/** Entities with one and the same finding. */
export interface GapGroup {
  finding: OwnershipFinding;
  gaps: TeamGap[];
}

/** One cause is one line: gaps with the same reason stand together, the largest group of the worst tone first. */
export function groupGaps(gaps: TeamGap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const gap of gaps) {
    const { finding } = gap;
    const id = `${finding.code} ${finding.reason}`;
    const group = groups.get(id) ?? { finding, gaps: [] };
    group.gaps.push(gap);
    groups.set(id, group);
  }
  const isBad = ({ finding }: GapGroup) => Number(finding.tone === 'bad');
  return [...groups.values()].sort(
    (a, b) => isBad(b) - isBad(a) || b.gaps.length - a.gaps.length,
  );
}
