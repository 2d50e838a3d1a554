import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  FiringAlert,
  ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';

const MOST = 5;

/** Labels by which alerts name a service. */
const LABELS = ['service', 'component', 'app'];

/** A full reference, where the text is one or a name; `#ledger` or an address is none. */
function refOf(text: string, defaultKind: string): string[] {
  if (!/^[\w.:/-]{1,200}$/.test(text)) return [];
  try {
    const ref = parseEntityRef(text, {
      defaultKind,
      defaultNamespace: 'default',
    });
    return [stringifyEntityRef(ref)];
  } catch {
    return [];
  }
}

/**
 * What a page may be about, the surest first: what the alert is known to be of, services that the page names, the one that the alert
 * names, the team that owns it. Whether they are in the catalog is not known here.
 */
export function subjectRefs(
  { frontMatter }: Pick<ParsedPage, 'frontMatter'>,
  alert: Pick<FiringAlert, 'labels' | 'entityRef'> | undefined,
): string[] {
  const { services, owner } = frontMatter;
  const labelled = LABELS.flatMap(name => alert?.labels[name] ?? []);
  const refs = [
    ...(alert?.entityRef ? refOf(alert.entityRef, 'component') : []),
    ...services.slice(0, MOST).flatMap(text => refOf(text, 'component')),
    ...labelled.flatMap(text => refOf(text, 'component')),
    ...(owner ? refOf(owner, 'group') : []),
  ];
  return [...new Set(refs)];
}
