import { useMemo, useState } from 'react';
import { useUrlState } from '@internal/frontend-kit';
import {
  findValues,
  type ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { alertOf } from '../../lib/pagePaths';

/**
 * Values of the variables of a page: typed ones from the address, others from the alert it was opened for. Secret ones are
 * kept here alone, and are gone with the page.
 */
export function usePageValues({ variables }: ParsedPage) {
  const { params, change } = useUrlState();
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const alert = useMemo(() => alertOf(params), [params]);
  const found = useMemo(() => {
    const given = Object.fromEntries(
      [...params]
        .filter(([name]) => name.startsWith('v.'))
        .map(([name, value]) => [name.slice(2), value]),
    );
    return findValues(variables, { alert, given: { ...given, ...secrets } });
  }, [variables, alert, params, secrets]);
  const values = useMemo(
    () =>
      new Map(
        found.flatMap(({ name, value }) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
    [found],
  );
  const type = (name: string, value: string) => {
    if (variables.find(one => one.name === name)?.declared?.secret) {
      setSecrets(before => ({ ...before, [name]: value }));
    } else {
      change({ [`v.${name}`]: value }, { replace: true });
    }
  };
  return { alert, found, values, type };
}
