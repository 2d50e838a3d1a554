import {
  EmptyBlock,
  KitRoot,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { useHomePath } from '../../hooks/useHomePath';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import { useRunList } from '../../hooks/useRunActions';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { RunRow } from '../RunsTab/RunRow';
import styles from '../RunsTab/RunsTab.module.css';

/** As many as a card of the home page has room for. */
const SHOWN = 5;

/** Runs that the reader is in and that go on. For the home page, which frames it. */
export function MyRunsWidget() {
  const { t } = useTexts(playbooksTranslationRef);
  const query = useRunList({ mine: true, state: 'open', limit: SHOWN });
  const path = useHomePath();
  const nameOf = usePeopleNames(
    query.data?.items.flatMap(({ peopleRefs }) => peopleRefs) ?? [],
  );
  return (
    <KitRoot>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('runs.list.subject')}
        thing={t('runs.list.thing')}
        skeleton={<SkeletonLines lines={3} lineHeight={23} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('runs.widget.none')}>
            <p>{t('runs.widget.noneHint')}</p>
          </EmptyBlock>
        }
      >
        {({ items }) => (
          <ul className={styles.list} data-narrow="">
            {items.map(run => (
              <RunRow key={run.id} run={run} nameOf={nameOf} path={path} />
            ))}
          </ul>
        )}
      </BackendState>
    </KitRoot>
  );
}
