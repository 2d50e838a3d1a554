import { Button } from '@backstage/ui';
import {
  EntityLink,
  FIRST_PAGE,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { TestsRequest } from '../../hooks/useTests';
import { buildHealthTranslationRef } from '../../translation';
import styles from './TestsTab.module.css';

/** Whose tests an address asks for; all of them where it says nothing. */
export function readScope(
  params: URLSearchParams,
): Pick<TestsRequest, 'entityRef' | 'failedIn'> {
  const entityRef = params.get('of');
  const failedIn = params.get('failedIn') ?? '';
  return {
    ...(entityRef && { entityRef }),
    // Ids are numbers; the backend refuses others.
    ...(/^\d{1,15}$/.test(failedIn) && { failedIn }),
  };
}

/** Says whose tests are shown, with the way to all. Nothing where all are. */
export function TestScope() {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const { entityRef, failedIn } = readScope(params);
  if (!entityRef && !failedIn) return null;
  return (
    <div className={styles.scope}>
      {entityRef && (
        <span>
          {t('tests.scope.of')} <EntityLink entityRef={entityRef} />
        </span>
      )}
      {failedIn && <span>{t('tests.scope.failedIn')}</span>}
      <Button
        variant="secondary"
        size="small"
        onPress={() =>
          change({ of: undefined, failedIn: undefined, ...FIRST_PAGE })
        }
      >
        {t('tests.scope.all')}
      </Button>
    </div>
  );
}
