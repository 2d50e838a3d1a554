import { memo, useEffect, useState } from 'react';
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
import { useAfterPaint } from '../../../hooks/useAfterPaint';
import { useWhatIfText } from '../../../hooks/useWhatIfText';
import { scorecardsTranslationRef } from '../../../translation';
import type { Fields } from '../../../lib/editor/yamlText';
import { useEditorContent, useEditorTrial } from '../EditorContext';
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
  /** Of a check by its whole name. */
  titleOfCheck: (id: string) => string;
}

const PARTS: Record<Panel, (props: PartProps) => JSX.Element> = {
  flips: FlipsPart,
  teams: TeamsPart,
  unknown: UnknownPart,
  effort: EffortPart,
  told: ToldPart,
};

/**
 * What the text would do if it were published. It is never blank once it was there: the last valid result stays. The box around it is
 * drawn once: drawn again, it draws every control in it.
 */
export const WhatIfPanel = memo(() => {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.whatIf}
      aria-label={t('editor.whatIf.title')}
    >
      <h3>{t('editor.whatIf.title')}</h3>
      <Told />
      <TryOn />
    </Box>
  );
});

function Told() {
  const { whatIf, isOld, error, retry, tookMs } = useEditorTrial();
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <>
      {error !== null && (
        <Alert
          status="warning"
          icon
          title={t('editor.whatIf.failed', { reason: errorReason(error) })}
          customActions={
            <Button size="small" variant="secondary" onPress={retry}>
              {t('editor.whatIf.again')}
            </Button>
          }
        />
      )}
      {whatIf ? (
        <div data-old={isOld || undefined} className={styles.result}>
          {isOld && <p className={styles.quiet}>{t('editor.whatIf.old')}</p>}
          <Result tookMs={tookMs} whatIf={whatIf} />
        </div>
      ) : (
        <p className={styles.quiet}>
          {t(isOld ? 'editor.whatIf.broken' : 'editor.whatIf.loading')}
        </p>
      )}
    </>
  );
}

/** What the text would do, and the text when that was known: titles are those of then. */
interface Known {
  whatIf: WhatIf;
  document: Fields;
}

const titlesAt = (document: Fields, list: 'levels' | 'checks') =>
  new Map(choicesAt(document, [list]).map(({ id, label }) => [id, label]));

const Parts = memo(({ told }: { told: Known }) => {
  const { whatIf, document } = told;
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const panel = PANELS.find(one => one === params.get('panel')) ?? 'flips';
  const titleOfLevel = titlesAt(document, 'levels');
  const titleOfCheck = titlesAt(document, 'checks');
  const part = {
    whatIf,
    titleOfLevel: (id: string) => titleOfLevel.get(id) ?? id,
    titleOfCheck: (id: string) =>
      titleOfCheck.get(id.split('/')[1] ?? id) ?? id,
  };
  return (
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
            <Part {...part} />
          </TabPanel>
        );
      })}
    </Tabs>
  );
});

/** The figures are painted at once. What follows may be hundreds of lines, and is drawn after that, and when no key is pressed. */
function Result(props: { whatIf: WhatIf; tookMs: number }) {
  const { whatIf, tookMs } = props;
  const { document } = useEditorContent();
  const [told, setTold] = useState<Known>({ whatIf, document });
  if (told.whatIf !== whatIf) setTold({ whatIf, document });
  const shown = useAfterPaint(told);
  return (
    <>
      <Sentence whatIf={whatIf} tookMs={tookMs} />
      <Parts told={shown} />
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
