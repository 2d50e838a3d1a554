import { useLocation } from 'react-router-dom';
import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/ui';
import type { FiringAlert } from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { playbooksTranslationRef } from '../../translation';

/** That the reader was brought here by the name of an alert, and could have been brought elsewhere. */
export function OtherPages({ alert }: { alert: FiringAlert }) {
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  const { state } = useLocation() as { state?: { others?: number } | null };
  const count = state?.others ?? 0;
  return count > 0 ? (
    <Link href={path.choice(alert)}>{t('finding.others', { count })}</Link>
  ) : null;
}
