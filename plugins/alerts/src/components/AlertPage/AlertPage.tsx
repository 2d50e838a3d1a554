import { useParams } from 'react-router-dom';
import { ButtonLink, Container } from '@backstage/ui';
import {
  AsyncState,
  ForbiddenBlock,
  SkeletonLines,
  useTexts,
  type AsyncQuery,
} from '@internal/frontend-kit';
import { useAlert } from '../../hooks/useAlert';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import { AlertView } from './AlertView';
import styles from './AlertPage.module.css';

/** An alert: what fires, whose it is, what to do, and what was done. */
export function AlertPage() {
  const { id = '' } = useParams();
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  return (
    <AsyncState
      query={keptOnScreen(useAlert(id))}
      subject={t('alert.subject')}
      thing={t('alert.thing')}
      skeleton={
        <Container className={styles.content}>
          <SkeletonLines lines={10} lineHeight={32} />
        </Container>
      }
      forbidden={
        <Container className={styles.content}>
          <ForbiddenBlock
            subject={t('alert.thing')}
            actions={
              <ButtonLink variant="secondary" href={path.tab('open')}>
                {t('alert.back')}
              </ButtonLink>
            }
          />
        </Container>
      }
    >
      {alert => <AlertView key={alert.id} alert={alert} />}
    </AsyncState>
  );
}

/** Who has seen it keeps it: while backends are replaced one of them may answer that there is none. */
function keptOnScreen<T>(query: AsyncQuery<T>): AsyncQuery<T> {
  return query.data !== undefined && query.error instanceof Error
    ? { ...query, error: new Error(query.error.message) }
    : query;
}
