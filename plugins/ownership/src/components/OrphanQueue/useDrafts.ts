import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type {
  NamedEntity,
  OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from '../../hooks/useEvidenceText';
import { useSuggestionsByRefs } from '../../hooks/useSuggestionsByRefs';
import type { Draft } from '../../lib/drafts';
import { reasonOf } from '../../lib/reasonOf';
import { ownershipTranslationRef } from '../../translation';

interface Written {
  team?: NamedEntity;
  reason?: string;
}

/** What {@link useDrafts} answers with. */
export type Drafts = ReturnType<typeof useDrafts>;

/** Proposals in the making, one for each entity of a page. Without a choice of the reader it is the best suggestion. */
export function useDrafts(rows: OwnershipRow[]) {
  const { t } = useTexts(ownershipTranslationRef);
  const say = useEvidenceText();
  const { data, isFetching } = useSuggestionsByRefs(
    rows.map(row => row.entityRef),
  );
  const [written, setWritten] = useState<Record<string, Written>>({});

  const drafts = rows.map((row): Draft => {
    const suggestions = data?.get(row.entityRef);
    const { team = suggestions?.[0]?.owner, reason } =
      written[row.entityRef] ?? {};
    const suggestion = suggestions?.find(
      ({ owner }) => owner.entityRef === team?.entityRef,
    );
    return {
      row,
      suggestions,
      team,
      suggestion,
      reason:
        reason ??
        (suggestion
          ? reasonOf(suggestion.evidence.map(say))
          : t('page.orphans.pickedReason', { title: row.title })),
    };
  });
  return {
    drafts,
    /** What speaks for whom is on its way. */
    isSearching: isFetching,
    /** Another team has another reason, unless the reader has written one. */
    chooseTeam: (entityRef: string, team: NamedEntity) =>
      setWritten(known => ({
        ...known,
        [entityRef]: { ...known[entityRef], team },
      })),
    writeReason: (entityRef: string, reason: string) =>
      setWritten(known => ({
        ...known,
        [entityRef]: { ...known[entityRef], reason },
      })),
  };
}
