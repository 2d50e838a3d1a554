import type { DocumentFinding } from '@callboard/backstage-plugin-scorecards-common';
import type { Path } from './yamlText';

/** Puts in the place of what is wrong what was meant. */
export function mend(text: string, finding: DocumentFinding): string {
  const { position, replacement } = finding;
  return position && replacement !== undefined
    ? text.slice(0, position.start) + replacement + text.slice(position.end)
    : text;
}

/** What is wrong with one field, and not with a part of it. */
export const findingAt = (
  findings: readonly DocumentFinding[],
  path: Path,
): DocumentFinding | undefined =>
  findings.find(
    found =>
      found.path.length === path.length &&
      found.path.every((step, at) => step === path[at]),
  );

/** What is wrong within a part of the document. */
export const findingsBelow = (
  findings: readonly DocumentFinding[],
  path: Path,
): DocumentFinding[] =>
  findings.filter(found => path.every((step, at) => step === found.path[at]));
