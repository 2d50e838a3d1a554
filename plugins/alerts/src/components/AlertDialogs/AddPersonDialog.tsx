import { useState } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type {
  AlertSummary,
  AlertNamed,
} from '@callboard/backstage-plugin-alerts-common';
import { useAlertAct } from '../../hooks/useAlertAct';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { NamedField } from '../NamedField';

const PEOPLE = ['User', 'Group'];

/** Asks who is paged besides. */
export function AddPersonDialog(props: {
  alert: AlertSummary;
  onClose: () => void;
}) {
  const { alert, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const add = useAlertAct();
  const [person, setPerson] = useState<AlertNamed>();
  const act = () => {
    if (!person) return;
    const { entityRef, title } = person;
    add.mutate(api => api.addResponders({ id: alert.id, refs: [entityRef] }), {
      onSuccess: () => {
        announce(t('acts.done.added', { person: title }));
        onClose();
      },
    });
  };
  return (
    <ActDialog
      title={t('acts.addDialog.title')}
      error={add.error}
      isPending={add.isPending}
      onClose={onClose}
      act={{
        label: person
          ? t('acts.addDialog.act', { person: person.title })
          : t('acts.addDialog.actNobody'),
        isDisabled: !person,
        onAct: act,
      }}
    >
      <p>{t('acts.addDialog.hint')}</p>
      <NamedField
        label={t('acts.addDialog.field')}
        hint={t('acts.addDialog.fieldHint')}
        kinds={PEOPLE}
        value={person}
        onChange={setPerson}
      />
    </ActDialog>
  );
}
