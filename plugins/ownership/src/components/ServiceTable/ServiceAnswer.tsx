import { useTexts } from '@internal/frontend-kit';
import { Text } from '@backstage/ui';
import { useCoverage } from '../../hooks/useCoverage';
import { isUnfiltered, type ServiceQuery } from '../../lib/serviceQuery';
import { CoverageAnswer } from '../OwnershipPage/CoverageAnswer';
import { ownershipTranslationRef } from '../../translation';

/** What the list says in one sentence: how far everything is owned, or how much of it the filters leave. */
export function ServiceAnswer(props: {
  query: ServiceQuery;
  /** Absent while that is not known. */
  total?: number;
}) {
  const { query, total } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const { data: coverage } = useCoverage();
  if (coverage && isUnfiltered(query)) {
    return <CoverageAnswer coverage={coverage} />;
  }
  let answer = '\u00A0';
  if (total !== undefined) {
    answer = coverage
      ? t('page.services.matchOf', {
          count: coverage.all.total,
          matching: total,
        })
      : t('page.services.match', { count: total });
  }
  return (
    <Text as="p" variant="body-large">
      {answer}
    </Text>
  );
}
