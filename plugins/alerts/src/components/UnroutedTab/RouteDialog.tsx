import { useState } from 'react';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type {
  AlertNamed,
  AlertSummary,
} from '@callboard/backstage-plugin-alerts-common';
import { useQueryClient } from '@tanstack/react-query';
import { useAlertAct } from '../../hooks/useAlertAct';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { NamedField } from '../NamedField';

const PLACES = ['Component', 'System', 'API', 'Resource', 'Group'];
/** The API takes so many. */
const MOST_LABELS = 10;

/** Asks where an alert belongs, and by which labels others like it go there too. */
export function RouteDialog(props: {
  alert: AlertSummary;
  target?: AlertNamed;
  onClose: () => void;
}) {
  const { alert, onClose } = props;
  const { id, title, labels } = alert;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const client = useQueryClient();
  const route = useAlertAct();
  const [target, setTarget] = useState(props.target);
  const [remembered, setRemembered] = useState<string[]>([]);
  const act = () => {
    if (!target) return;
    const { entityRef, title: name } = target;
    route.mutate(
      api =>
        api.routeAlert({
          id,
          entityRef,
          ...(remembered.length > 0 && { rememberLabels: remembered }),
        }),
      {
        onSuccess: () => {
          announce(t('list.unrouted.done', { name }));
          // Others may go there by what is remembered.
          void client.invalidateQueries({ queryKey: ['alerts'] });
          onClose();
        },
      },
    );
  };
  return (
    <ActDialog
      title={t('list.unrouted.dialog', { title })}
      error={route.error}
      isPending={route.isPending}
      onClose={onClose}
      act={{
        label: target
          ? t('list.unrouted.act', { name: target.title })
          : t('list.unrouted.actNobody'),
        isDisabled: !target,
        onAct: act,
      }}
    >
      <NamedField
        label={t('list.unrouted.field')}
        hint={t('list.unrouted.fieldHint')}
        kinds={PLACES}
        value={target}
        onChange={setTarget}
      />
      {Object.keys(labels).length > 0 && (
        <CheckboxGroup
          label={t('list.unrouted.remember')}
          description={t('list.unrouted.rememberHint')}
          value={remembered}
          onChange={names => setRemembered(names.slice(0, MOST_LABELS))}
        >
          {Object.entries(labels).map(([name, value]) => (
            <Checkbox key={name} value={name}>
              {`${name}=${value}`}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </ActDialog>
  );
}
