import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DocumentFinding,
  DocumentTrial,
  WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  keepPreviousData,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';
import type { TextHistory } from '../lib/editor/TextHistory';
import { useLatest } from './useLatest';

/** Keys that follow each other faster are asked about once: what the last one does is on screen 200 ms after it. */
const PAUSE_MS = 80;

/**
 * The text that is asked about: of a key at once when none was pressed for a while, else once nobody has typed for a while.
 *
 * @param ask - asks before the key is drawn: drawing the editor takes as long as the answer
 */
function useAsked(history: TextHistory, ask: (text: string) => void): string {
  const [asked, setAsked] = useState(() => history.read().text);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let typedAt = -Infinity;
    const go = () => {
      const { text } = history.read();
      ask(text);
      setAsked(text);
    };
    const stop = history.subscribe(() => {
      clearTimeout(timer);
      const isFirst = performance.now() - typedAt > PAUSE_MS;
      typedAt = performance.now();
      if (isFirst) go();
      else timer = setTimeout(go, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [history, ask]);
  return asked;
}

/** What a text would mean. */
export interface Trial {
  /** Of the last text that was asked about: see `isWaiting`. */
  findings: readonly DocumentFinding[];
  /** The last that could be told. */
  whatIf?: WhatIf;
  tookMs: number;
  tried?: DocumentTrial['tried'];
  /** The text is broken: `whatIf` is of the last one that was not. */
  isOld: boolean;
  /** What is told is not of this text yet: places in it may be others. */
  isWaiting: boolean;
  error: unknown;
  retry: () => void;
}

/** Its mistakes keep it from being published: what it would do with them is of no use. */
const isBroken = ({ whatIf, findings }: DocumentTrial): boolean =>
  !whatIf || findings.some(({ severity }) => severity === 'error');

const NOTHING: readonly DocumentFinding[] = [];

function useQueryOf(tryOn: string | undefined) {
  const api = useApi(scorecardsApiRef);
  return (text: string) =>
    queryOptions({
      queryKey: ['trial', text, tryOn],
      queryFn: async ({ signal }) => ({
        text,
        trial: await api.tryDocument(
          { text, ...(tryOn && { tryOn }) },
          { signal },
        ),
      }),
      retry: false,
      gcTime: 60_000,
    });
}

/** What the text would mean if it were published, once typing pauses; the last result stays while there is no other. */
export function useTrial(history: TextHistory, tryOn?: string): Trial {
  const { text } = useSyncExternalStore(history.subscribe, history.read);
  const queryOf = useQueryOf(tryOn);
  const client = useQueryClient();
  const ask = useLatest((of: string) => void client.prefetchQuery(queryOf(of)));
  const query = useQuery({
    ...queryOf(useAsked(history, ask)),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const [valid, setValid] = useState<DocumentTrial>();
  const isOld = data !== undefined && isBroken(data.trial);
  if (data && !isOld && data.trial !== valid) setValid(data.trial);
  return {
    findings: data?.trial.findings.length ? data.trial.findings : NOTHING,
    whatIf: valid?.whatIf,
    tookMs: valid?.tookMs ?? 0,
    tried: data?.trial.tried,
    isOld,
    isWaiting: data?.text !== text,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
