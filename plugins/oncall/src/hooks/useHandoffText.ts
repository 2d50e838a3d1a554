import {
  formatClock,
  formatDuration,
  formatInstant,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import type { LayerDraft } from '../lib/editor/draft';
import { isKnownZone, readWall } from '../lib/editor/readDraft';
import { oncallTranslationRef } from '../translation';

/** What the clock shows in two zones at the same typed time, and how far they are apart. */
function instantIn(wall: number, zone: string): number {
  return runtimeClocks(wall, wall)(zone).first(wall);
}

/** What a typed handoff means: there, for the reader, and against the zone that was saved. */
export function useHandoffText(
  layer: LayerDraft,
  saved: LayerDraft | undefined,
  scheduleZone: string,
): { when?: string; zoneMoved?: string } {
  const { t } = useTexts(oncallTranslationRef);
  const locale = useLocale();
  const zone = layer.timeZone || scheduleZone;
  const wall = readWall(layer.startsAt);
  if (wall === undefined || !isKnownZone(zone)) return {};
  const at = instantIn(wall, zone);
  const there = formatInstant(new Date(at), { timeZone: zone, locale });
  const here = formatClock(new Date(at), { locale });
  const savedZone = saved && (saved.timeZone || scheduleZone);
  const before =
    savedZone && isKnownZone(savedZone) ? instantIn(wall, savedZone) : at;
  return {
    when: there.endsWith(here)
      ? t('editor.layers.handoff', { there })
      : t('editor.layers.handoffForYou', { there, here }),
    zoneMoved:
      before === at
        ? undefined
        : t('editor.layers.zoneMoved', {
            after: formatClock(new Date(at), { timeZone: zone, locale }),
            before: formatClock(new Date(before), {
              timeZone: savedZone,
              locale,
            }),
            duration: formatDuration(Math.abs(at - before)),
          }),
  };
}
