import { useLocation } from 'react-router-dom';
import {
  isSecretVariable,
  type FiringAlert,
  type NewRun,
  type Playbook,
  type VariableValue,
} from '@callboard/backstage-plugin-playbooks-common';
import { decoded } from '../lib/decoded';

/** A run of what is being read: this text, this section, the alert and the values. Secret ones stay in the browser. */
export function useNewRun(
  { id, version, page }: Playbook,
  context: { alert?: FiringAlert; found: readonly VariableValue[] },
): Omit<NewRun, 'id' | 'isDrill'> {
  const { hash } = useLocation();
  const { alert, found } = context;
  const secret = new Set(
    page.variables.filter(isSecretVariable).map(({ name }) => name),
  );
  const values = Object.fromEntries(
    found.flatMap(({ name, value, from }) =>
      value === undefined ||
      secret.has(name) ||
      // Who is on call changes while a run goes on, and is nobody's to keep.
      from?.kind === 'on-call'
        ? []
        : [[name, value]],
    ),
  );
  const anchor = decoded(hash.slice(1)).replace(/^user-content-/, '');
  const sectionId = page.sections.find(one => one.id === anchor)?.id;
  return {
    pageId: id,
    version,
    values,
    ...(sectionId && { sectionId }),
    ...(alert && {
      alert: {
        labels: alert.labels,
        ...(alert.startsAt && { startsAt: alert.startsAt }),
      },
    }),
  };
}
