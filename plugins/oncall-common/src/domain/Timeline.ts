import type { OnCallGap, OnCallInterval, ShiftSource } from '../types';
import type { PlacedOverride } from './overrides';
import { turnOf, type Track } from './tracks';

const sameTexts = (one: readonly string[], other: readonly string[]) =>
  one === other ||
  (one.length === other.length &&
    one.every((text, index) => text === other[index]));

/** What decides about a stretch of time. */
export interface Deciding {
  version: number;
  /** Layers whose people, or those who stand in for them, are on call. */
  tracks: readonly Track[];
  overrides: readonly PlacedOverride[];
}

const isSame = (source: ShiftSource, deciding: Deciding) =>
  source.version === deciding.version &&
  source.turns.length === deciding.tracks.length &&
  source.turns.every(({ layerId, turn }, index) => {
    const { layer, shifts, at } = deciding.tracks[index];
    return layerId === layer.id && turn === shifts.turns[at];
  }) &&
  source.overrideIds.length === deciding.overrides.length &&
  source.overrideIds.every(
    (id, index) => id === deciding.overrides[index].override.id,
  );

/** Puts stretches together as they come, in order of time. */
export class Timeline {
  readonly intervals: OnCallInterval[] = [];
  readonly gaps: OnCallGap[] = [];

  addGap(startsAt: number, endsAt: number): void {
    const gap = this.gaps[this.gaps.length - 1];
    if (gap?.endsAt === startsAt) gap.endsAt = endsAt;
    else this.gaps.push({ startsAt, endsAt });
  }

  add(
    userRefs: string[],
    startsAt: number,
    endsAt: number,
    deciding: Deciding,
  ): void {
    const last = this.intervals[this.intervals.length - 1];
    const goesOn =
      last?.endsAt === startsAt && sameTexts(last.userRefs, userRefs);
    if (goesOn) {
      last.endsAt = endsAt;
      const before = last.sources[last.sources.length - 1];
      if (isSame(before, deciding)) {
        before.endsAt = endsAt;
        return;
      }
    }
    const source = {
      startsAt,
      endsAt,
      version: deciding.version,
      turns: deciding.tracks.map(turnOf),
      overrideIds: deciding.overrides.map(({ override }) => override.id),
    };
    if (goesOn) last.sources.push(source);
    else {
      this.intervals.push({ startsAt, endsAt, userRefs, sources: [source] });
    }
  }
}
