import { useState } from 'react';
import { Button, TextAreaField, TextField } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import type { CheckExplanation } from '@callboard/backstage-plugin-scorecards-common';
import { useRequestExemption } from '../../hooks/useEntityExemptions';
import { scorecardsTranslationRef } from '../../translation';
import { UntilField, untilOf, USUAL_DAYS } from '../UntilField';
import styles from './Explanation.module.css';

/** Asks for leave not to pass: why, until when, and who decides. It stands within the drawer, which is a dialog itself. */
export function ExemptionForm(props: {
  explanation: CheckExplanation;
  onClose: () => void;
}) {
  const { explanation, onClose } = props;
  const { entityRef, result, approvers } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const nameOf = useNames(approvers);
  const ask = useRequestExemption();
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const names =
    approvers.map(nameOf).join(', ') || t('explain.exemption.nobody');
  const send = () =>
    ask.mutate(
      {
        entityRef,
        check: result.check,
        reason: reason.trim(),
        until: untilOf(days),
        ...(ticket.trim() && { ticket: ticket.trim() }),
      },
      {
        onSuccess: () => {
          announce(t('explain.exemption.asked', { names }));
          onClose();
        },
      },
    );
  return (
    <section className={styles.form} aria-label={t('explain.exemption.title')}>
      <h3 className={styles.heading}>{t('explain.exemption.title')}</h3>
      <p>{t('explain.exemption.consequence')}</p>
      <TextAreaField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- stands where the button was that has the focus
        autoFocus
        label={t('explain.exemption.reason')}
        description={t('explain.exemption.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        isRequired
      />
      <UntilField
        label={t('explain.exemption.until')}
        days={days}
        onChange={setDays}
      />
      <TextField
        label={t('explain.exemption.ticket')}
        description={t('explain.exemption.ticketHint')}
        value={ticket}
        onChange={setTicket}
        maxLength={500}
      />
      {ask.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('explain.exemption.failed', {
              reason: errorReason(ask.error),
            })}
          />
        </div>
      )}
      <div className={styles.acts}>
        <Button
          size="small"
          isDisabled={reason.trim() === ''}
          isPending={ask.isPending}
          onPress={send}
        >
          {t('explain.exemption.confirm', { names })}
        </Button>
        <Button variant="secondary" size="small" onPress={onClose}>
          {t('explain.exemption.cancel')}
        </Button>
      </div>
    </section>
  );
}
