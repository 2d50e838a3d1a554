import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { TimeText, useTexts } from '@internal/frontend-kit';
import type { TestDetail } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import styles from './TestPage.module.css';

/** What the test said when it failed last. It is text of others, and shown as text. */
export function LastFailure({
  failure,
}: Pick<{ failure: TestDetail['lastFailure'] }, 'failure'>) {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <EntityInfoCard title={t('tests.page.failure')}>
      {failure ? (
        <div className={styles.stack}>
          <span className={styles.services}>
            <TimeText value={failure.at} />
            {failure.buildUrl && (
              <OutsideLink href={failure.buildUrl}>
                {t('tests.page.openBuild')}
              </OutsideLink>
            )}
          </span>
          {failure.message && (
            <p className={styles.message}>{failure.message}</p>
          )}
          {failure.text && (
            // A long stack scrolls in its own box, also by keys.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre className={styles.trace} tabIndex={0}>
              {failure.text}
            </pre>
          )}
          {!failure.message && !failure.text && (
            <p className={styles.message}>{t('tests.page.noFailure')}</p>
          )}
        </div>
      ) : (
        <p className={styles.message}>{t('tests.page.noFailure')}</p>
      )}
    </EntityInfoCard>
  );
}
