import { useEffect } from 'react';
import {
  Alert,
  Box,
  Button,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import {
  errorReason,
  formatClock,
  useAnnounce,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { WhatIf } from '@callboard/backstage-plugin-scorecards-common';
import type { Trial } from '../../../hooks/useTrial';
import { useWhatIfText } from '../../../hooks/useWhatIfText';
import { scorecardsTranslationRef } from '../../../translation';
import { useEditor } from '../EditorContext';
import { choicesAt } from '../choicesAt';
import { EffortPart } from './EffortPart';
import { FlipsPart } from './FlipsPart';
import { TeamsPart } from './TeamsPart';
import { ToldPart } from './ToldPart';
import { TryOn } from './TryOn';
import { UnknownPart } from './UnknownPart';
import styles from '../EditorPage.module.css';

const PANELS = ['flips', 'teams', 'unknown', 'effort', 'told'] as const;
type Panel = (typeof PANELS)[number];

export interface PartProps {
  whatIf: WhatIf;
  titleOfLevel: (id: string) => string;
}

const PARTS: Record<Panel, (props: PartProps) => JSX.Element> = {
  flips: FlipsPart,
  teams: TeamsPart,
  unknown: UnknownPart,
  effort: EffortPart,
  told: ToldPart,
};

/** What the text would do if it were published. It is never blank once it was there: the last valid result stays. */
export function WhatIfPanel({ trial }: { trial: Trial }) {
  const { whatIf, isOld, error } = trial;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.whatIf}
      aria-label={t('editor.whatIf.title')}
    >
      <h3>{t('editor.whatIf.title')}</h3>
      {error !== null && (
        <Alert
          status="warning"
          icon
          title={t('editor.whatIf.failed', { reason: errorReason(error) })}
          customActions={
            <Button size="small" variant="secondary" onPress={trial.retry}>
              {t('editor.whatIf.again')}
            </Button>
          }
        />
      )}
      {whatIf ? (
        <div data-old={isOld || undefined} className={styles.result}>
          {isOld && <p className={styles.quiet}>{t('editor.whatIf.old')}</p>}
          <Result trial={trial} whatIf={whatIf} />
        </div>
      ) : (
        <p className={styles.quiet}>
          {t(isOld ? 'editor.whatIf.broken' : 'editor.whatIf.loading')}
        </p>
      )}
      <TryOn trial={trial} />
    </Box>
  );
}

function Result({ trial, whatIf }: { trial: Trial; whatIf: WhatIf }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const { document } = useEditor();
  const levels = choicesAt(document, ['levels']);
  const titleOfLevel = (id: string) =>
    levels.find(level => level.id === id)?.label ?? id;
  const panel = PANELS.find(one => one === params.get('panel')) ?? 'flips';
  return (
    <>
      <Sentence whatIf={whatIf} tookMs={trial.tookMs} />
      <Tabs
        selectedKey={panel}
        onSelectionChange={key =>
          change(
            { panel: key === 'flips' ? undefined : String(key) },
            { replace: true },
          )
        }
      >
        <TabList>
          {PANELS.map(id => (
            <Tab key={id} id={id}>
              {t(`editor.whatIf.tabs.${id}`)}
            </Tab>
          ))}
        </TabList>
        {PANELS.map(id => {
          const Part = PARTS[id];
          return (
            <TabPanel key={id} id={id}>
              <Part whatIf={whatIf} titleOfLevel={titleOfLevel} />
            </TabPanel>
          );
        })}
      </Tabs>
    </>
  );
}

/** The numbers, spoken when they change. */
export function Sentence(props: { whatIf: WhatIf; tookMs: number }) {
  const { whatIf, tookMs } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const said = useWhatIfText().sentence(whatIf);
  useEffect(() => announce(said, 'news'), [announce, said]);
  return (
    <>
      <p className={styles.sentence}>{said}</p>
      {whatIf.factsAt && (
        <p className={styles.quiet}>
          {t('editor.whatIf.took', {
            seconds: (tookMs / 1_000).toFixed(2),
            time: formatClock(new Date(whatIf.factsAt)),
          })}
        </p>
      )}
      {whatIf.others.map(({ scorecard, down, up }) => (
        <p key={scorecard} className={styles.quiet}>
          {t('editor.whatIf.others', {
            scorecard,
            down: `${down}`,
            up: `${up}`,
          })}
        </p>
      ))}
    </>
  );
}
