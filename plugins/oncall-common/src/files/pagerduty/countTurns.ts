import type { Layer, ScheduleConfiguration } from '../../types';
import { differencesOf, shiftsOf, timeDiffering } from '../compareShifts';
import type { Losses } from '../Losses';
import type { RenderedShifts } from '../types';
import { turnsMatter } from '../turnsMatter';

/** What a file shows of one layer. */
export interface Evidence {
  place: string;
  /** Its own shifts, where the file has them. */
  rendered?: RenderedShifts;
}

const alone = (layer: Layer, timeZone: string): ScheduleConfiguration => ({
  versions: [{ timeZone, layers: [layer] }],
});

const passing = (layer: Layer): Layer => ({
  ...layer,
  rotation: { ...layer.rotation, turnsCounted: 'active-days' },
});

const distance = (
  { startsAt, endsAt, shifts }: RenderedShifts,
  configuration: ScheduleConfiguration,
) =>
  timeDiffering(
    differencesOf(
      shifts,
      shiftsOf(configuration, startsAt, endsAt),
      startsAt,
      endsAt,
    ),
  );

/**
 * Chooses for each layer whether turns pass on days without duty. PagerDuty does not publish it: what the file shows
 * decides, the layer's own shifts or else the final ones; where it shows nothing, all days count, and that is told.
 */
export function countTurns(
  configuration: ScheduleConfiguration,
  shown: { layers: readonly Evidence[]; final?: RenderedShifts },
  losses: Losses,
): ScheduleConfiguration {
  const [version] = configuration.versions;
  const { timeZone } = version;
  const withLayer = (layers: Layer[], at: number, layer: Layer) =>
    layers.map((each, index) => (index === at ? layer : each));
  let { layers } = version;
  shown.layers.forEach(({ place, rendered }, at) => {
    const always = layers[at];
    if (!turnsMatter(always, timeZone)) return;
    const active = passing(always);
    const inAll = (layer: Layer): ScheduleConfiguration => ({
      ...configuration,
      versions: [{ ...version, layers: withLayer(layers, at, layer) }],
    });
    const evidence = rendered ?? shown.final;
    const of = rendered ? (layer: Layer) => alone(layer, timeZone) : inAll;
    const [one, other] = evidence
      ? [distance(evidence, of(always)), distance(evidence, of(active))]
      : [0, 0];
    if (other < one) layers = withLayer(layers, at, active);
    else if (one === other) losses.add(place, 'turns-counted');
  });
  return { ...configuration, versions: [{ ...version, layers }] };
}
