import type { FactSet } from '@callboard/backstage-plugin-scorecards-common';
import { fullRef } from '../access/refs';
import type { TeamDirectory } from '../access/Teams';
import type { Service } from '../state/Estate';

/** Whether somebody may sign off facts of a set for a service: who keeps the set, and whom it names. */
export function maySign(options: {
  set: FactSet;
  service: Pick<Service, 'owner'>;
  directory: TeamDirectory;
  userRef: string | undefined;
}): boolean {
  const { set, service, directory, userRef } = options;
  return [set.owner, ...(set.signers ?? [])].some(signer =>
    directory.isMember(
      userRef,
      signer.toLowerCase() === 'owner' ? service.owner : fullRef(signer),
    ),
  );
}
