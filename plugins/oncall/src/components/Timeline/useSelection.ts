import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useAnnounce } from '@internal/frontend-kit';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar, Span } from '../../lib/timeline/rows';
import { MINUTE } from '../../lib/timeline/wall';
import { oncallTranslationRef } from '../../translation';

const STEP = 30 * MINUTE;
const FINE_STEP = 5 * MINUTE;
/** A press that moves less is none that draws. */
const DRAG_FROM_PX = 6;

/** Time on the final row that is to be overridden, drawn with the pointer or with keys. */
export function useSelection(view: TimelineView, isAllowed: boolean) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const announce = useAnnounce();
  const [selection, setSelection] = useState<Span>();
  const drag = useRef<{ x: number; at: number }>();
  const wasDragged = useRef(false);
  const { window, home, texts, openCover } = view;

  const snap = (at: number, step: number) =>
    home.clock.first(Math.round(home.clock.wallAt(at) / step) * step);
  /** The past does not change. */
  const earliest = () => Math.ceil(Date.now() / FINE_STEP) * FINE_STEP;

  const finish = (span: Span | undefined) => {
    setSelection(undefined);
    if (span && span.startsAt < span.endsAt) openCover(span);
  };

  const instantAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / (box.width || 1);
    return (
      window.startsAt +
      Math.min(1, Math.max(0, share)) * (window.endsAt - window.startsAt)
    );
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return;
    const { x, at } = drag.current;
    if (!wasDragged.current && Math.abs(event.clientX - x) < DRAG_FROM_PX) {
      return;
    }
    wasDragged.current = true;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const step = event.altKey ? FINE_STEP : STEP;
    const ends = [snap(at, step), snap(instantAt(event), step)];
    setSelection({
      startsAt: Math.max(earliest(), Math.min(...ends)),
      endsAt: Math.max(...ends),
    });
  };

  /** Begins at a bar; whether that is still to come. */
  const begin = (bar: Bar): boolean => {
    const startsAt = Math.max(bar.startsAt, earliest());
    const endsAt = bar.isOpenEnd ? window.endsAt : bar.endsAt;
    if (!isAllowed || endsAt <= startsAt) return false;
    const span = { startsAt, endsAt };
    setSelection(span);
    announce(
      t('schedule.timeline.selecting', {
        start: texts.instant(startsAt),
        end: texts.instant(endsAt),
        duration: texts.duration(span),
      }),
    );
    return true;
  };

  const moveEnd = (span: Span, by: number) => {
    const moved = home.clock.last(home.clock.wallAt(span.endsAt) + by);
    if (moved <= span.startsAt) return;
    const next = { ...span, endsAt: moved };
    setSelection(next);
    announce(
      t('schedule.timeline.selected', {
        end: texts.instant(moved),
        duration: texts.duration(next),
      }),
    );
  };

  return {
    selection,
    begin,
    /** Handles the keys of a selection; whether it was one of them. */
    onKey: (event: KeyboardEvent): boolean => {
      if (!selection) return false;
      const { key, shiftKey, altKey } = event;
      if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        const step = altKey ? FINE_STEP : STEP;
        moveEnd(selection, key === 'ArrowRight' ? step : -step);
      } else if (key === 'Enter') {
        finish(selection);
      } else if (key === 'Escape') {
        setSelection(undefined);
        announce(t('schedule.timeline.givenUp'));
      } else {
        return false;
      }
      event.preventDefault();
      return true;
    },
    /** For the track of the final row. */
    trackProps: isAllowed
      ? {
          onPointerDown: (event: PointerEvent<HTMLElement>) => {
            wasDragged.current = false;
            // A finger scrolls; it has the button and the list.
            if (event.button !== 0 || event.pointerType === 'touch') return;
            drag.current = { x: event.clientX, at: instantAt(event) };
          },
          onPointerMove,
          onPointerUp: () => {
            drag.current = undefined;
            if (wasDragged.current) finish(selection);
          },
          onPointerCancel: () => {
            drag.current = undefined;
            setSelection(undefined);
          },
          /** What was drawn is no press on the bar below it. */
          onClickCapture: (event: { stopPropagation: () => void }) => {
            if (wasDragged.current) event.stopPropagation();
            wasDragged.current = false;
          },
        }
      : {},
  };
}

/** What {@link useSelection} answers with. */
export type Selection = ReturnType<typeof useSelection>;
