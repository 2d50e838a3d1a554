import { structuredPatch, type StructuredPatchHunk } from 'diff';
import type {
  ChangedLine,
  PageChange,
  PageChanges,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PageVersion } from '../database/PageStore';
import { lineStarts } from '../sync/lines';

const LINES_AROUND = 2;
const MOST_CHARACTERS = 500;
/** Changed lines until the texts count as unrelated: the time that it takes grows with the square of them. */
const MOST_EDITS = 500;
/** After it they count as unrelated too: nothing else is answered meanwhile. */
const MOST_MS = 20;

const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

const isMark = (mark: string): mark is keyof typeof KINDS => mark in KINDS;

function linesOf({ lines }: StructuredPatchHunk): ChangedLine[] {
  return lines.flatMap(line => {
    // `\ No newline at end of file` is no line of the page.
    const mark = line.charAt(0);
    return isMark(mark)
      ? [{ kind: KINDS[mark], text: line.slice(1, 1 + MOST_CHARACTERS) }]
      : [];
  });
}

/** Section and step of the first line that changed. */
function placeOf(
  hunk: StructuredPatchHunk,
  to: PageVersion,
  starts: readonly number[],
): Pick<PageChange, 'sectionId' | 'stepId' | 'title'> {
  const before = hunk.lines.findIndex(line => !line.startsWith(' '));
  const line = Math.max(0, hunk.newStart - 1 + before);
  // What was removed at the end stands behind the last character.
  const last = to.parsed.sections.at(-1)!.end - 1;
  const offset = Math.min(starts[line] ?? last, last);
  const holds = (range: { start: number; end: number }) =>
    range.start <= offset && offset < range.end;
  // The innermost comes last. Front matter stands before all sections.
  const { title, sections, steps } = to.parsed;
  const section = sections.filter(holds).pop() ?? sections[0];
  const step = steps.filter(holds).pop();
  return {
    sectionId: section.id,
    title: (step ?? section).title || title,
    ...(step && { stepId: step.id }),
  };
}

/** What differs between two texts of a page, by section and step of the later one. */
export function changesBetween(
  from: PageVersion,
  to: PageVersion,
  { mostLines }: { mostLines: number },
): PageChanges {
  const text = to.source.toString('utf8');
  const patch = structuredPatch(
    '',
    '',
    from.source.toString('utf8'),
    text,
    undefined,
    undefined,
    {
      context: LINES_AROUND,
      maxEditLength: MOST_EDITS,
      timeout: MOST_MS,
      stripTrailingCr: true,
    },
  );
  const starts = lineStarts(text);
  const changes: PageChange[] = [];
  let room = mostLines;
  let moreLines = 0;
  for (const hunk of patch?.hunks ?? []) {
    const lines = linesOf(hunk);
    const shown = lines.slice(0, room);
    room -= shown.length;
    moreLines += lines.length - shown.length;
    if (shown.length > 0) {
      changes.push({ ...placeOf(hunk, to, starts), lines: shown });
    }
  }
  return {
    from: from.version,
    to: to.version,
    changes,
    moreLines,
    isTooDifferent: patch === undefined,
  };
}
