import { aboutInstant, formatWallTime, WEEK } from '../../domain/wallTime';
import { previewRequest } from '../../openapi/previews';
import type { ScheduleConfiguration } from '../../types';
import { inOrder } from './documentShape';

/** When a window begins that shows what the last version does: it says nothing about the day of the writing. */
function firstMoment({ versions }: ScheduleConfiguration): number {
  const { effectiveFrom, layers } = versions[versions.length - 1];
  const moments = [
    effectiveFrom,
    ...layers.map(({ rotation }) => rotation.startsAt),
    '2026-01-01T00:00',
  ];
  return aboutInstant(moments.find(moment => moment !== undefined)!);
}

/**
 * Our own document: the body of `POST /schedules/preview`, with the four weeks from the beginning of the last version as its
 * window. The same schedule is always the same text.
 */
export function writeDocument(configuration: ScheduleConfiguration): string {
  const start = firstMoment(configuration);
  const document = {
    configuration,
    window: {
      startsAt: formatWallTime(start),
      endsAt: formatWallTime(start + 4 * WEEK),
    },
  };
  return `${JSON.stringify(inOrder(document, previewRequest), null, 2)}\n`;
}
