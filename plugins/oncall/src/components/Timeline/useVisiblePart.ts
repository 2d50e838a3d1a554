import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TimelineRow } from '../../lib/timeline/rows';
import type { Span } from '../../lib/timeline/span';
import type { Range, TimelineWindow } from '../../lib/timeline/window';

/** Width of the names of rows, as the style sheet has it. */
export const LABEL_PX = 144;
/** What a range takes at least, so that a week in it can be told from the next. */
const LEAST_PX: Record<Range, number> = {
  day: 900,
  weeks: 900,
  month: 1_100,
  quarter: 1_500,
};
/** A shift of the final row is drawn this wide on the average, so that it can be hit. */
const SHIFT_PX = 16;
const MOST_PX = 12_000;
/** Bars are put in and taken out once for each of these steps that is scrolled. */
const STEP_PX = 400;

const widthOf = ({ range }: TimelineWindow, [final]: TimelineRow[]) =>
  Math.max(
    LEAST_PX[range],
    LABEL_PX + Math.min(MOST_PX, final.bars.length * SHIFT_PX),
  );

interface Seen {
  /** How many steps are scrolled. */
  steps: number;
  width: number;
}

/**
 * Which part of a timeline is on screen or near it: only that is in the document. A quarter of ten layers has thousands of
 * bars.
 */
export function useVisiblePart(window: TimelineWindow, rows: TimelineRow[]) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>(() => ({
    steps: 0,
    width: globalThis.innerWidth,
  }));
  const least = widthOf(window, rows);
  const track = Math.max(least, seen.width) - LABEL_PX;

  const look = () => {
    if (!box.current) return;
    const { scrollLeft, clientWidth } = box.current;
    const steps = Math.floor(scrollLeft / STEP_PX);
    const width = clientWidth || globalThis.innerWidth;
    setSeen(before =>
      before.steps === steps && before.width === width
        ? before
        : { steps, width },
    );
  };
  const { startsAt, endsAt } = window;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // Wherever the present is in it, that is what the reader came for.
    const share = (Date.now() - startsAt) / (endsAt - startsAt);
    const { clientWidth } = element;
    element.scrollLeft =
      share > 0 && share < 1 ? share * track - clientWidth / 3 : 0;
    look();
    globalThis.addEventListener('resize', look);
    return () => globalThis.removeEventListener('resize', look);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each window
  }, [startsAt, endsAt]);

  const visible = useMemo((): Span => {
    const length = endsAt - startsAt;
    const at = (px: number) => startsAt + (px / track) * length;
    const from = (seen.steps - 1) * STEP_PX;
    return {
      startsAt: at(from),
      endsAt: at(from + seen.width + 3 * STEP_PX),
    };
  }, [startsAt, endsAt, track, seen]);
  return {
    box,
    look,
    visible,
    /** Of the frame, in pixels. */
    least,
    /** Of the track in it. */
    track,
  };
}
