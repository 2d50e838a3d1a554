import { PersonLink } from '@internal/frontend-kit';
import type { OnCallPerson } from '@callboard/backstage-plugin-oncall-common';
import { useMe } from '../../hooks/useMe';

/** Somebody on call; oneself is "you". Whom only another system knows, or whom the reader may not see, is a name alone. */
export function PersonName({ person }: { person: OnCallPerson }) {
  const { entityRef, title, known, gone } = person;
  const me = useMe();
  if (!known && !gone) return <span>{title}</span>;
  return (
    <PersonLink
      entityRef={entityRef}
      title={title}
      left={gone}
      you={entityRef === me}
    />
  );
}
