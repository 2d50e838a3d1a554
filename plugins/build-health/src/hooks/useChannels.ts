import {
  readLevels,
  useOnCall,
} from '@callboard/backstage-plugin-oncall-react';
import { safeHref, useNow } from '@internal/frontend-kit';

/** Addresses are data of the catalog, or of another system. */
const isReachable = (href: string) =>
  /^tel:\+?[\d().\s-]{3,40}$/.test(href) || safeHref(href) !== undefined;

/** How the first person on call for an entity is reached; empty once that shift is over. */
export function useChannels(entityRef: string) {
  const { isInstalled, data } = useOnCall(entityRef);
  const now = useNow();
  const shift = readLevels(data?.item?.levels ?? []).answering?.now;
  const isOver = shift !== undefined && Date.parse(shift.endsAt) <= now;
  const person = isOver ? undefined : shift?.people.find(({ gone }) => !gone);
  return {
    isInstalled,
    channels: (person?.channels ?? []).flatMap(({ href, label, kind }) =>
      href && isReachable(href) ? [{ href, label, kind }] : [],
    ),
  };
}
