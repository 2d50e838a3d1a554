import type { ReactNode } from 'react';
import { EntityLink, TimeText, useTexts } from '@internal/frontend-kit';
import type { TestDetail } from '@callboard/backstage-plugin-build-health-common';
import { fullName } from '../../lib/testName';
import { buildHealthTranslationRef } from '../../translation';
import { Terms } from '../QuarantineTab';
import styles from './TestPage.module.css';

/** Where a test belongs, and since when it is known. */
export function TestFacts({ test }: { test: TestDetail }) {
  const { file, entityRefs, ownerRef, quarantine } = test;
  const { t } = useTexts(buildHealthTranslationRef);
  const fact = (
    name:
      | 'test'
      | 'pipeline'
      | 'file'
      | 'services'
      | 'owner'
      | 'first'
      | 'last'
      | 'quarantine',
    value: ReactNode,
  ) => (
    <>
      <dt>{t(`tests.page.facts.${name}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <dl className={styles.facts}>
      {fact('test', fullName(test))}
      {quarantine &&
        fact(
          'quarantine',
          <span className={styles.stack}>
            <Terms quarantine={quarantine} />
          </span>,
        )}
      {fact('pipeline', test.pipelineName)}
      {file && fact('file', <code>{file}</code>)}
      {entityRefs.length > 0 &&
        fact(
          'services',
          <span className={styles.services}>
            {entityRefs.map(ref => (
              <EntityLink key={ref} entityRef={ref} />
            ))}
          </span>,
        )}
      {ownerRef && fact('owner', <EntityLink entityRef={ownerRef} />)}
      {fact('first', <TimeText value={test.firstSeenAt} />)}
      {fact('last', <TimeText value={test.lastSeenAt} />)}
    </dl>
  );
}
