import { useMemo } from 'react';
import { useUrlState } from '@internal/frontend-kit';
import {
  resolveSchedule,
  runtimeClocks,
} from '@callboard/backstage-plugin-oncall-common';
import { PICTURE_LENGTH, type Outlook } from '../lib/editor/outlook';
import { DAY } from '../lib/timeline/wall';

/**
 * The two weeks that the picture shows: the first ones, or for a new schedule those from `?at=` on, as when a file's shifts
 * differ there.
 */
export function usePictureAt(outlook: Outlook) {
  const { params, change } = useUrlState();
  const asked = Date.parse(params.get('at') ?? '');
  const { from, picture, after } = outlook;
  const isElsewhere = !picture.before && !Number.isNaN(asked);
  const shown = useMemo(() => {
    if (!isElsewhere) return { ...picture, from };
    // A day before, so that the eye finds what led there.
    const start = asked - DAY;
    const end = start + PICTURE_LENGTH;
    return {
      from: start,
      before: undefined,
      after: resolveSchedule(after, start, end, runtimeClocks(start, end)),
    };
  }, [isElsewhere, asked, from, picture, after]);
  return {
    ...shown,
    /** Where the picture was sent to; undefined at the start. */
    at: isElsewhere ? asked : undefined,
    goBack: () => change({ at: undefined }),
  };
}
