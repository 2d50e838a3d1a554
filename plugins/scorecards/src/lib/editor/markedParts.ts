import type { DocumentFinding } from '@callboard/backstage-plugin-scorecards-common';

/** A piece of a text, and how wrong it is. */
export interface MarkedPart {
  text: string;
  severity?: DocumentFinding['severity'];
}

/** Cuts a text where something is wrong with it. What lies within another mark is left to that one. */
export function markedParts(
  text: string,
  findings: readonly DocumentFinding[],
): MarkedPart[] {
  const places = findings
    .flatMap(({ position, severity }) =>
      position && position.end > position.start
        ? [{ ...position, severity }]
        : [],
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { start, end, severity } of places) {
    if (start < at || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start) });
    parts.push({ text: text.slice(start, end), severity });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
