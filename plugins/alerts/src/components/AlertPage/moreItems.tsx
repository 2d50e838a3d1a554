import { MenuItem } from '@backstage/ui';
import type { Texts } from '@internal/frontend-kit';
import type { AlertState } from '@callboard/backstage-plugin-alerts-common';
import type { alertsTranslationRef } from '../../translation';
import type { Actions } from './ActionsProvider';
import styles from './AlertPage.module.css';

/** What is needed less often, for a menu. */
export function moreItems(
  actions: Actions,
  state: AlertState,
  t: Texts<typeof alertsTranslationRef.T>,
): JSX.Element[] {
  const { may, maySilence, giveBack, ask, note } = actions;
  const items: [boolean, string, () => void][] = [
    [
      may('acknowledge') && state === 'acknowledged',
      t('acts.giveBack'),
      giveBack,
    ],
    [may('snooze'), t('acts.snooze'), () => ask('snooze')],
    [maySilence, t('silences.open'), () => ask('silence')],
    [may('respond'), t('acts.addPerson'), () => ask('add')],
    [may('note'), t('acts.note'), note],
  ];
  return items.flatMap(([isThere, label, onAction]) =>
    isThere
      ? [
          <MenuItem key={label} className={styles.item} onAction={onAction}>
            {label}
          </MenuItem>,
        ]
      : [],
  );
}
