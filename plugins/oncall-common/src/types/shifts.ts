/**
 * The turn of a layer that put someone on call.
 *
 * @public
 */
export interface LayerTurn {
  layerId: string;
  /** 0 begins at the rotation's start; earlier ones are negative. */
  turn: number;
  /** Index into the rotation's slots. */
  slot: number;
}

/**
 * Why these people are on call in a part of an interval, or why nobody is.
 *
 * @public
 */
export interface ShiftSource {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Index into the configuration's versions. */
  version: number;
  /** Turns whose people are on call; more than one where layers are on call together. */
  turns: LayerTurn[];
  /**
   * Overrides that decided, oldest first: the newest that is about everybody, and of those made after it the ones that
   * changed who is on call. One that is in force and changes nothing is not among them.
   */
  overrideIds: string[];
}

/**
 * A stretch of time with the same people on call from its first instant to its last.
 *
 * @public
 */
export interface OnCallInterval {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Sorted, each once, at least one. */
  userRefs: string[];
  /** In order of time, without holes. */
  sources: ShiftSource[];
}

/**
 * A stretch of time in which nobody is on call.
 *
 * @public
 */
export interface OnCallGap {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
}

/**
 * What one layer says of a version's time, before other layers and overrides.
 *
 * @public
 */
export interface LayerShift extends LayerTurn {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Sorted, each once, at least one. */
  userRefs: string[];
  /** Index into the configuration's versions. */
  version: number;
}

/**
 * Who is on call in a window. Intervals and gaps tile it: no instant is in two, none is left out.
 *
 * @public
 */
export interface ResolvedSchedule {
  intervals: OnCallInterval[];
  gaps: OnCallGap[];
}
