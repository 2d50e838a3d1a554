import { useState } from 'react';
import type { StoredSilence } from '@callboard/backstage-plugin-alerts-common';
import { useSilenceAct } from '../../hooks/useSilences';

/** Ends silences: what pages people is asked for before; what pages nobody can be taken back. Above the list, which may be empty then. */
export function useEnding() {
  const [asked, setAsked] = useState<StoredSilence>();
  const [ended, setEnded] = useState<StoredSilence>();
  const end = useSilenceAct((api, { id }: StoredSilence) => api.endSilence(id));
  const again = useSilenceAct((api, before: StoredSilence) => {
    const { matchers, entityRefs, teamRef, startsAt, endsAt, reason } = before;
    return api.createSilence({
      ...{ matchers, startsAt, endsAt, reason },
      ...(entityRefs && { entityRefs }),
      ...(teamRef !== undefined && { teamRef }),
    });
  });
  const isOf = ({ id }: StoredSilence) => end.variables?.id === id;
  return {
    asked,
    ended,
    isEnding: (silence: StoredSilence) => end.isPending && isOf(silence),
    errorOf: (silence: StoredSilence) =>
      end.isError && isOf(silence) ? end.error : undefined,
    begin: (silence: StoredSilence) => {
      end.reset();
      if (silence.openAlerts > 0) setAsked(silence);
      else end.mutate(silence, { onSuccess: () => setEnded(silence) });
    },
    confirm: () => {
      if (asked) end.mutate(asked, { onSuccess: () => setAsked(undefined) });
    },
    keep: () => setAsked(undefined),
    undo: async () => ended && again.mutateAsync(ended),
    forget: () => setEnded(undefined),
  };
}

export type Ending = ReturnType<typeof useEnding>;
