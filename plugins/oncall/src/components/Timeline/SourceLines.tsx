import { useTexts } from '@internal/frontend-kit';
import type {
  LayerTurn,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useOverrideText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import type { Bar } from '../../lib/timeline/rows';
import { oncallTranslationRef } from '../../translation';

/** Names a layer as the version has it. */
export function useLayerName(schedule: Schedule) {
  const { t } = useTexts(oncallTranslationRef);
  return ({ layerId }: LayerTurn, version: number) => {
    const layers = schedule.versions[version]?.layers ?? [];
    const index = layers.findIndex(({ id }) => id === layerId);
    return (
      layers[index]?.name ??
      t('schedule.timeline.layerNumber', { number: index + 1 })
    );
  };
}

/** Why a bar is as it is: overrides, turns of layers, the version they are of. */
export function useSourceLines({ schedule, texts }: TimelineView) {
  const { t } = useTexts(oncallTranslationRef);
  const layerName = useLayerName(schedule);
  const overrideText = useOverrideText(schedule);
  const date = (at: string) => texts.instant(Date.parse(at));

  const overrideLine = (id: string) => {
    const override = schedule.overrides.find(each => each.id === id);
    return (
      override &&
      t('schedule.popover.byOverride', {
        person: override.createdBy.title,
        date: date(override.createdAt),
        what: overrideText(override),
      })
    );
  };
  const turnLine = (turn: LayerTurn, version: number) =>
    t('schedule.popover.turn', {
      turn: turn.turn + 1,
      layer: layerName(turn, version),
    });
  const versionLine = (index: number) => {
    const version = schedule.versions[index];
    return (
      version &&
      t('schedule.popover.version', {
        version: version.number,
        person: version.createdBy.title,
        date: date(version.createdAt),
      })
    );
  };

  return (bar: Bar): string[] => {
    if (bar.override) return [overrideLine(bar.override.id)!];
    if (bar.turn) {
      return [
        turnLine(bar.turn, bar.turn.version),
        versionLine(bar.turn.version)!,
      ];
    }
    if (bar.kind === 'gap') return [t('schedule.popover.gap')];
    const lines = bar.sources.flatMap(({ overrideIds, turns, version }) => [
      ...overrideIds.map(overrideLine),
      ...turns.map(turn => turnLine(turn, version)),
      versionLine(version),
    ]);
    return [...new Set(lines)].filter(line => line !== undefined);
  };
}
