import { Link, Text } from '@backstage/ui';
import {
  EmptyBlock,
  EntityLink,
  RowLine,
  RowList,
  Snippet,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsDocumentCreatePermission,
  type DocumentSummary,
} from '@callboard/backstage-plugin-scorecards-common';
import { useDocuments } from '../../hooks/useDocuments';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NewDocumentButton } from '../NewDocumentDialog';
import styles from './StandardsTab.module.css';

const EXAMPLE = `---
id: on-call
title: On-call
owner: group:default/platform
acknowledgement: true
---
A person who cannot answer has a second. {#second}`;

/** The written standards that checks prove. */
export function StandardsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useDocuments('Standard');
  const { allowed } = usePermission({
    permission: scorecardsDocumentCreatePermission,
  });
  const create = allowed && <NewDocumentButton kind="Standard" />;
  // Those in force are for everybody; drafts are found among the documents.
  const inForce = (items: readonly DocumentSummary[]) =>
    items.filter(({ active }) => active);
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('standards.subject')}
      thing={t('standards.thing')}
      isEmpty={({ items }) => inForce(items).length === 0}
      empty={
        <EmptyBlock
          kind="nothing-yet"
          title={t('standards.empty')}
          actions={create}
        >
          <p>{t('standards.emptyHint')}</p>
          <Snippet
            text={EXAMPLE}
            language="markdown"
            what={t('standards.snippet')}
          />
        </EmptyBlock>
      }
    >
      {({ items }) => (
        <>
          <div className={styles.head}>
            <Text as="p" variant="body-large">
              {t('standards.answer', { count: inForce(items).length })}
            </Text>
            {create}
          </div>
          <RowList label={t('standards.list')}>
            {inForce(items).map(standard => (
              <li key={standard.id}>
                <Row standard={standard} />
              </li>
            ))}
          </RowList>
        </>
      )}
    </BackendState>
  );
}

function Row({ standard }: { standard: DocumentSummary }) {
  const { id, title, owner, active, draft } = standard;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const text = useScorecardsText();
  return (
    <RowLine>
      <Link href={path.standard({ id })}>{title}</Link>
      <EntityLink entityRef={owner} />
      <span className={styles.quiet}>
        {active?.activatedAt
          ? t('standards.since', {
              version: `${active.version}`,
              day: text.day(active.activatedAt),
            })
          : t('standards.version', { version: `${active?.version}` })}
      </span>
      {draft && (
        <StatusText
          tone="neutral"
          text={t('editor.list.draft', { version: `${draft.version}` })}
        />
      )}
    </RowLine>
  );
}
