import { formatDay, useLocale, useTexts } from '@internal/frontend-kit';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import type { Decide } from '../../hooks/useDecide';
import { transferAnchor } from '../../lib/transferAnchor';
import { EvidenceList } from '../EvidenceList';
import { PatchBlock } from '../PatchBlock';
import {
  TransferActions,
  TransferReason,
  TransferState,
} from '../TransferLine';
import { ownershipTranslationRef } from '../../translation';
import styles from './TransferList.module.css';

/** One transfer: where it stands, why it was proposed, what was answered, and what can be done. */
export function TransferItem(props: { transfer: Transfer; decide: Decide }) {
  const { transfer, decide } = props;
  const { id, status, to, evidence, note, expiresAt } = transfer;
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const since = transfer.closedAt ?? transfer.decidedAt ?? transfer.proposedAt;
  return (
    <li id={transferAnchor(id)} tabIndex={-1} className={styles.transfer}>
      <TransferState status={status} to={to} since={since} />
      <TransferReason transfer={transfer} />
      <EvidenceList
        title={t('transfers.evidence', { team: to.title })}
        evidence={evidence}
      />
      {note && (
        <p>
          {transfer.decidedBy
            ? t('transfers.noteBy', { person: transfer.decidedBy.title, note })
            : t('transfers.note', { note })}
        </p>
      )}
      {status === 'accepted' && <PatchBlock transferId={id} open />}
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
