import type { VisibleView } from '@internal/backend-kit';
import type { AlertOwner } from '@callboard/backstage-plugin-playbooks-common';
import type { Directory } from '../entities/Directory';

/** Labels that name a team, and labels that name what a team owns; the surest first. */
const TEAM_LABELS = ['team', 'owner', 'squad', 'owning_team'];
const SERVICE_LABELS = [
  'service',
  'component',
  'app',
  'app_kubernetes_io_name',
  'service_name',
  'system',
  'deployment',
  'job',
  'namespace',
];
const SERVICE_KINDS = ['component', 'system', 'api', 'resource', 'domain'];

interface Candidate {
  label: string;
  ownerRef: string;
  serviceRef?: string;
}

/** What a label may mean: a reference, or the name of something in the default namespace. */
function refsOf(value: string, kinds: readonly string[]): string[] {
  const name = value.trim().toLocaleLowerCase('en-US').replace(/^@/, '');
  if (!/^[\w.:/-]{1,200}$/.test(name)) return [];
  if (name.includes(':')) {
    return [name.includes('/') ? name : name.replace(':', ':default/')];
  }
  return kinds.map(
    kind => `${kind}:${name.includes('/') ? name : `default/${name}`}`,
  );
}

/** Teams that labels lead to, the surest first, whoever sees them. */
export function ownersByLabels(
  labels: Readonly<Record<string, string>>,
  { groups, entities }: Pick<Directory, 'groups' | 'entities'>,
): Candidate[] {
  const told = (names: readonly string[], kinds: readonly string[]) =>
    names.flatMap(label =>
      refsOf(labels[label] ?? '', kinds).map(ref => ({ label, ref })),
    );
  return [
    ...told(TEAM_LABELS, ['group'])
      .filter(({ ref }) => groups.has(ref))
      .map(({ label, ref }) => ({ label, ownerRef: ref })),
    ...told(SERVICE_LABELS, SERVICE_KINDS).flatMap(({ label, ref }) =>
      (entities.get(ref)?.ownerRefs ?? []).map(ownerRef => ({
        label,
        ownerRef,
        serviceRef: ref,
      })),
    ),
  ];
}

/**
 * The team that answers for an alert as far as its labels tell, among what the reader sees.
 *
 * @param view - what the reader sees of the catalog; asked only when labels name something
 */
export async function alertOwner(
  labels: Readonly<Record<string, string>>,
  directory: Pick<Directory, 'groups' | 'entities'>,
  view: () => Promise<Pick<VisibleView, 'check'>>,
): Promise<AlertOwner | undefined> {
  const candidates = ownersByLabels(labels, directory);
  if (candidates.length === 0) return undefined;
  const { check } = await view();
  const sees = await check(
    candidates.flatMap(({ ownerRef, serviceRef }) =>
      serviceRef ? [ownerRef, serviceRef] : [ownerRef],
    ),
  );
  const found = candidates.find(
    ({ ownerRef, serviceRef }) =>
      sees(ownerRef) && (serviceRef === undefined || sees(serviceRef)),
  );
  if (!found) return undefined;
  const { ownerRef, serviceRef, label } = found;
  const service = serviceRef && directory.entities.get(serviceRef);
  return {
    entityRef: ownerRef,
    title: directory.groups.get(ownerRef)?.title ?? ownerRef,
    label,
    ...(service && {
      service: { entityRef: service.entityRef, title: service.title },
    }),
  };
}
