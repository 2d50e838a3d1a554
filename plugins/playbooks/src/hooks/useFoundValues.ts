import { useMemo } from 'react';
import {
  findValues,
  isSecretVariable,
  type FiringAlert,
  type ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { asksWhoIsOnCall, onCallValues } from '../lib/onCallValues';
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
 * Values of the variables of a page: given ones, others from the alert that it is opened for, or from what it is about and who is on
 * call for it. Typed ones are kept by `onType`, secret ones in the memory of this tab alone.
 */
export function useFoundValues(
  page: ParsedPage,
  context: {
    pageId: string;
    alert?: FiringAlert;
    /** Variable → value; it has to be the same object while nothing changes. */
    given: Record<string, string>;
    mapping?: Record<string, string>;
    onType: (name: string, value: string) => void;
  },
) {
  const { pageId, alert, given, mapping, onType } = context;
  const { variables } = page;
  const [secrets, keepSecret] = useSecrets(pageId);
  const subject = useSubject(page, alert);
  const onCall = useOnCallValues(page, subject?.entityRef);
  const found = useMemo(
    () =>
      findValues(variables, {
        ...{ alert, onCall, mapping },
        entity: subject?.values,
        given: { ...given, ...secrets },
      }),
    [variables, alert, onCall, mapping, subject, given, secrets],
  );
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
    if (variable && isSecretVariable(variable)) keepSecret(name, value);
    else onType(name, value);
  };
  return { subject, found, values, type };
}
