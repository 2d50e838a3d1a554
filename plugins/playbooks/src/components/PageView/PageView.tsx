import { useParams } from 'react-router-dom';
import { Container, Header } from '@backstage/ui';
import {
  ActionBar,
  formatInstant,
  StatusText,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type { Playbook } from '@callboard/backstage-plugin-playbooks-common';
import { useNewRun } from '../../hooks/useNewRun';
import { ImagePage } from '../../hooks/usePageImage';
import { usePlaybook, type ShownPlaybook } from '../../hooks/usePlaybook';
import { firstCheck, impactOf, shownSections } from '../../lib/sectionOrder';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BrokenLinks } from '../BrokenLinks';
import { UntriedChanges } from '../ChangedText';
import { Columns } from '../Columns';
import { CommandView } from '../CommandView';
import { PageRunLines, StartRun } from '../StartRun';
import { PageText, useCommandValues, usePageSections } from '../PageText';
import { PrintSheet } from '../PrintSheet';
import { TrustLine } from '../TrustLine';
import { ValuesPanel } from '../ValuesPanel';
import { WhoToCall } from '../WhoToCall';
import { OtherPages } from './OtherPages';
import { AuthorNotes } from './AuthorNotes';
import { SectionList } from './SectionList';
import { useHashSection } from './useHashSection';
import { usePageValues } from '../../hooks/usePageValues';
import { ValuesProvider } from '../../hooks/useValues';
import styles from './PageView.module.css';

/** What is known before reading: what users see, and the first thing to look at. */
function FirstScreen(props: { playbook: Playbook; subjectRef?: string }) {
  const { playbook, subjectRef } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { page } = playbook;
  const impact = impactOf(shownSections(page));
  const check = firstCheck(page);
  return (
    <div className={styles.first}>
      {impact && (
        <section aria-label={t('page.impact')}>
          <strong>{t('page.impact')}: </strong>
          {impact}
        </section>
      )}
      {check && (
        <section aria-label={t('page.firstCheck')}>
          <strong>{t('page.firstCheck')}</strong>
          <CommandView command={check} />
        </section>
      )}
      {subjectRef && <WhoToCall entityRef={subjectRef} />}
      <PageRunLines runs={playbook.runs} />
    </div>
  );
}

function LoadedPage({ playbook, savedAt }: ShownPlaybook) {
  const { t } = useTexts(playbooksTranslationRef);
  const { page } = playbook;
  const { alert, subject, found, values, type } = usePageValues(page, {
    pageId: playbook.id,
    mapping: playbook.mapping,
  });
  const text = usePageSections(page);
  const context = useCommandValues(page, values);
  useHashSection();
  const isNarrow = useNarrow();
  const run = useNewRun(playbook, { alert, found });
  // Of another alert it is another run, also where an answer was lost.
  const about = JSON.stringify([run.pageId, run.version, run.alert]);
  const start = <StartRun key={about} run={run} />;
  const alertName = alert?.labels.alertname;
  return (
    <ValuesProvider value={context}>
      <PrintSheet version={playbook.version} hasBoxes>
        <Header
          title={playbook.title}
          customActions={isNarrow ? undefined : start}
        />
        <Container className={styles.content}>
          <div className={styles.facts}>
            {savedAt !== undefined && (
              <StatusText
                tone="warn"
                text={t('page.saved', {
                  time: formatInstant(new Date(savedAt)),
                })}
              />
            )}
            {alertName && (
              <span>{t('page.forAlert', { alert: alertName })}</span>
            )}
            {alert && <OtherPages alert={alert} />}
            {playbook.trust && <TrustLine trust={playbook.trust} />}
            {playbook.status !== 'active' && (
              <StatusText tone="warn" text={t(`page.${playbook.status}`)} />
            )}
            {playbook.url ? (
              <a href={playbook.url} target="_blank" rel="noopener noreferrer">
                {t('page.source')}: {playbook.path}
              </a>
            ) : (
              <span>
                {t('page.source')}: {playbook.path}
              </span>
            )}
          </div>
          <Columns
            side={
              <>
                <ValuesPanel
                  variables={page.variables}
                  found={found}
                  onType={type}
                />
                <SectionList
                  sections={text.sections.map(({ section }) => section)}
                />
              </>
            }
          >
            <FirstScreen playbook={playbook} subjectRef={subject?.entityRef} />
            <BrokenLinks links={playbook.links}>
              <ImagePage.Provider value={playbook.id}>
                <UntriedChanges playbook={playbook}>
                  <PageText page={page} text={text} />
                </UntriedChanges>
              </ImagePage.Provider>
            </BrokenLinks>
            <AuthorNotes page={page} links={playbook.links} />
          </Columns>
          {isNarrow && <ActionBar>{start}</ActionBar>}
        </Container>
      </PrintSheet>
    </ValuesProvider>
  );
}

/** One playbook: what users see and the first check, then its sections, with values filled in. */
export function PageView() {
  const { id = '' } = useParams();
  const { t } = useTexts(playbooksTranslationRef);
  const query = usePlaybook(id);
  return (
    <BackendState
      query={query}
      subject={t('page.subject')}
      thing={t('page.thing')}
    >
      {shown => <LoadedPage {...shown} />}
    </BackendState>
  );
}
