import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  errorStatus,
  useAnnounce,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  DocumentDetail,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  useDiscardDraft,
  useFacts,
  usePublish,
  useSaveDraft,
} from '../../hooks/useDocuments';
import { useEditorText } from '../../hooks/useEditorText';
import { usePagePath } from '../../hooks/usePagePath';
import { readFields, type Fields } from '../../lib/editor/yamlText';
import { scorecardsTranslationRef } from '../../translation';

const NO_FIELDS: Fields = {};

/** Below this, conditions have no room to be built. */
const MOST_SMALL_PX = 899;

/** The fields of the text, or of the last that could be read. */
function useFields(text: string) {
  const read = useMemo(() => readFields(text), [text]);
  const [known, setKnown] = useState(read ?? NO_FIELDS);
  if (read && read !== known) setKnown(read);
  return { document: read ?? known, isReadable: read !== undefined };
}

/** Facts by their full names. */
function useFactMap(tryOn: string | undefined): ReadonlyMap<string, FactInfo> {
  const { data } = useFacts(tryOn);
  return useMemo(
    () => new Map(data?.items.map(fact => [fact.fullName, fact])),
    [data],
  );
}

/** Reads the document again. */
export type Reload = () => Promise<{ data?: DocumentDetail }>;

/** Keeps the draft, throws it away, and tells when somebody else was faster. */
function useDrafting(
  detail: DocumentDetail,
  typed: ReturnType<typeof useEditorText>,
  reload: Reload,
) {
  const { kind, id, draft } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const navigate = useNavigate();
  const path = usePagePath();
  const [isConflict, setConflict] = useState(false);
  const saving = useSaveDraft();
  const discarding = useDiscardDraft();
  const publishing = usePublish();

  const onError = (error: unknown) => {
    if (errorStatus(error) !== 409) return;
    setConflict(true);
    // What the other has saved is what the next try stands on; what was typed stays.
    void reload();
  };
  const onDiscarded = async () => {
    announce(t('editor.head.discarded'));
    if (!detail.active) navigate(path.tab('documents'));
    else typed.history.restart((await reload()).data?.text ?? detail.text);
  };
  return {
    saving,
    save: () =>
      saving.mutate(
        { kind, id, text: typed.text, seenHash: draft?.hash },
        { onSuccess: () => announce(t('editor.head.saved')), onError },
      ),
    discarding,
    discard: () => {
      // What was typed comes back by undo.
      if (typed.isChanged || !draft) typed.history.restart(detail.text);
      else {
        discarding.mutate(
          { kind, id, seenHash: draft.hash },
          { onSuccess: () => void onDiscarded(), onError },
        );
      }
    },
    publishing,
    onPublishError: onError,
    isConflict,
    endConflict: () => {
      setConflict(false);
      saving.reset();
      publishing.reset();
    },
  };
}

/** All that the editor knows and does. */
export function useEditorState(detail: DocumentDetail, reload: Reload) {
  const { params } = useUrlState();
  const tryOn = params.get('try') ?? undefined;
  const typed = useEditorText({
    key: `${detail.kind}/${detail.id}`,
    saved: detail.text,
    hash: detail.draft?.hash ?? detail.active?.hash,
  });
  const [isPublishing, setPublishing] = useState(false);
  return {
    detail,
    typed,
    ...useFields(typed.text),
    facts: useFactMap(tryOn),
    tryOn,
    isSmall: useNarrow(MOST_SMALL_PX),
    mayPublish: detail.mayEdit && detail.origin === 'portal',
    ...useDrafting(detail, typed, reload),
    isPublishing,
    setPublishing,
  };
}

export type EditorState = ReturnType<typeof useEditorState>;
