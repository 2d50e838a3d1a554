import { useMemo } from 'react';
import { useUrlState } from '@internal/frontend-kit';
import {
  findValues,
  isSecretVariable,
  type ParsedPage,
  type Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { asksWhoIsOnCall, onCallValues } from '../lib/onCallValues';
import { alertOf } from '../lib/pagePaths';
import { useFirstOnCall } from './useFirstOnCall';
import { useSubject } from './useSubject';

const NO_SECRETS: Record<string, string> = {};

/** Secret values: in the memory of this tab alone, for the page and its runs, and gone with the tab. */
function useSecrets(pageId: string) {
  const client = useQueryClient();
  const queryKey = ['secrets', pageId];
  const { data = NO_SECRETS } = useQuery({
    queryKey,
    queryFn: () => NO_SECRETS,
    enabled: false,
    gcTime: Infinity,
  });
  const keep = (name: string, value: string) =>
    client.setQueryData<Record<string, string>>(queryKey, before => ({
      ...before,
      [name]: value,
    }));
  return [data, keep] as const;
}

/** What who is on call gives to the variables of a page, asked only where one of them wants it. */
function useOnCallValues(
  { variables }: Pick<ParsedPage, 'variables'>,
  entityRef: string | undefined,
): Record<string, string> {
  const isAsked = variables.some(({ name }) => asksWhoIsOnCall(name));
  const { person } = useFirstOnCall(isAsked ? entityRef : undefined);
  return useMemo(() => onCallValues(person), [person]);
}

/**
 * Values of the variables of a page: typed ones from the address, others from the alert it was opened for, from its run, or
 * from what it is about and who is on call for it.
 */
export function usePageValues(
  page: ParsedPage,
  context: {
    pageId: string;
    run?: Pick<Run, 'alert' | 'values'>;
    mapping?: Record<string, string>;
  },
) {
  const { pageId, run, mapping } = context;
  const { variables } = page;
  const { params, change } = useUrlState();
  const [secrets, keepSecret] = useSecrets(pageId);
  const alert = useMemo(
    () => alertOf(params) ?? (run?.alert && { annotations: {}, ...run.alert }),
    [params, run?.alert],
  );
  const subject = useSubject(page, alert);
  const onCall = useOnCallValues(page, subject?.entityRef);
  const found = useMemo(() => {
    const typed = Object.fromEntries(
      [...params]
        .filter(([name]) => name.startsWith('v.'))
        .map(([name, value]) => [name.slice(2), value]),
    );
    const given = { ...run?.values, ...typed, ...secrets };
    const entity = subject?.values;
    return findValues(variables, { alert, entity, onCall, given, mapping });
  }, [
    variables,
    alert,
    params,
    secrets,
    run?.values,
    subject,
    onCall,
    mapping,
  ]);
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
    const variable = variables.find(one => one.name === name);
    if (variable && isSecretVariable(variable)) {
      keepSecret(name, value);
    } else {
      change({ [`v.${name}`]: value }, { replace: true });
    }
  };
  return { alert, subject, found, values, type };
}
