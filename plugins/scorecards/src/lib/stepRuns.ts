/** Weeks in a row with the same level. */
export interface StepRun {
  /** Index of its first week, and of the one after its last. */
  from: number;
  to: number;
  position: number;
}

/** Parts weeks into runs of one level; weeks that were not judged part them. */
export function stepRuns(weeks: readonly (number | null)[]): StepRun[] {
  const runs: StepRun[] = [];
  weeks.forEach((position, week) => {
    if (position === null) return;
    const last = runs.at(-1);
    if (last && last.to === week && last.position === position) {
      last.to = week + 1;
    } else {
      runs.push({ from: week, to: week + 1, position });
    }
  });
  return runs;
}

/** The line of levels over weeks as the path of an SVG; empty spans are gaps. */
export function stepPath(options: {
  weeks: readonly (number | null)[];
  levels: number;
  width: number;
  height: number;
}): string {
  const { weeks, levels, width, height } = options;
  const x = (week: number) => (week * width) / Math.max(1, weeks.length);
  // Half of the pen stays within the picture.
  const y = (position: number) =>
    height - 1 - (position * (height - 2)) / Math.max(1, levels);
  let end = -1;
  return stepRuns(weeks)
    .map(({ from, to, position }) => {
      const begin =
        end === from ? `V${y(position)}` : `M${x(from)} ${y(position)}`;
      end = to;
      return `${begin}H${x(to)}`;
    })
    .join('');
}
