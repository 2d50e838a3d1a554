import type { ReactNode } from 'react';
import { Link, Text } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import { formatMoment, useLocale, useTexts } from '@internal/frontend-kit';
import type { StoredPolicy } from '@callboard/backstage-plugin-alerts-common';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

/** The way back, the title, who changed it last, and what can be done. */
export function PolicyHead(props: {
  title: string;
  policy?: StoredPolicy;
  children?: ReactNode;
}) {
  const { title, policy, children } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  return (
    <div>
      <Link className={styles.back} href={path.tab('policies')}>
        <RiArrowLeftLine aria-hidden="true" /> {t('policies.back')}
      </Link>
      <div className={styles.head}>
        <div>
          <Text as="h3" variant="title-small" weight="bold">
            {title}
          </Text>
          {policy && (
            <p className={styles.quiet}>
              {t('policies.of', { team: policy.named.title })}
              {' · '}
              {t('policies.editor.savedBy', {
                person: policy.updatedBy.title,
                time: formatMoment(new Date(policy.updatedAt), { locale }),
              })}
            </p>
          )}
        </div>
        {children && <div className={styles.acts}>{children}</div>}
      </div>
    </div>
  );
}
