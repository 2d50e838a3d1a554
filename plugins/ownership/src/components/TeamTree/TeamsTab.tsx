import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { useCoverage } from '../../hooks/useCoverage';
import { CoverageAnswer } from '../OwnershipPage/CoverageAnswer';
import { PageState } from '../OwnershipPage/PageState';
import { DanglingOwners } from './DanglingOwners';
import { TeamTree } from './TeamTree';
import { ownershipTranslationRef } from '../../translation';

/** How far everything is owned, and by whom. */
export function TeamsTab() {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <PageState query={useCoverage()} subject={t('page.teams.subject')}>
      {coverage => <Teams coverage={coverage} />}
    </PageState>
  );
}

function Teams({ coverage }: { coverage: OwnershipCoverage }) {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <>
      <CoverageAnswer coverage={coverage} />
      <DanglingOwners coverage={coverage} />
      {coverage.teams.length > 0 ? (
        <TeamTree coverage={coverage} />
      ) : (
        <EmptyBlock kind="nothing-yet" title={t('page.teams.nothing')}>
          <p>{t('page.teams.nothingHint')}</p>
        </EmptyBlock>
      )}
    </>
  );
}
