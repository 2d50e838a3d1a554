import { useApi } from '@backstage/core-plugin-api';
import type {
  DocumentDetail,
  DocumentName,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** Documents as lists show them; of one kind when it is named. */
export function useDocuments(kind?: StandardsDocument['kind']) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['documents', kind],
    queryFn: ({ signal }) =>
      api.listDocuments({ ...(kind && { kind }) }, { signal }),
  });
}

const keyOf = ({ kind, id }: DocumentName) => ['document', kind, id] as const;

/** The draft of a document, or the version in force where there is none. */
export function useDocument(
  { kind, id }: DocumentName,
  /** Nothing is asked without need. */
  { isWanted = true } = {},
) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: keyOf({ kind, id }),
    queryFn: ({ signal }) => api.getDocument({ kind, id }, { signal }),
    // Whoever edits is not told by a reading in the background, but when it is saved.
    staleTime: Infinity,
    enabled: isWanted,
  });
}

/** One version of a document. */
export function useDocumentVersion(
  { kind, id }: DocumentName,
  version: number | undefined,
) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['document-version', kind, id, version],
    queryFn: ({ signal }) => api.getDocument({ kind, id, version }, { signal }),
    enabled: version !== undefined,
    staleTime: Infinity,
  });
}

/** Facts that conditions may read, with what they are on a service. */
export function useFacts(entityRef?: string) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['facts', entityRef],
    queryFn: ({ signal }) =>
      api.listFacts({ ...(entityRef && { entityRef }) }, { signal }),
    placeholderData: known => known,
    staleTime: 5 * 60_000,
  });
}

/** Takes over what the backend answers, and has all read again that may be other by it. */
function useTakeOver() {
  const client = useQueryClient();
  return async (detail: DocumentDetail) => {
    client.setQueryData(keyOf(detail), detail);
    await client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => name !== 'document',
      refetchType: 'none',
    });
  };
}

/** Keeps a draft. */
export function useSaveDraft() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: (request: Parameters<typeof api.saveDraft>[0]) =>
      api.saveDraft(request),
    onSuccess: useTakeOver(),
  });
}

/** What is to be put in force. */
export interface Publication extends DocumentName {
  text: string;
  /** Hash of the draft that is kept; absent when there is none. */
  seenHash?: string;
  /** The text is kept as it is. */
  isSaved: boolean;
  /** ISO 8601; now when absent. */
  from?: string;
  note?: string;
}

/** Keeps a text as a draft where it is not kept yet, and puts it in force. */
export function usePublish() {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  const takeOver = useTakeOver();
  return useMutation({
    mutationFn: async (publication: Publication) => {
      const { kind, id, text, seenHash, isSaved, from, note } = publication;
      let hash = seenHash;
      if (!isSaved || hash === undefined) {
        const saved = await api.saveDraft({ kind, id, text, seenHash });
        // Publishing may fail: the next try stands on this draft.
        client.setQueryData(keyOf({ kind, id }), saved);
        hash = saved.draft?.hash ?? '';
      }
      return api.publishDraft({ kind, id, seenHash: hash, from, note });
    },
    onSuccess: takeOver,
  });
}

/** Throws a draft away. */
export function useDiscardDraft() {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Parameters<typeof api.discardDraft>[0]) =>
      api.discardDraft(request),
    onSuccess: (_, request) =>
      Promise.all([
        client.invalidateQueries({ queryKey: keyOf(request) }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ]),
  });
}

/** Ends a document: it is kept, and judges nobody any more. */
export function useRetire() {
  const api = useApi(scorecardsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: DocumentName) => api.retireDocument(request),
    onSuccess: () => client.invalidateQueries(),
  });
}
