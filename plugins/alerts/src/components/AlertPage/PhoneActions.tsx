import { useEffect, useRef } from 'react';
import { Button, ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { ActionBar, useTexts } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { RiMore2Line } from '@remixicon/react';
import { useKeptFocus } from '../../hooks/useKeptFocus';
import { alertsTranslationRef } from '../../translation';
import { ActionTrouble } from './ActionTrouble';
import { useActions } from './ActionsProvider';
import { MainAct } from './MainAct';
import { moreItems } from './moreItems';
import styles from './AlertPage.module.css';

/** So long after the buttons have changed they take no press: the second tap of a double tap was meant for what stood there before. */
const DOUBLE_TAP_MS = 400;

/** Under the thumb: first acknowledge, then resolve or escalate; the rest in a menu. */
export function PhoneActions({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const actions = useActions();
  const { may, isMine, act, resolve, ask } = actions;
  const { state } = alert;
  const changedAt = useRef(Date.now());
  const group = useKeptFocus<HTMLDivElement>(isMine);
  useEffect(() => {
    changedAt.current = Date.now();
  }, [isMine]);
  if (state === 'resolved') return null;
  const after = (press: () => void) => () => {
    if (Date.now() - changedAt.current >= DOUBLE_TAP_MS) press();
  };
  const isFirst = isMine || !may('acknowledge');
  const rest = [
    !isFirst && may('resolve') && (
      <MenuItem key="resolve" className={styles.item} onAction={resolve}>
        {t('acts.resolve')}
      </MenuItem>
    ),
    !isFirst && may('escalate') && (
      <MenuItem
        key="escalate"
        className={styles.item}
        onAction={() => ask('escalate')}
      >
        {t('acts.escalate')}
      </MenuItem>
    ),
    ...moreItems(actions, state, t),
  ].filter(Boolean);
  if (rest.length === 0 && !may('acknowledge') && !may('resolve')) return null;
  return (
    <ActionBar>
      <div className={styles.bar}>
        <ActionTrouble alert={alert} />
        <div
          ref={group}
          id="alert-actions"
          role="group"
          aria-label={t('acts.label')}
          tabIndex={-1}
          className={styles.actions}
        >
          <MainAct alert={alert} />
          {isFirst && may('resolve') && (
            <Button
              variant="primary"
              isPending={act.isPending}
              onPress={after(resolve)}
            >
              {t('acts.resolve')}
            </Button>
          )}
          {isFirst && may('escalate') && (
            <Button variant="secondary" onPress={after(() => ask('escalate'))}>
              {t('acts.escalate')}
            </Button>
          )}
          {rest.length > 0 && (
            <MenuTrigger>
              <ButtonIcon
                className={styles.more}
                variant="secondary"
                icon={<RiMore2Line aria-hidden="true" />}
                aria-label={t('acts.more')}
              />
              <Menu>{rest}</Menu>
            </MenuTrigger>
          )}
        </div>
      </div>
    </ActionBar>
  );
}
