import { useRouteRef } from '@backstage/core-plugin-api';
import type { DocumentName } from '@callboard/backstage-plugin-scorecards-common';
import { editRouteRef } from '../routes';

/** Writes the address of the editor of a document. */
export function useEditPath(): (name: DocumentName) => string {
  const edit = useRouteRef(editRouteRef);
  return ({ kind, id }) => edit({ kind, id });
}
