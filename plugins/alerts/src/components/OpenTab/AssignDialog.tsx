import { useState } from 'react';
import { StatusText, useAnnounce, useTexts } from '@internal/frontend-kit';
import type {
  AlertNamed,
  AlertSummary,
} from '@callboard/backstage-plugin-alerts-common';
import { useAssignMany } from '../../hooks/useAssignMany';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { NamedField } from '../NamedField';

const PEOPLE = ['User', 'Group'];

/** Asks who gets the alerts that were chosen: a person, or the team that answers from now on. Of each that stays the reason. */
export function AssignDialog(props: {
  alerts: readonly AlertSummary[];
  onClose: () => void;
}) {
  const { alerts, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const assign = useAssignMany();
  const [whom, setWhom] = useState<AlertNamed>();
  const n = `${alerts.length}`;
  const problems = assign.data?.filter(({ ok }) => !ok) ?? [];
  const titleOf = (id: string) =>
    alerts.find(alert => alert.id === id)?.title ?? id;
  const act = () => {
    if (!whom) return;
    const ids = alerts.map(({ id }) => id);
    assign.mutate(
      { ids, ref: whom.entityRef },
      {
        onSuccess: results => {
          const count = results.filter(({ ok }) => ok).length;
          announce(t('silences.assign.done', { count, name: whom.title }));
          if (count === results.length) onClose();
        },
      },
    );
  };
  return (
    <ActDialog
      title={t('silences.assign.title', { count: alerts.length })}
      error={assign.error}
      isPending={assign.isPending}
      onClose={onClose}
      act={{
        label: whom
          ? t('silences.assign.act', { n, name: whom.title })
          : t('silences.assign.actNobody', { n }),
        isDisabled: !whom,
        onAct: act,
      }}
    >
      <p>{t('silences.assign.hint')}</p>
      <NamedField
        label={t('silences.assign.field')}
        hint={t('silences.assign.fieldHint')}
        kinds={PEOPLE}
        value={whom}
        onChange={setWhom}
      />
      {problems.length > 0 && (
        <div role="alert">
          {problems.map(({ id, problem }) => (
            <StatusText
              key={id}
              tone="bad"
              text={t('list.bulk.problem', {
                title: titleOf(id),
                problem: problem ?? t('list.bulk.unknown'),
              })}
            />
          ))}
        </div>
      )}
    </ActDialog>
  );
}
