import { useOnCall } from '@callboard/backstage-plugin-oncall-react';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';

/** Numbers are data of the catalog, or of another system. */
const isNumber = (href: string | undefined): href is string =>
  /^tel:\+?[\d().\s-]{3,40}$/.test(href ?? '');

/** The phone of who is paged next, as on-call knows it. */
export function useNextPhone({ entity, team, next }: AlertDetail) {
  const person = next?.people.at(0);
  const { data } = useOnCall(person && (entity?.entityRef ?? team?.entityRef));
  if (!person) return undefined;
  const known = (data?.item?.levels ?? [])
    .flatMap(({ now }) => now?.people ?? [])
    .find(({ entityRef }) => entityRef === person.entityRef);
  const href = known?.channels.find(
    channel => channel.kind === 'phone' && isNumber(channel.href),
  )?.href;
  return href === undefined ? undefined : { href, title: person.title };
}
