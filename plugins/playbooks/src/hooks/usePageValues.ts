import { useMemo } from 'react';
import { useUrlState } from '@internal/frontend-kit';
import type {
  ParsedPage,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { alertOf } from '../lib/pagePaths';
import { useFoundValues } from './useFoundValues';

/** Values of the variables of a page as its address says, which keeps what is typed; of its run, too. */
export function usePageValues(
  page: ParsedPage,
  context: {
    pageId: string;
    run?: Pick<Run, 'alert' | 'values'>;
    mapping?: Record<string, string>;
  },
) {
  const { run, ...others } = context;
  const { params, change } = useUrlState();
  const alert = useMemo(
    () => alertOf(params) ?? (run?.alert && { annotations: {}, ...run.alert }),
    [params, run?.alert],
  );
  const given = useMemo(() => {
    const typed = [...params]
      .filter(([name]) => name.startsWith('v.'))
      .map(([name, value]) => [name.slice(2), value]);
    return { ...run?.values, ...Object.fromEntries(typed) };
  }, [params, run?.values]);
  const found = useFoundValues(page, {
    ...others,
    ...{ alert, given },
    onType: (name, value) =>
      change({ [`v.${name}`]: value }, { replace: true }),
  });
  return { alert, ...found };
}
