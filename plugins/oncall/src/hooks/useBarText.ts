import { useMemo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type {
  Override,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import type { Bar, TimelineRow } from '../lib/timeline/rows';
import { useMe } from './useMe';
import { usePeopleNames, type People } from './usePeopleNames';
import type { TimeTexts } from './useTimeTexts';
import { oncallTranslationRef } from '../translation';

/** Writes what an override does, without its times. */
export function useOverrideText(schedule: People) {
  const { t } = useTexts(oncallTranslationRef);
  const { nameOf, namesOf } = usePeopleNames(schedule);
  return (override: Override) => {
    switch (override.kind) {
      case 'replace':
        return t('schedule.timeline.kinds.replace', {
          people: namesOf(override.byUserRefs),
          other: nameOf(override.userRef),
        });
      case 'fixed': {
        const userRefs = new Set(
          override.shifts.flatMap(shift => shift.userRefs),
        );
        return userRefs.size > 0
          ? t('schedule.timeline.kinds.fixed', {
              people: namesOf([...userRefs]),
            })
          : t('schedule.timeline.kinds.nobody');
      }
      default:
        return t(`schedule.timeline.kinds.${override.kind}`, {
          people: namesOf(override.userRefs),
        });
    }
  };
}

/** Writes the bars of a timeline: in full for the ear, short for the eye. */
export function useBarText(schedule: Schedule, texts: TimeTexts) {
  const { t } = useTexts(oncallTranslationRef);
  const { namesOf } = usePeopleNames(schedule);
  const overrideText = useOverrideText(schedule);
  const me = useMe();

  const rowLabel = ({ kind, layer, id }: TimelineRow) => {
    if (kind !== 'layer') return t(`schedule.timeline.${kind}`);
    if (layer?.name) return layer.name;
    const layers = schedule.versions.at(-1)!.layers;
    const number = layers.findIndex(each => `layer-${each.id}` === id) + 1;
    return t('schedule.timeline.layerNumber', { number });
  };

  /** The people of a bar, or the lack of them. */
  const what = (bar: Bar): string => {
    if (bar.override) return overrideText(bar.override);
    if (bar.kind !== 'shift')
      return t(`schedule.timeline.${bar.kind as 'gap'}`);
    return namesOf(bar.userRefs);
  };

  /** What stands in a bar: of a gap, how long it is. */
  const short = (bar: Bar): string =>
    bar.kind === 'gap'
      ? t('schedule.timeline.gapFor', { duration: texts.duration(bar) })
      : what(bar);

  const name = (bar: Bar, row: TimelineRow) => {
    let people = what(bar);
    if (bar.kind === 'shift' && bar.overridden) {
      people = t('schedule.timeline.overridden', { what: people });
    }
    if (me && bar.userRefs.includes(me)) {
      people = t('schedule.timeline.you', { what: people });
    }
    return t('schedule.timeline.bar', {
      row: rowLabel(row),
      what: people,
      span: texts.span(bar),
      duration: texts.duration(bar),
    });
  };

  return useMemo(
    () => ({ rowLabel, what, short, name, me }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- all of them read nothing else
    [schedule, texts, me, t],
  );
}

/** What {@link useBarText} answers with. */
export type BarText = ReturnType<typeof useBarText>;
