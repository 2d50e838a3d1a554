import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DocumentFinding,
  DocumentTrial,
  WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** Keys that follow each other faster are asked about once: what the last one does is on screen 200 ms after it. */
const PAUSE_MS = 80;

/**
 * A text: at once when it had not changed for a while, else once nobody has typed for a while. At once is in the same drawing: another
 * one of the whole editor would take as long as the answer.
 */
function useSettled(text: string): string {
  const [state, setState] = useState({ text, settled: text, at: -Infinity });
  if (state.text !== text) {
    const now = performance.now();
    const isFirst = now - state.at > PAUSE_MS;
    setState({ text, settled: isFirst ? text : state.settled, at: now });
  }
  const isOpen = state.settled !== text;
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(
      () => setState(known => ({ ...known, settled: known.text })),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, isOpen]);
  return state.settled;
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

/** What a text would mean if it were published, once typing pauses; the last result stays while there is no other. */
export function useTrial(text: string, tryOn?: string): Trial {
  const api = useApi(scorecardsApiRef);
  const settled = useSettled(text);
  const query = useQuery({
    queryKey: ['trial', settled, tryOn],
    queryFn: async ({ signal }) => ({
      text: settled,
      trial: await api.tryDocument(
        { text: settled, ...(tryOn && { tryOn }) },
        { signal },
      ),
    }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
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
