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
  /** What is typed is not saved. */
  isChanged?: boolean;
  children?: ReactNode;
}) {
  const { title, policy, isChanged, children } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const savedBy =
    policy &&
    t('policies.editor.savedBy', {
      person: policy.updatedBy.title,
      time: formatMoment(new Date(policy.updatedAt), { locale }),
    });
  const state = isChanged ? t('policies.editor.draft') : savedBy;
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
          <p className={styles.quiet}>
            {[policy && t('policies.of', { team: policy.named.title }), state]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {children && <div className={styles.acts}>{children}</div>}
      </div>
    </div>
  );
}
