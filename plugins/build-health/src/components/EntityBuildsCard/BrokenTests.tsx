import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import { useHomePath } from '../../hooks/useHomePath';
import { useTests } from '../../hooks/useTests';
import { buildHealthTranslationRef } from '../../translation';
import styles from './EntityBuildsCard.module.css';

/** How many tests of an entity are broken, with the way to the first one. Nothing where none is, or no reports arrive. */
export function BrokenTests({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const path = useHomePath();
  const { data } = useTests({ entityRef, verdict: 'broken', limit: 1 });
  const first = data?.items.at(0);
  if (!data || !first) return null;
  return (
    <div className={styles.answer}>
      <StatusText
        tone="bad"
        text={t('tests.entity.broken', { count: data.total })}
      />
      {path && (
        <ButtonLink variant="secondary" size="small" href={path.test(first.id)}>
          {t('tests.entity.openFailing')}
        </ButtonLink>
      )}
    </div>
  );
}
