import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  KitRoot,
  useEntityRef,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import { useOnCall } from '@callboard/backstage-plugin-oncall-react';
import { AnswerDetails } from '../OnCallCard/AnswerDetails';
import { AnswerState } from '../OnCallCard/AnswerState';
import { AtCard } from './AtCard';
import { LevelTimelines } from './LevelTimelines';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallTab.module.css';

/** Who is on call for the entity of the page now, at any other time, and in the coming weeks. */
export function OnCallTab() {
  const { t } = useTexts(oncallTranslationRef);
  const entityRef = useEntityRef();
  const query = useOnCall(entityRef);
  const narrow = useNarrow();
  const answer = query.data?.item;
  const levels = answer?.levels ?? [];
  // Who was on call is as hidden as who is.
  const at = answer && answer.problem !== 'hidden' && (
    <AtCard key={entityRef} entityRef={entityRef} isFolded={narrow} />
  );
  return (
    <KitRoot>
      <div className={styles.tab}>
        <EntityInfoCard title={t('tab.now')}>
          <AnswerState query={query}>
            {found => <AnswerDetails answer={found} />}
          </AnswerState>
        </EntityInfoCard>
        {!narrow && at}
        {levels.length > 0 && (
          <div className={styles.wide}>
            <EntityInfoCard title={t('tab.levels')}>
              <LevelTimelines levels={levels} />
            </EntityInfoCard>
          </div>
        )}
        {narrow && at}
      </div>
    </KitRoot>
  );
}
