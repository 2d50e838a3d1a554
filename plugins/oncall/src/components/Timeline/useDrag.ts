import { useRef, type PointerEvent } from 'react';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Span } from '../../lib/timeline/span';
import { earliestStart, FINE_STEP, STEP } from './steps';

/** A press that moves less is none that draws. */
const DRAG_FROM_PX = 6;

/** Draws a stretch of time on the track of a row, in half hours, with Alt in steps of 5 minutes. */
export function useDrag(
  { window, home }: TimelineView,
  handlers: {
    /** Called while it is drawn; undefined when it is given up. */
    onDraw: (span: Span | undefined) => void;
    onDrawn: () => void;
  },
) {
  const { onDraw, onDrawn } = handlers;
  const drag = useRef<{ x: number; at: number }>();
  const wasDragged = useRef(false);

  const snap = (at: number, step: number) =>
    home.clock.first(Math.round(home.clock.wallAt(at) / step) * step);

  const instantAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / (box.width || 1);
    return (
      window.startsAt +
      Math.min(1, Math.max(0, share)) * (window.endsAt - window.startsAt)
    );
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasDragged.current = false;
      // A finger scrolls; it has the button and the list.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      drag.current = { x: event.clientX, at: instantAt(event) };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!drag.current) return;
      const { x, at } = drag.current;
      const isPress = Math.abs(event.clientX - x) < DRAG_FROM_PX;
      if (!wasDragged.current && isPress) return;
      wasDragged.current = true;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      const step = event.altKey ? FINE_STEP : STEP;
      const ends = [snap(at, step), snap(instantAt(event), step)];
      onDraw({
        startsAt: Math.max(earliestStart(), Math.min(...ends)),
        endsAt: Math.max(...ends),
      });
    },
    onPointerUp: () => {
      drag.current = undefined;
      if (wasDragged.current) onDrawn();
    },
    onPointerCancel: () => {
      drag.current = undefined;
      onDraw(undefined);
    },
    /** What was drawn is no press on the bar below it. */
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (wasDragged.current) event.stopPropagation();
      wasDragged.current = false;
    },
  };
}
