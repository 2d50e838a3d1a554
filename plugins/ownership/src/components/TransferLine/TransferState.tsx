import { StatusChip, type StatusTone, useTexts } from '@internal/frontend-kit';
import type {
  Transfer,
  TransferStatus,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';

const TONES: Partial<Record<TransferStatus, StatusTone>> = {
  proposed: 'progress',
  accepted: 'progress',
  completed: 'good',
};

/** Where a transfer stands, and since when. */
export function TransferState(
  props: Pick<Transfer, 'status' | 'to'> & { since?: string },
) {
  const { status, to, since } = props;
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <StatusChip
      tone={TONES[status] ?? 'neutral'}
      text={t(`transfer.${status}`, { team: to.title })}
      since={since}
    />
  );
}
