import {
  EntityLink,
  formatDay,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import type { Decide } from '../../hooks/useDecide';
import { PatchBlock } from '../PatchBlock';
import {
  TransferActions,
  TransferReason,
  TransferState,
} from '../TransferLine';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

/** One transfer: of what, where it stands and why, the change of the descriptor it waits for, and what can be done. */
export function RequestItem(props: { transfer: Transfer; decide: Decide }) {
  const { transfer, decide } = props;
  const { id, entity, status, to, note, decidedBy, expiresAt } = transfer;
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const since = transfer.closedAt ?? transfer.decidedAt ?? transfer.proposedAt;
  return (
    <li className={styles.item}>
      <EntityLink {...entity} />
      <TransferState status={status} to={to} since={since} />
      <TransferReason transfer={transfer} />
      {note && (
        <p>
          {decidedBy
            ? t('transfers.noteBy', { person: decidedBy.title, note })
            : t('transfers.note', { note })}
        </p>
      )}
      {status === 'accepted' && <PatchBlock transferId={id} />}
      <TransferActions transfer={transfer} decide={decide} />
      {expiresAt && (
        <p className={styles.quiet}>
          {t('transfers.expires', {
            date: formatDay(new Date(expiresAt), { locale }),
          })}
        </p>
      )}
    </li>
  );
}
