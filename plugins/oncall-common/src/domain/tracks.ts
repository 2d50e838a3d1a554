import type { Layer, LayerTurn, ScheduleVersion } from '../types';
import type { Clocks } from './clocks';
import { layerShifts, type LayerShifts } from './layerShifts';

/** One layer as a sweep over time goes along it. */
export interface Track {
  layer: Layer;
  priority: number;
  shifts: LayerShifts;
  /** Where the sweep is. */
  at: number;
  /** People of each slot, sorted, each once. */
  people: string[][];
}

export const sortedPeople = (refs: Iterable<string>) =>
  [...new Set(refs)].sort();

export function trackOf(
  layer: Layer,
  version: ScheduleVersion,
  clocks: Clocks,
  from: number,
  to: number,
): Track {
  return {
    layer,
    priority: layer.priority ?? 0,
    shifts: layerShifts(
      layer,
      clocks(layer.timeZone ?? version.timeZone),
      from,
      to,
    ),
    at: 0,
    people: layer.rotation.slots.map(({ userRefs }) => sortedPeople(userRefs)),
  };
}

/** Layers that name somebody at an instant, and have the say by the policy. The sweep goes on to that instant. */
export function tracksInForce(
  tracks: readonly Track[],
  union: boolean,
  at: number,
): Track[] {
  let found: Track[] = [];
  for (const track of tracks) {
    const { starts, ends } = track.shifts;
    while (track.at < ends.length && ends[track.at] <= at) track.at++;
    if (track.at < starts.length && starts[track.at] <= at) {
      if (!union && found.length > 0) {
        if (found[0].priority > track.priority) continue;
        if (found[0].priority < track.priority) found = [];
      }
      found.push(track);
    }
  }
  return found;
}

export const turnOf = ({ layer, shifts, at }: Track): LayerTurn => ({
  layerId: layer.id,
  turn: shifts.turns[at],
  slot: shifts.slots[at],
});

export const peopleNow = ({ people, shifts, at }: Track) =>
  people[shifts.slots[at]];
