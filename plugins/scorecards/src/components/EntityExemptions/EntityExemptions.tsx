import { useRef } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  SkeletonLines,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { useEntityExemptions } from '../../hooks/useEntityExemptions';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ExemptionRow } from './ExemptionRow';
import styles from './EntityExemptions.module.css';

const isOpen = ({ state }: Exemption) =>
  state === 'requested' || state === 'approved';

/** Exemptions of the entity of the page: those that wait first, those that are over folded. */
export function EntityExemptions() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useEntityExemptions(useEntityRef());
  return (
    <EntityInfoCard title={t('tab.exemptions.title')}>
      <BackendState
        query={query}
        subject={t('tab.exemptions.subject')}
        thing={t('tab.thing')}
        skeleton={<SkeletonLines lines={2} lineHeight={32} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="good" title={t('tab.exemptions.none')}>
            <p>{t('tab.exemptions.noneHint')}</p>
          </EmptyBlock>
        }
      >
        {({ items }) => <Known items={items} />}
      </BackendState>
    </EntityInfoCard>
  );
}

function Known({ items }: { items: readonly Exemption[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const list = useRef<HTMLUListElement>(null);
  // The row of who decided may be gone with its buttons: they go on at the list.
  const onDone = () => list.current?.focus();
  const over = items.filter(one => !isOpen(one));
  const open = items
    .filter(isOpen)
    .sort(
      (left, right) =>
        Number(left.state === 'approved') -
          Number(right.state === 'approved') ||
        Date.parse(left.until) - Date.parse(right.until),
    );
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        className={styles.list}
        aria-label={t('tab.exemptions.title')}
      >
        {open.map(one => (
          <ExemptionRow key={one.id} exemption={one} onDone={onDone} />
        ))}
      </ul>
      {over.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('tab.exemptions.over', { count: over.length })}</summary>
          <ul className={styles.list}>
            {over.map(one => (
              <ExemptionRow key={one.id} exemption={one} onDone={onDone} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
