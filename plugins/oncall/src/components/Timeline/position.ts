import type { CSSProperties } from 'react';
import type { Span } from '../../lib/timeline/span';

/** Where something stands in a window, cut at its edges. */
export function place(span: Span, window: Span): CSSProperties {
  const length = window.endsAt - window.startsAt;
  const start = Math.max(span.startsAt, window.startsAt);
  const end = Math.min(span.endsAt, window.endsAt);
  return {
    insetInlineStart: `${((start - window.startsAt) / length) * 100}%`,
    width: `${(Math.max(0, end - start) / length) * 100}%`,
  };
}

/** How much of a window something takes, from 0 to 1. */
export function shareOf(span: Span, window: Span): number {
  const start = Math.max(span.startsAt, window.startsAt);
  const end = Math.min(span.endsAt, window.endsAt);
  return (end - start) / (window.endsAt - window.startsAt);
}
