import { Button, ButtonIcon, Menu, MenuTrigger } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { RiMore2Line } from '@remixicon/react';
import { useKeptFocus } from '../../hooks/useKeptFocus';
import { alertsTranslationRef } from '../../translation';
import { useActions } from './ActionsProvider';
import { MainAct } from './MainAct';
import { moreItems } from './moreItems';
import styles from './AlertPage.module.css';

/** What can be done, in a row. The keys stand in their names. */
export function WideActions({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const actions = useActions();
  const group = useKeptFocus<HTMLDivElement>(actions.isMine);
  const { may, act, resolve, ask } = actions;
  if (alert.state === 'resolved') return null;
  const items = moreItems(actions, alert.state, t);
  return (
    <div
      ref={group}
      id="alert-actions"
      role="group"
      aria-label={t('acts.label')}
      tabIndex={-1}
      className={styles.wideActions}
    >
      <MainAct alert={alert} />
      {may('resolve') && (
        <Button
          variant={actions.isMine ? 'primary' : 'secondary'}
          aria-keyshortcuts="r"
          isDisabled={act.isPending}
          onPress={resolve}
        >
          {t('acts.resolve')}
        </Button>
      )}
      {may('escalate') && (
        <Button
          variant="secondary"
          aria-keyshortcuts="e"
          onPress={() => ask('escalate')}
        >
          {t('acts.escalate')}
        </Button>
      )}
      {items.length > 0 && (
        <MenuTrigger>
          <ButtonIcon
            variant="secondary"
            icon={<RiMore2Line aria-hidden="true" />}
            aria-label={t('acts.more')}
          />
          <Menu>{items}</Menu>
        </MenuTrigger>
      )}
    </div>
  );
}
