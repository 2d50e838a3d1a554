import { PersonLink } from '@internal/frontend-kit';
import type {
  OnCallPerson,
  OnCallSource,
} from '@callboard/backstage-plugin-oncall-common';
import { useMe } from '../../hooks/useMe';

/** Somebody on call; oneself is "you". Whom only another system knows is a name: nobody has left. */
export function PersonName(props: {
  person: OnCallPerson;
  source?: OnCallSource;
}) {
  const { person, source } = props;
  const { entityRef, title, known } = person;
  const me = useMe();
  if (source && !known) return <span>{title}</span>;
  return (
    <PersonLink
      entityRef={entityRef}
      title={title}
      left={!known}
      you={entityRef === me}
    />
  );
}
