import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { downloadText } from '@internal/frontend-kit';
import { scorecardsApiRef } from '../api';
import type { MatrixRequest } from '../lib/matrixQuery';

/** Services of a page of the matrix. */
export const MATRIX_PAGE = 50;

/** A page of services and checks; while another one loads, the page before it. */
export function useMatrix(request: MatrixRequest) {
  const api = useApi(scorecardsApiRef);
  return useQuery({
    queryKey: ['matrix', request],
    queryFn: ({ signal }) =>
      api.getMatrix({ ...request, limit: MATRIX_PAGE }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Has the backend write all services of the matrix as CSV, and hands the file to the browser. */
export function useMatrixDownload() {
  const api = useApi(scorecardsApiRef);
  return useMutation({
    mutationFn: async (options: {
      request: Omit<MatrixRequest, 'limit' | 'cursor'>;
      fileName: string;
    }) =>
      downloadText({
        text: await api.exportMatrix(options.request),
        fileName: options.fileName,
        type: 'text/csv',
      }),
  });
}
