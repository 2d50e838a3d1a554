import { Button, ButtonLink } from '@backstage/ui';
import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import type { ScheduleList } from '../../hooks/useScheduleList';
import { oncallTranslationRef } from '../../translation';

/** Why the list is empty: there is none, none matches, or the good news that none has a gap. */
export function NoSchedule({ list }: { list: ScheduleList }) {
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  const { q, gaps } = list;
  if (!q && !gaps) {
    return (
      <EmptyBlock
        kind="nothing-yet"
        title={t('list.nothing')}
        actions={
          <ButtonLink href={path.create()}>{t('list.create')}</ButtonLink>
        }
      >
        <p>{t('list.nothingHint')}</p>
      </EmptyBlock>
    );
  }
  const dropGaps = gaps && (
    <Button variant="secondary" onPress={() => list.filterGaps(false)}>
      {t('list.dropGaps')}
    </Button>
  );
  if (!q) {
    return (
      <EmptyBlock
        kind="good"
        title={t('list.noGapsAtAll')}
        actions={dropGaps}
      />
    );
  }
  return (
    <EmptyBlock
      kind="filtered"
      title={gaps ? t('list.noMatchGaps', { q }) : t('list.noMatch', { q })}
      actions={
        <>
          {dropGaps}
          <Button variant="secondary" onPress={list.clear}>
            {t('list.clear')}
          </Button>
        </>
      }
    />
  );
}
