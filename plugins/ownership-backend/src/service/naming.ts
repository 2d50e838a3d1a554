import type {
  NamedEntity,
  Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';

/** A user or group by its title, when the viewer sees it. */
export function nameOf(
  ref: string | undefined,
  { organisation, sees }: Viewpoint,
): NamedEntity | undefined {
  if (ref === undefined || !sees(ref)) return undefined;
  const found = organisation.groups.get(ref) ?? organisation.users.get(ref);
  return found && { entityRef: ref, title: found.title };
}
