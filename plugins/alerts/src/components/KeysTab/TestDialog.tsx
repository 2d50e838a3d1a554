import { useState } from 'react';
import { Link, Select } from '@backstage/ui';
import { formatDuration, StatusText, useTexts } from '@internal/frontend-kit';
import {
  intakeKinds,
  type IntakeKind,
  type RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useKeyTest } from '../../hooks/useKeys';
import { usePagePath } from '../../hooks/usePagePath';
import { useSeconds } from '../../hooks/useSeconds';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Usually it is there within two seconds. */
const LATE_MS = 15_000;

/** Sends a sample, and says when it has arrived. */
export function TestDialog(props: { of: RoutingKey; onClose: () => void }) {
  const { of: key, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [kind, setKind] = useState<IntakeKind>('alertmanager');
  const { send, arrived } = useKeyTest(key.id);
  return (
    <ActDialog
      title={t('keys.testDialog.title', { title: key.title })}
      error={send.error}
      isPending={send.isPending}
      onClose={onClose}
      act={{ label: t('keys.testDialog.act'), onAct: () => send.mutate(kind) }}
    >
      <p>
        {t('keys.testDialog.hint')} {t('keys.testDialog.hintWho')}
      </p>
      <Select
        label={t('keys.testDialog.kind')}
        options={intakeKinds.map(id => ({
          id,
          label: t(`keys.once.senders.${id}`),
        }))}
        value={kind}
        onChange={chosen =>
          setKind(intakeKinds.find(one => one === chosen) ?? kind)
        }
      />
      <div role="status">
        {send.data && (
          <Arrival
            key={send.data.id}
            sentAt={send.submittedAt}
            alert={arrived}
          />
        )}
      </div>
    </ActDialog>
  );
}

function Arrival(props: {
  sentAt: number;
  alert: ReturnType<typeof useKeyTest>['arrived'];
}) {
  const { sentAt, alert } = props;
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const waited = useSeconds(!alert) - sentAt;
  if (alert) {
    return (
      <>
        <StatusText
          tone="good"
          text={t('keys.testDialog.arrived', { title: alert.title })}
        />{' '}
        <Link href={path.alert(alert.id)}>
          {t('card.signal.open', { title: alert.title })}
        </Link>
      </>
    );
  }
  return waited < LATE_MS ? (
    <StatusText tone="progress" text={t('keys.testDialog.waits')} />
  ) : (
    <StatusText
      tone="warn"
      text={t('keys.testDialog.late', { duration: formatDuration(waited) })}
    />
  );
}
