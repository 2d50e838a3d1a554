import { useUrlState } from '@internal/frontend-kit';
import { groupsOf } from '../../lib/editor/levelTree';
import type { Fields } from '../../lib/editor/yamlText';

/** Which check is shown, by the address; undefined: the document as a whole. */
export function useChosenCheck(document: Fields) {
  const { params, change } = useUrlState();
  const id = params.get('check');
  const chosen = groupsOf(document)
    .flatMap(({ checks }) => checks)
    .find(check => check.id === id);
  return {
    /** Its index in the document. */
    chosen: chosen?.index,
    choose: (next?: string) => change({ check: next }, { replace: true }),
  };
}
