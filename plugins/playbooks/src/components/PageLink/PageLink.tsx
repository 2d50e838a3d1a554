import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/ui';
import type { PlaybookSummary } from '@callboard/backstage-plugin-playbooks-common';
import { useHomePath } from '../../hooks/useHomePath';
import { playbooksTranslationRef } from '../../translation';

/** Leads to a page: of ours here, of another system in a tab of its own. */
export function PageLink({ page }: { page: PlaybookSummary }) {
  const { kind, id, title, url } = page;
  const { t } = useTexts(playbooksTranslationRef);
  const path = useHomePath();
  if (kind === 'external') {
    return (
      <Link
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={`${title}, ${t('entities.opens')}`}
      >
        {title} ↗
      </Link>
    );
  }
  return path ? <Link href={path.page(id)}>{title}</Link> : <>{title}</>;
}
