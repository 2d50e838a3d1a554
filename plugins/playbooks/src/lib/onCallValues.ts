import { parseEntityRef } from '@backstage/catalog-model';
import type { OnCallReading } from '@callboard/backstage-plugin-oncall-react';

type Answer = Pick<NonNullable<OnCallReading['item']>, 'levels'>;
type Levels = Answer['levels'];

/** Who is called. */
export type OnCallPerson = NonNullable<Levels[number]['now']>['people'][number];

const KINDS = ['email', 'phone', 'chat'] as const;

/** Whether a variable asks for who is on call: `<on-call>`, `$ONCALL_EMAIL`. */
export const asksWhoIsOnCall = (variable: string): boolean =>
  /^on.?call/i.test(variable);

/** People of the levels in their order; of an answer that is kept while on-call does not answer, those whose shift goes on. */
const peopleNow = (levels: Levels, now: number) =>
  levels.flatMap(({ now: shift }) =>
    shift && !(shift.endsAt && Date.parse(shift.endsAt) <= now)
      ? [shift.people]
      : [],
  );

/** The first person of the first level that has somebody who can answer. */
export function firstOnCall(
  item: Answer | null | undefined,
  now: number,
): OnCallPerson | undefined {
  return peopleNow(item?.levels ?? [], now)
    .flat()
    .find(({ gone }) => !gone);
}

/** Whether it is somebody else than those who are named first, as they have all left. */
export const isStandIn = (
  item: Answer | null | undefined,
  person: OnCallPerson,
  now: number,
): boolean => !peopleNow(item?.levels ?? [], now)[0]?.includes(person);

/** What who is on call gives to the variables of pages. */
export function onCallValues(
  person: OnCallPerson | undefined,
): Record<string, string> {
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
