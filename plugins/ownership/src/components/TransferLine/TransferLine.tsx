import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type {
  OpenTransfer,
  Ownership,
} from '@callboard/backstage-plugin-ownership-common';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useDecide, type Decide } from '../../hooks/useDecide';
import { useTransfer } from '../../hooks/useTransfers';
import { PatchBlock } from '../PatchBlock';
import { DecisionOutcome } from './DecisionOutcome';
import { TransferActions } from './TransferActions';
import { TransferReason } from './TransferReason';
import { TransferState } from './TransferState';
import { ownershipTranslationRef } from '../../translation';
import styles from './TransferLine.module.css';

/** The open transfer of an entity, with what the reader may do about it. */
export function TransferLine(props: {
  ownership: Pick<Ownership, 'entityRef' | 'transfer'>;
  /** The buttons may have gone with what they did. */
  onActed?: () => void;
}) {
  const { entityRef, transfer } = props.ownership;
  const decide = useDecide();
  useAfterAct(decide.data, props.onActed);
  return (
    <>
      {transfer && (
        <Open entityRef={entityRef} transfer={transfer} decide={decide} />
      )}
      <DecisionOutcome decide={decide} />
    </>
  );
}

function Open(props: {
  entityRef: string;
  transfer: OpenTransfer;
  decide: Decide;
}) {
  const { entityRef, decide } = props;
  const { id, status, to, proposedAt } = props.transfer;
  const { t } = useTexts(ownershipTranslationRef);
  const { transfer, failed, retry } = useTransfer(entityRef, id);
  const isAccepted = status === 'accepted';
  return (
    <div className={styles.line}>
      <TransferState
        status={status}
        to={to}
        since={isAccepted ? transfer?.decidedAt : proposedAt}
      />
      {transfer && !isAccepted && <TransferReason transfer={transfer} />}
      {isAccepted && <PatchBlock transferId={id} />}
      {transfer && <TransferActions transfer={transfer} decide={decide} />}
      {failed && !transfer && (
        <p>
          {t('transfer.unknown')}{' '}
          <Button variant="tertiary" size="small" onPress={() => retry()}>
            {t('transfer.again')}
          </Button>
        </p>
      )}
    </div>
  );
}
