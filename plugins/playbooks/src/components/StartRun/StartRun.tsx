import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { Button, ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { newUuid, useTexts } from '@internal/frontend-kit';
import {
  playbooksRunCreatePermission,
  type NewRun,
} from '@callboard/backstage-plugin-playbooks-common';
import { RiMore2Line } from '@remixicon/react';
import { usePagePath } from '../../hooks/usePagePath';
import { useStartRun } from '../../hooks/useRunActions';
import { playbooksTranslationRef } from '../../translation';
import styles from './StartRun.module.css';

/** What can be done with what is being read: a run of it, a drill, paper. */
export function StartRun({ run }: { run: Omit<NewRun, 'id' | 'isDrill'> }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const navigate = useNavigate();
  const start = useStartRun();
  // Pressed again after a lost answer it is the same run.
  const ids = useRef({ run: newUuid(), drill: newUuid() });
  const { allowed } = usePermission({
    permission: playbooksRunCreatePermission,
  });
  const begin = (isDrill: boolean) =>
    start.mutate(
      { ...run, id: isDrill ? ids.current.drill : ids.current.run, isDrill },
      { onSuccess: ({ id }) => navigate(path.run(id)) },
    );
  return (
    <span className={styles.acts}>
      {allowed && (
        <Button
          variant="primary"
          className={styles.main}
          isPending={start.isPending}
          onPress={() => begin(false)}
        >
          {t('runs.start')}
        </Button>
      )}
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          icon={<RiMore2Line aria-hidden="true" />}
          aria-label={t('runs.more')}
        />
        <Menu placement="bottom end">
          {allowed && (
            <MenuItem onAction={() => begin(true)}>
              {t('runs.startDrill')}
            </MenuItem>
          )}
          {/* The menu gives the focus back before the browser stands still. */}
          <MenuItem onAction={() => setTimeout(() => window.print())}>
            {t('print.action')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {start.isError && (
        <span role="alert" className={styles.failed}>
          {t('runs.startFailed')}
        </span>
      )}
    </span>
  );
}
