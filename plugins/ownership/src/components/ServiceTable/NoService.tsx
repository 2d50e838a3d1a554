import { Button } from '@backstage/ui';
import {
  EmptyBlock,
  FIRST_PAGE,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';
import { useFilterText } from '../../hooks/useFilterText';
import { serviceFilters, type ServiceQuery } from '../../lib/serviceQuery';
import { ownershipTranslationRef } from '../../translation';

const FILTERS = ['q', ...serviceFilters] as const;

/** Why the list is empty: there is nothing, or which filter leaves nothing. */
export function NoService(props: {
  query: ServiceQuery;
  /** How many there would be without one of the filters; absent without filters. */
  without: OwnershipPage['without'];
}) {
  const { query, without } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const { change } = useUrlState();
  const valueText = useFilterText();
  if (!without) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('page.services.nothing')}>
        <p>{t('page.services.nothingHint')}</p>
      </EmptyBlock>
    );
  }
  const set = FILTERS.filter(id => query[id] !== undefined);
  const described = set.map(id =>
    t(`page.services.set.${id}`, {
      value: [query[id] ?? []]
        .flat()
        .map(value => (id === 'q' ? value : valueText(id, value)))
        .join(t('page.services.or')),
    }),
  );
  const nameOf = (id: string) => {
    const known = FILTERS.find(each => each === id);
    return known ? t(`page.services.named.${known}`) : id;
  };
  const [best] = [...without]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return (
    <EmptyBlock
      kind="filtered"
      title={t('page.services.noMatch', {
        filters: described.join(t('page.services.and')),
      })}
      actions={
        <>
          {best && set.length > 1 && (
            <Button
              variant="secondary"
              onPress={() =>
                change({ [best.filter]: undefined, ...FIRST_PAGE })
              }
            >
              {t('page.services.drop', { filter: nameOf(best.filter) })}
            </Button>
          )}
          <Button
            variant="secondary"
            onPress={() =>
              change({
                ...Object.fromEntries(set.map(id => [id, undefined])),
                ...FIRST_PAGE,
              })
            }
          >
            {t('page.services.clear')}
          </Button>
        </>
      }
    >
      {best && (
        <p>
          {t('page.services.withoutFilter', {
            count: best.count,
            filter: nameOf(best.filter),
          })}
        </p>
      )}
    </EmptyBlock>
  );
}
