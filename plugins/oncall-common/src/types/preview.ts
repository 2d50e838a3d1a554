import type { LayerTurn } from './shifts';
import type { Moment, ScheduleConfiguration } from './schedule';
import type { ZoneTable } from './zone';

/**
 * A stretch of time, half-open, as ISO 8601 in UTC.
 *
 * @public
 */
export interface TimeSpan {
  startsAt: string;
  endsAt: string;
}

/**
 * An {@link OnCallInterval} as the API tells it.
 *
 * @public
 */
export interface PreviewInterval extends TimeSpan {
  userRefs: string[];
  sources: (TimeSpan & {
    version: number;
    turns: LayerTurn[];
    overrideIds: string[];
  })[];
}

/**
 * A configuration and the window to answer for; local times of the window are those of the last version's zone.
 *
 * @public
 */
export interface PreviewRequest {
  configuration: ScheduleConfiguration;
  window: { startsAt: Moment; endsAt: Moment };
}

/**
 * Who would be on call in a window. Intervals and gaps tile it.
 *
 * @public
 */
export interface SchedulePreview {
  intervals: PreviewInterval[];
  gaps: TimeSpan[];
  /** What each layer says by itself. */
  layers: (TimeSpan & LayerTurn & { userRefs: string[]; version: number })[];
  /** The clocks it was computed with. */
  zones: ZoneTable[];
  /** Such as `2026c`; as the runtime tells it. */
  timeZoneDataVersion: string;
}
