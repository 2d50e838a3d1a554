import { useState } from 'react';
import { Button, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  EmptyBlock,
  RowList,
  UndoBar,
  useTexts,
  useUrlState,
} from '@internal/frontend-kit';
import type { StoredSilence } from '@callboard/backstage-plugin-alerts-common';
import { useMaySilence, useSilences } from '../../hooks/useSilences';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SilenceDialog } from '../SilenceDialog';
import { EndDialog } from './EndDialog';
import { SilenceRow } from './SilenceRow';
import { useEnding, type Ending } from './useEnding';
import styles from './SilencesTab.module.css';

type Which = 'open' | 'ended';

/** What pages nobody for a while, until when, why, and who says so. */
export function SilencesTab() {
  const { t } = useTexts(alertsTranslationRef);
  const { params } = useUrlState();
  const which = params.get('state') === 'ended' ? 'ended' : 'open';
  const query = useSilences(which);
  const ending = useEnding();
  const maySilence = useMaySilence();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <WhichButtons which={which} />
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('silences.subject')}
        thing={t('silences.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing
            which={which}
            onNew={maySilence ? () => setNew(true) : undefined}
          />
        }
      >
        {({ items }) => (
          <>
            <Text as="p" variant="body-large">
              <Answer items={items} />
            </Text>
            <SilenceList items={items} ending={ending} />
          </>
        )}
      </BackendState>
      <EndParts ending={ending} />
      {/* Not within what is empty: that is gone as soon as there is a silence. */}
      {isNew && <SilenceDialog onClose={() => setNew(false)} />}
    </>
  );
}

function WhichButtons({ which }: { which: Which }) {
  const { t } = useTexts(alertsTranslationRef);
  const { change } = useUrlState();
  return (
    <ToggleButtonGroup
      className={styles.which}
      aria-label={t('silences.which.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[which]}
      onSelectionChange={keys =>
        change({ state: keys.has('ended') ? 'ended' : undefined })
      }
    >
      <ToggleButton id="open">{t('silences.which.open')}</ToggleButton>
      <ToggleButton id="ended">{t('silences.which.ended')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

function Nothing(props: { which: Which; onNew?: () => void }) {
  const { which, onNew } = props;
  const { t } = useTexts(alertsTranslationRef);
  return which === 'ended' ? (
    <EmptyBlock kind="good" title={t('silences.empty.ended')} />
  ) : (
    <EmptyBlock
      kind="good"
      title={t('silences.empty.title')}
      actions={
        onNew && (
          <Button variant="secondary" onPress={onNew}>
            {t('silences.open')}
          </Button>
        )
      }
    >
      <p>{t('silences.empty.hint')}</p>
    </EmptyBlock>
  );
}

function Answer({ items }: { items: readonly StoredSilence[] }) {
  const { t } = useTexts(alertsTranslationRef);
  const countOf = (wanted: StoredSilence['state']) =>
    items.filter(({ state }) => state === wanted).length;
  const [holding, planned] = [countOf('active'), countOf('waiting')];
  const quiet = items.reduce((sum, { openAlerts }) => sum + openAlerts, 0);
  if (countOf('ended') > 0) {
    return <>{t('silences.answer.ended', { count: items.length })}</>;
  }
  const sentences = [
    holding > 0
      ? t('silences.answer.holds', { count: holding })
      : t('silences.answer.none'),
    ...(planned > 0 ? [t('silences.answer.planned', { count: planned })] : []),
    ...(quiet > 0 ? [t('silences.answer.hides', { count: quiet })] : []),
  ];
  return <>{sentences.join(' ')}</>;
}

function SilenceList(props: {
  items: readonly StoredSilence[];
  ending: Ending;
}) {
  const { items, ending } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <RowList label={t('silences.list')}>
      {items.map(silence => (
        <SilenceRow
          key={silence.id}
          silence={silence}
          isEnding={ending.isEnding(silence)}
          error={ending.errorOf(silence)}
          onEnd={() => ending.begin(silence)}
        />
      ))}
    </RowList>
  );
}

/** What is asked before a silence ends, and what takes the end back. */
function EndParts({ ending }: { ending: Ending }) {
  const { t } = useTexts(alertsTranslationRef);
  const { asked, ended } = ending;
  return (
    <>
      {asked && (
        <EndDialog
          silence={asked}
          error={ending.errorOf(asked)}
          isPending={ending.isEnding(asked)}
          onClose={ending.keep}
          onEnd={ending.confirm}
        />
      )}
      {ended && (
        <UndoBar
          key={ended.id}
          text={t('silences.ended', { reason: ended.reason })}
          onUndo={ending.undo}
          onEnd={ending.forget}
        />
      )}
    </>
  );
}
