import { parseEntityRef } from '@backstage/catalog-model';
import type { OnCallReading } from '@callboard/backstage-plugin-oncall-react';

type Answer = Pick<NonNullable<OnCallReading['item']>, 'levels'>;

const KINDS = ['email', 'phone', 'chat'] as const;

/** Whether a variable asks for who is on call: `<on-call>`, `$ONCALL_EMAIL`. */
export const asksWhoIsOnCall = (variable: string): boolean =>
  /^on.?call/i.test(variable);

/** The first person of the first level that has somebody who can answer. */
export const firstOnCall = (item: Answer | null | undefined) =>
  item?.levels
    .flatMap(({ now }) => now?.people ?? [])
    .find(({ gone }) => !gone);

/** What who is on call gives to the variables of pages. */
export function onCallValues(
  item: Answer | null | undefined,
): Record<string, string> {
  const person = firstOnCall(item);
  if (!person) return {};
  const { entityRef, known, title, channels } = person;
  const reached = KINDS.flatMap(kind => {
    const channel = channels.find(one => one.kind === kind);
    return channel ? [[`on-call-${kind}`, channel.label] as const] : [];
  });
  return {
    'on-call': title,
    // Of somebody whom only another system knows there is no user.
    ...(known && { 'on-call-user': parseEntityRef(entityRef).name }),
    ...Object.fromEntries(reached),
  };
}
