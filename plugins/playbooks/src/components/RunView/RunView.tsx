import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Container, Header } from '@backstage/ui';
import {
  ActionBar,
  UndoBar,
  useNarrow,
  type AsyncQuery,
  useTexts,
} from '@internal/frontend-kit';
import {
  playbooksRunUpdatePermission,
  type Run,
  type RunOutcome,
  type RunPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { useMe } from '../../hooks/useMe';
import { ImagePage } from '../../hooks/usePageImage';
import { usePageValues } from '../../hooks/usePageValues';
import { useRun, useRunPage } from '../../hooks/useRun';
import { useRunEnd } from '../../hooks/useRunActions';
import { useRunKeys } from '../../hooks/useRunKeys';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { Columns } from '../Columns';
import { PageText, useCommandValues, usePageSections } from '../PageText';
import { PrintButton, PrintSheet } from '../PrintSheet';
import { ValuesProvider } from '../../hooks/useValues';
import { ValuesPanel } from '../ValuesPanel';
import { EndDialog } from './EndDialog';
import { RunHead } from './RunHead';
import { RunProvider, type RunValue } from './RunContext';
import { StepActs } from './StepActs';
import { StepBar } from './StepBar';
import { StepList } from './StepList';
import { Timeline } from './Timeline';
import { useRunState } from './useRunState';
import styles from './RunView.module.css';

/** Keys for the step to do now: d done, s skip, x did not work, n note. */
function useStepKeys({ currentId, mark, setNote, canMark }: RunValue) {
  useRunKeys(
    useMemo((): Record<string, () => void> => {
      if (currentId === undefined || !canMark) return {};
      return {
        d: () => mark(currentId, 'done'),
        s: () => mark(currentId, 'skipped'),
        x: () => {
          mark(currentId, 'failed');
          setNote(currentId, 'asked');
        },
        n: () => setNote(currentId, 'asked'),
      };
    }, [currentId, canMark, mark, setNote]),
  );
}

/** On a phone, under the thumb: the step to do now. */
function CurrentStep({ value }: { value: RunValue }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { currentId, titleOf } = value;
  return (
    <ActionBar>
      <div className={styles.current}>
        {currentId === undefined ? (
          t('runs.allDone')
        ) : (
          <>
            <a href={`#run-item-${currentId}`}>
              {t('runs.current', { step: titleOf(currentId) })}
            </a>
            <StepActs key={currentId} stepId={currentId} isMain waits />
          </>
        )}
      </div>
    </ActionBar>
  );
}

function EndActions(props: {
  run: Run;
  runPage: RunPage;
  titleOf: RunValue['titleOf'];
}) {
  const { run, runPage, titleOf } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { end, reopen } = useRunEnd(run.id);
  const [isAsked, setAsked] = useState(false);
  const [ended, setEnded] = useState<RunOutcome>();
  return (
    <>
      {run.endedAt ? (
        <Button
          variant="secondary"
          isPending={reopen.isPending}
          onPress={() => reopen.mutate()}
        >
          {t('runs.end.reopen')}
        </Button>
      ) : (
        <Button variant="secondary" onPress={() => setAsked(true)}>
          {t('runs.end.action')}
        </Button>
      )}
      {isAsked && (
        <EndDialog
          items={runPage.items}
          titleOf={titleOf}
          end={end.mutateAsync}
          onClose={outcome => {
            setAsked(false);
            setEnded(outcome);
          }}
        />
      )}
      {ended && (
        <UndoBar
          text={t('runs.end.ended', { outcome: t(`runs.outcome.${ended}`) })}
          onUndo={() => reopen.mutateAsync()}
          onEnd={() => setEnded(undefined)}
        />
      )}
    </>
  );
}

function LoadedRun(props: {
  run: Run;
  runPage: RunPage;
  me: string;
  isLive: boolean;
}) {
  const { run, runPage, me, isLive } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { page, items } = runPage;
  const { allowed: mayWrite } = usePermission({
    permission: playbooksRunUpdatePermission,
  });
  const state = useRunState({ run, me, mayWrite }, runPage);
  const { value } = state;
  const { pageId } = run;
  const { found, values, type } = usePageValues(page, { pageId, run });
  const bars = useMemo(() => ({ items, Bar: StepBar }), [items]);
  const text = usePageSections(page, bars);
  useStepKeys(value);
  const isNarrow = useNarrow();
  const acts = (
    <>
      {mayWrite && (
        <EndActions run={run} runPage={runPage} titleOf={value.titleOf} />
      )}
      <PrintButton />
    </>
  );
  return (
    <RunProvider value={value}>
      <ValuesProvider value={useCommandValues(page, values)}>
        <PrintSheet version={run.version}>
          <Header
            title={t('runs.title', { title: run.title })}
            // Beside a button a phone has no room for the title.
            customActions={isNarrow ? undefined : acts}
          />
          <Container className={styles.content}>
            {isNarrow && <div className={styles.end}>{acts}</div>}
            <RunHead
              {...state}
              run={run}
              isLive={isLive && state.waiting === 0}
              onDismiss={state.dismiss}
            />
            <Columns
              hasWideSide
              side={
                <>
                  <StepList />
                  <Timeline
                    run={run}
                    onMoment={value.canMark ? state.markMoment : undefined}
                  />
                  <ValuesPanel
                    variables={page.variables}
                    found={found}
                    onType={type}
                  />
                </>
              }
            >
              <div className={styles.text}>
                <ImagePage.Provider value={pageId}>
                  <PageText page={page} text={text} bars={bars} />
                </ImagePage.Provider>
              </div>
            </Columns>
            {isNarrow && value.canMark && <CurrentStep value={value} />}
          </Container>
        </PrintSheet>
      </ValuesProvider>
    </RunProvider>
  );
}

/**
 * Who has seen a run keeps it: while backends are replaced one of them may answer that there is none, and what is being typed would be
 * gone. It is told like any other failure, and asked for again.
 */
function keptOnScreen<T>(query: AsyncQuery<T>): AsyncQuery<T> {
  return query.data !== undefined && query.error instanceof Error
    ? { ...query, error: new Error(query.error.message) }
    : query;
}

/** A run: what is done with a page, by several people at once. */
export function RunView() {
  const { id = '' } = useParams();
  const { t } = useTexts(playbooksTranslationRef);
  const run = useRun(id);
  const page = useRunPage(id);
  const me = useMe();
  const isLive = !run.isError && run.fetchStatus !== 'paused';
  const subject = t('runs.subject');
  const thing = t('runs.thing');
  return (
    <BackendState query={keptOnScreen(run)} subject={subject} thing={thing}>
      {known => (
        <BackendState query={page} subject={subject} thing={thing}>
          {runPage =>
            me === undefined ? null : (
              <LoadedRun
                run={known}
                runPage={runPage}
                me={me}
                isLive={isLive}
              />
            )
          }
        </BackendState>
      )}
    </BackendState>
  );
}
