import { useLocation } from 'react-router-dom';
import type {
  FiringAlert,
  NewRun,
  Playbook,
  VariableValue,
} from '@callboard/backstage-plugin-playbooks-common';

/** A run of what is being read: this text, this section, the alert and the values. Secret ones stay in the browser. */
export function useNewRun(
  { id, version, page }: Playbook,
  context: { alert?: FiringAlert; found: readonly VariableValue[] },
): Omit<NewRun, 'id' | 'isDrill'> {
  const { hash } = useLocation();
  const { alert, found } = context;
  const secret = new Set(
    page.variables
      .filter(({ declared }) => declared?.secret)
      .map(({ name }) => name),
  );
  const values = Object.fromEntries(
    found.flatMap(({ name, value }) =>
      value === undefined || secret.has(name) ? [] : [[name, value]],
    ),
  );
  const sectionId = decodeURIComponent(hash.slice(1)).replace(
    /^user-content-/,
    '',
  );
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
