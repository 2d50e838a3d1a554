import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type {
  AlertSummary,
  AlertNamed,
  EscalationTarget,
} from '@callboard/backstage-plugin-alerts-common';
import { useAlertAct } from '../../hooks/useAlertAct';
import { usePeopleText } from '../../hooks/usePeopleText';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { NamedField } from '../NamedField';

const PEOPLE = ['User'];

/** Asks whom to page now: each button says who it is. */
export function EscalateDialog(props: {
  alert: AlertSummary;
  onClose: () => void;
}) {
  const { alert, onClose } = props;
  const { id, next, team } = alert;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const write = usePeopleText();
  const escalate = useAlertAct();
  const [person, setPerson] = useState<AlertNamed>();
  const page = (to?: EscalationTarget) =>
    escalate.mutate(api => api.escalateAlert({ id, ...(to && { to }) }), {
      onSuccess: () => {
        announce(t('acts.done.escalated'));
        onClose();
      },
    });
  return (
    <ActDialog
      title={t('acts.escalateDialog.title')}
      error={escalate.error}
      isPending={escalate.isPending}
      onClose={onClose}
    >
      <p>{t('acts.escalateDialog.hint')}</p>
      <Button
        variant="primary"
        isDisabled={escalate.isPending}
        onPress={() => page()}
      >
        {next && next.people.length > 0
          ? t('acts.escalateDialog.next', { who: write.people(next.people) })
          : t('acts.escalateDialog.nextUnknown')}
      </Button>
      {next && <p>{t('acts.escalateDialog.nextHint', { what: next.what })}</p>}
      {team && (
        <Button
          variant="secondary"
          isDisabled={escalate.isPending}
          onPress={() => page({ kind: 'team' })}
        >
          {t('acts.escalateDialog.team', { team: team.title })}
        </Button>
      )}
      <NamedField
        label={t('acts.escalateDialog.field')}
        hint={t('acts.escalateDialog.fieldHint')}
        kinds={PEOPLE}
        value={person}
        onChange={setPerson}
      />
      {person && (
        <Button
          variant="secondary"
          isDisabled={escalate.isPending}
          onPress={() => page({ kind: 'person', userRef: person.entityRef })}
        >
          {t('acts.escalateDialog.person', { person: person.title })}
        </Button>
      )}
    </ActDialog>
  );
}
