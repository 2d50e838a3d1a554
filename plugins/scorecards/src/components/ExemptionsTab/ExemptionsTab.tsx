import { useRef } from 'react';
import { Select } from '@backstage/ui';
import {
  EmptyBlock,
  FIRST_PAGE,
  PageButtons,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import {
  EXEMPTIONS_PAGE,
  useExemptionList,
} from '../../hooks/useExemptionList';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { Debt } from './Debt';
import { ExemptionRows } from './ExemptionRows';
import styles from './ExemptionsTab.module.css';

/** States that are listed by choice, besides those that wait. */
const STATES = ['approved', 'refused', 'revoked', 'ended'] as const;

/** What is exempt: what waits for somebody, what hides how much work, and what ends soon. */
export function ExemptionsTab() {
  const { params } = useUrlState();
  const team = params.get('team') ?? undefined;
  const tab = useRef<HTMLDivElement>(null);
  const onDone = () => tab.current?.focus();
  return (
    <div ref={tab} tabIndex={-1} className={styles.tab}>
      <Debt />
      <Waiting team={team} onDone={onDone} />
      <Listed team={team} onDone={onDone} />
    </div>
  );
}

interface PartProps {
  team?: string;
  /** Somebody has decided. */
  onDone: () => void;
}

/** Those that somebody has to decide; nothing while there are none. */
function Waiting({ team, onDone }: PartProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { data } = useExemptionList({ state: 'requested', team });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('exemptions.waiting', { count: data.items.length })}</h3>
      <ExemptionRows
        exemptions={data.items}
        label={t('exemptions.waitingList')}
        onDone={onDone}
      />
      {data.pageInfo.nextCursor && (
        <p className={styles.quiet}>{t('exemptions.moreWait')}</p>
      )}
    </section>
  );
}

const endingSoonFirst = (items: readonly Exemption[]) =>
  [...items].sort((a, b) => a.until.localeCompare(b.until));

function Listed({ team, onDone }: PartProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const state = STATES.find(one => one === params.get('state')) ?? 'approved';
  const pages = useUrlPages(EXEMPTIONS_PAGE);
  const query = useExemptionList({ state, team, cursor: pages.cursor });
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h3>{t('exemptions.listed')}</h3>
        <Select
          size="small"
          aria-label={t('exemptions.stateLabel')}
          options={STATES.map(id => ({
            id,
            label: t(`exemptions.states.${id}`),
          }))}
          value={state}
          onChange={chosen =>
            change({
              ...FIRST_PAGE,
              state: chosen === 'approved' ? undefined : String(chosen),
            })
          }
        />
      </div>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('exemptions.subject')}
        thing={t('exemptions.thing')}
        isEmpty={({ items }) => items.length === 0 && !pages.hasPrevious}
        empty={
          <EmptyBlock
            kind={state === 'approved' ? 'good' : 'filtered'}
            title={t(`exemptions.none.${state}`)}
          >
            {state === 'approved' && <p>{t('exemptions.noneHint')}</p>}
          </EmptyBlock>
        }
      >
        {({ items, pageInfo }) => (
          <>
            <ExemptionRows
              exemptions={endingSoonFirst(items)}
              label={t(`exemptions.states.${state}`)}
              onDone={onDone}
            />
            <PageButtons
              pages={pages}
              nextCursor={pageInfo.nextCursor}
              isStale={query.isPlaceholderData}
              labels={{
                previous: t('exemptions.previous'),
                next: t('exemptions.next'),
              }}
            />
          </>
        )}
      </BackendState>
    </section>
  );
}
