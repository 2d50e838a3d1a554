import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Container, Header, ToggleButton } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import {
  namesSetBy,
  type Playbook,
} from '@callboard/backstage-plugin-playbooks-common';
import { usePlaybook } from '../../hooks/usePlaybooks';
import { fieldId } from '../../lib/fieldId';
import {
  firstCheck,
  firstThingsFirst,
  impactOf,
  shownSections,
} from '../../lib/sectionOrder';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { CommandView } from '../CommandView';
import { Contents } from '../Contents';
import { TrustLine } from '../TrustLine';
import { ValuesPanel } from '../ValuesPanel';
import { AuthorNotes } from './AuthorNotes';
import { SectionList } from './SectionList';
import { useHashSection } from './useHashSection';
import { usePageValues } from './usePageValues';
import { ValuesProvider } from './ValuesContext';
import styles from './PageView.module.css';

const focusField = (name: string) =>
  document.getElementById(fieldId(name))?.focus();

/** What is known before reading: what users see, and the first thing to look at. */
function FirstScreen({ playbook }: { playbook: Playbook }) {
  const { t } = useTranslationRef(playbooksTranslationRef);
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
    </div>
  );
}

function LoadedPage({ playbook }: { playbook: Playbook }) {
  const { t } = useTranslationRef(playbooksTranslationRef);
  const { page } = playbook;
  const { alert, found, values, type } = usePageValues(page);
  const [isAsWritten, setAsWritten] = useState(false);
  const sections = useMemo(() => {
    const shown = shownSections(page);
    return isAsWritten ? shown : firstThingsFirst(shown);
  }, [page, isAsWritten]);
  const commands = useMemo(
    () => new Map(page.commands.map(command => [command.id, command])),
    [page],
  );
  const context = useMemo(
    () => ({
      values,
      declared: page.frontMatter.variables.map(({ name }) => name),
      setByPage: namesSetBy(page.commands),
      ask: focusField,
    }),
    [page, values],
  );
  useHashSection();
  const alertName = alert?.labels.alertname;
  return (
    <ValuesProvider value={context}>
      <Header title={playbook.title} />
      <Container className={styles.content}>
        <div className={styles.facts}>
          {alertName && <span>{t('page.forAlert', { alert: alertName })}</span>}
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
        <div className={styles.columns}>
          <div className={styles.main}>
            <FirstScreen playbook={playbook} />
            <div className={styles.order}>
              <ToggleButton
                size="small"
                isSelected={isAsWritten}
                onChange={setAsWritten}
              >
                {t('page.asWritten')}
              </ToggleButton>
            </div>
            {sections.map(({ section, nodes }) => (
              <section key={section.id} lang={section.language}>
                <Contents nodes={nodes} commands={commands} />
              </section>
            ))}
            <AuthorNotes page={page} />
          </div>
          <aside className={styles.side}>
            <ValuesPanel
              variables={page.variables}
              found={found}
              onType={type}
            />
            <SectionList sections={sections.map(({ section }) => section)} />
          </aside>
        </div>
      </Container>
    </ValuesProvider>
  );
}

/** One playbook: what users see and the first check, then its sections, with values filled in. */
export function PageView() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(playbooksTranslationRef);
  const query = usePlaybook(id);
  return (
    <BackendState
      query={query}
      subject={t('page.subject')}
      thing={t('page.thing')}
    >
      {playbook => <LoadedPage playbook={playbook} />}
    </BackendState>
  );
}
