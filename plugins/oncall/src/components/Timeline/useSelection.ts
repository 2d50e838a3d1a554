import { useState, type KeyboardEvent } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar } from '../../lib/timeline/rows';
import type { Span } from '../../lib/timeline/span';
import { earliestStart, FINE_STEP, STEP } from './steps';
import { useDrag } from './useDrag';
import { oncallTranslationRef } from '../../translation';

/** Says what is selected, for those who do not see it. */
function useSelectionSpeech({ texts }: TimelineView) {
  const { t } = useTexts(oncallTranslationRef);
  const announce = useAnnounce();
  return {
    began: (span: Span) =>
      announce(
        t('schedule.timeline.selecting', {
          start: texts.instant(span.startsAt),
          end: texts.instant(span.endsAt),
          duration: texts.duration(span),
        }),
      ),
    moved: (span: Span) =>
      announce(
        t('schedule.timeline.selected', {
          end: texts.instant(span.endsAt),
          duration: texts.duration(span),
        }),
      ),
    givenUp: () => announce(t('schedule.timeline.givenUp')),
  };
}

/** Time on the final row that is to be overridden, drawn with the pointer or with keys. */
export function useSelection(view: TimelineView, isAllowed: boolean) {
  const [selection, setSelection] = useState<Span>();
  const say = useSelectionSpeech(view);
  const { window, home, openCover } = view;

  const finish = () => {
    setSelection(undefined);
    if (selection && selection.startsAt < selection.endsAt) {
      openCover(selection);
    }
  };
  const drag = useDrag(view, { onDraw: setSelection, onDrawn: finish });

  const moveEnd = (span: Span, by: number) => {
    const endsAt = home.clock.last(home.clock.wallAt(span.endsAt) + by);
    if (endsAt <= span.startsAt) return;
    setSelection({ ...span, endsAt });
    say.moved({ ...span, endsAt });
  };

  const commands: Record<string, () => void> = {
    Enter: finish,
    Escape: () => {
      setSelection(undefined);
      say.givenUp();
    },
  };
  return {
    selection,
    /** Begins at a bar that is not over. */
    begin: (bar: Bar) => {
      const startsAt = Math.max(bar.startsAt, earliestStart());
      const endsAt = bar.isOpenEnd ? window.endsAt : bar.endsAt;
      if (!isAllowed || endsAt <= startsAt) return;
      setSelection({ startsAt, endsAt });
      say.began({ startsAt, endsAt });
    },
    /** Handles the keys of a selection; whether it was one of them. */
    onKey: (event: KeyboardEvent): boolean => {
      if (!selection) return false;
      const { key, shiftKey, altKey } = event;
      const step = altKey ? FINE_STEP : STEP;
      if (shiftKey && key === 'ArrowRight') moveEnd(selection, step);
      else if (shiftKey && key === 'ArrowLeft') moveEnd(selection, -step);
      else if (commands[key]) commands[key]();
      else return false;
      event.preventDefault();
      return true;
    },
    /** For the track of the final row. */
    trackProps: isAllowed ? drag : {},
  };
}

/** What {@link useSelection} answers with. */
export type Selection = ReturnType<typeof useSelection>;
