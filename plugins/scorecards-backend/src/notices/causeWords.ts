import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import { providerOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Collectors } from '../service/state/Collectors';

/** Where a change came from, in one sentence; nothing for changes of the bar, which are told otherwise. */
export function causeWords(
  cause: ChangeCause,
  collectors: Pick<Collectors, 'titleOf'>,
): string | undefined {
  switch (cause.kind) {
    case 'fact':
      return `Told by ${collectors.titleOf(providerOf(cause.fact))}.`;
    case 'collector':
      return `Told by ${collectors.titleOf(cause.provider)}.`;
    case 'exemption':
      return 'Its exemption is over.';
    case 'time':
      return 'A fact has become too old, or its time has come.';
    case 'catalog':
      return 'It is described otherwise in the catalog.';
    default:
      return undefined;
  }
}
