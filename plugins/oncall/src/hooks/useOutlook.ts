import { useDeferredValue, useMemo, useRef } from 'react';
import type { ScheduleDraft } from '../lib/editor/draft';
import {
  lookAhead,
  type EditedSchedule,
  type Outlook,
} from '../lib/editor/outlook';
import type { DraftProblem } from '../lib/editor/readDraft';

/** What a draft would do, as far as it can be read. */
export interface ShownOutlook {
  problems: DraftProblem[];
  /** Of the last draft that could be read. */
  outlook?: Outlook;
  /** Whether what is typed now cannot be read. */
  isStale: boolean;
}

/**
 * Computes what a draft would do after each edit, without holding up the typing. While the draft cannot be read, the last
 * answer stays.
 *
 * @param saved - as it is saved: where nothing else could be read yet, that is what stays
 * @param now - when the editor was opened
 */
export function useOutlook(
  draft: ScheduleDraft,
  saved: ScheduleDraft,
  schedule: EditedSchedule | undefined,
  now: number,
): ShownOutlook {
  const settled = useDeferredValue(draft);
  const { problems, outlook } = useMemo(
    () => lookAhead(settled, schedule, now),
    [settled, schedule, now],
  );
  const last = useRef<Outlook>();
  last.current =
    outlook ?? last.current ?? lookAhead(saved, schedule, now).outlook;
  return { problems, outlook: last.current, isStale: outlook === undefined };
}
