import { useCallback, useMemo, useState } from 'react';
import { localTimeZone, useTexts } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useDraft } from '../../hooks/useDraft';
import { useMe } from '../../hooks/useMe';
import { useOutlook } from '../../hooks/useOutlook';
import { asSentence } from '../../lib/asSentence';
import { onVersion, type ScheduleDraft } from '../../lib/editor/draft';
import { emptyDraft, namesOf, savedDraft } from '../../lib/editor/initialDraft';
import { editedVersion, lookAhead } from '../../lib/editor/outlook';
import { isBlocking, type DraftProblem } from '../../lib/editor/readDraft';
import type { EditorValue } from './EditorContext';
import { oncallTranslationRef } from '../../translation';

/** What {@link useEditorState} answers with. */
export type EditorState = ReturnType<typeof useEditorState>;

/** Finds what is wrong with a field, in words. */
function useProblemText(problems: DraftProblem[], asked: boolean) {
  const { t } = useTexts(oncallTranslationRef);
  return (field: string, value = '') => {
    const found = problems.find(problem => problem.field === field);
    // A new schedule is not found fault with before anybody wants to save it.
    if (!found || (!asked && !isBlocking(found))) return undefined;
    const { code, message } = found;
    return code === 'other'
      ? asSentence(`${value} ${message}`.trim())
      : t(`editor.problem.${code}`, { value });
  };
}

/** Names people; the same function until somebody comes or goes, so that what it writes is not written anew. */
function useNames(
  draft: ScheduleDraft,
  schedule: Schedule | undefined,
  me: string | undefined,
) {
  const { t } = useTexts(oncallTranslationRef);
  const entries = JSON.stringify([...namesOf(draft, schedule?.people ?? [])]);
  return useMemo(() => {
    const names = new Map<string, string>(JSON.parse(entries));
    return (ref: string) =>
      ref === me ? t('editor.you') : names.get(ref) ?? ref;
  }, [entries, me, t]);
}

/**
 * Everything behind the editor: what is typed, what is wrong with it, and what it would do.
 *
 * @param schedule - absent for a new one
 * @param teamRef - of a new one, as far as it is known
 */
export function useEditorState(
  schedule: Schedule | undefined,
  teamRef: string,
) {
  const me = useMe();
  const [now] = useState(Date.now);
  const [asked, setAsked] = useState(false);
  const version = schedule && editedVersion(schedule);
  const saved = useMemo(
    () =>
      schedule
        ? savedDraft(schedule, now)
        : emptyDraft(teamRef, localTimeZone()),
    [schedule, teamRef, now],
  );
  const handle = useDraft({
    key: schedule?.id ?? `new ${teamRef}`,
    baseVersion: version?.number ?? 0,
    initial: () => saved,
  });
  const { draft, restart } = handle;
  const number = version?.number ?? 0;
  const restartFromSaved = useCallback(
    () => restart(saved, number),
    [restart, saved, number],
  );
  const shown = useOutlook(draft, saved, schedule, now);
  const problemOf = useProblemText(shown.problems, asked);
  const nameOf = useNames(draft, schedule, me);
  const blocking = shown.problems.find(isBlocking);
  const value: EditorValue = {
    draft,
    saved,
    isNew: !schedule,
    fromFile: shown.outlook?.fromFile,
    due: shown.outlook?.due ?? {},
    change: handle.change,
    ahead: other => lookAhead(other, schedule, now),
    problems: shown.problems,
    problemOf,
  };
  return {
    ...handle,
    value,
    shown,
    me,
    asked,
    ask: () => setAsked(true),
    nameOf,
    reason: blocking && problemOf(blocking.field),
    /** Of another version than the one that the draft stands on. */
    newer:
      version && version.number !== handle.baseVersion ? version : undefined,
    rebaseOntoSaved: () =>
      version && handle.rebase(onVersion(draft, version), version.number),
    restartFromSaved,
  };
}
