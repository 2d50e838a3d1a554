import { useTexts } from '@internal/frontend-kit';
import type {
  OwnershipFindingCode,
  TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';
import type { ServiceFilter } from '../lib/serviceQuery';
import { ownershipTranslationRef } from '../translation';
import { useCoverage } from './useCoverage';

/** What people call a value of a filter. */
export function useFilterText(): (
  filter: ServiceFilter,
  value: string,
) => string {
  const { t } = useTexts(ownershipTranslationRef);
  const { data } = useCoverage();
  return (filter, value) => {
    switch (filter) {
      case 'team':
        return (
          data?.teams.find(({ entityRef }) => entityRef === value)?.title ??
          value
        );
      case 'finding':
        return t(`problem.${value as OwnershipFindingCode}`);
      case 'trust':
        return t(`page.services.levels.${value as TrustLevel}`);
      default:
        return value === 'none' ? t('page.services.none') : value;
    }
  };
}
