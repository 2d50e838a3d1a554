import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type {
  Transfer,
  TransferDecision,
} from '@callboard/backstage-plugin-ownership-common';
import type { Decide } from '../../hooks/useDecide';
import { ownershipTranslationRef } from '../../translation';
import { DeclineForm } from './DeclineForm';
import styles from './TransferLine.module.css';

const ORDER: TransferDecision[] = ['accept', 'decline', 'withdraw', 'reopen'];

/** What the reader may do with a transfer; declining asks for a reason first. */
export function TransferActions(props: { transfer: Transfer; decide: Decide }) {
  const { transfer, decide } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const [form, setForm] = useState<'never' | 'open' | 'left'>('never');
  const { entity, to, allowed } = transfer;
  if (allowed.length === 0) return null;

  const send = (decision: TransferDecision, note?: string) =>
    decide.mutate({ transfers: [transfer], decision, note });
  const isSending = (decision: TransferDecision) =>
    decide.isPending &&
    decide.variables.transfers[0].id === transfer.id &&
    decide.variables.decision === decision;

  if (form === 'open') {
    return (
      <DeclineForm
        isPending={isSending('decline')}
        onDecline={note => send('decline', note)}
        onLeave={() => setForm('left')}
      />
    );
  }
  return (
    <div className={styles.actions}>
      {ORDER.filter(decision => allowed.includes(decision)).map(decision => {
        const action = t(`decision.${decision}`);
        const described = t('decision.describe', {
          team: to.title,
          title: entity.title,
        });
        return (
          <Button
            key={decision}
            variant={decision === 'accept' ? 'primary' : 'secondary'}
            size="small"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
            autoFocus={decision === 'decline' && form === 'left'}
            isPending={isSending(decision)}
            isDisabled={decide.isPending && !isSending(decision)}
            aria-label={`${action}: ${described}`}
            onPress={() =>
              decision === 'decline' ? setForm('open') : send(decision)
            }
          >
            {action}
          </Button>
        );
      })}
    </div>
  );
}
