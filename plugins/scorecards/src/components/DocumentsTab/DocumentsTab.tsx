import { Text } from '@backstage/ui';
import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  scorecardsDocumentCreatePermission,
  type DocumentSummary,
} from '@callboard/backstage-plugin-scorecards-common';
import { useDocuments } from '../../hooks/useDocuments';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NewDocumentButton } from '../NewDocumentDialog';
import { DocumentRows } from './DocumentRows';
import styles from './DocumentsTab.module.css';

const EXAMPLE = `scorecards:
  documents:
    - target: https://github.com/acme/standards/tree/main/`;

const KINDS = ['Scorecard', 'Standard', 'Campaign', 'FactSet'] as const;

/** All that people write, with which version of it counts, and which is being written. */
export function DocumentsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useDocuments();
  const { allowed } = usePermission({
    permission: scorecardsDocumentCreatePermission,
  });
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        {query.data && query.data.items.length > 0 && (
          <Answer documents={query.data.items} />
        )}
        {allowed && (
          <div className={styles.acts}>
            {KINDS.map(kind => (
              <NewDocumentButton key={kind} kind={kind} />
            ))}
          </div>
        )}
      </div>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('editor.list.subject')}
        thing={t('editor.list.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('editor.list.empty')}>
            <p>{t('editor.list.emptyHint')}</p>
            <Snippet
              text={EXAMPLE}
              language="yaml"
              what={t('editor.list.snippet')}
            />
          </EmptyBlock>
        }
      >
        {({ items }) => <Documents documents={items} />}
      </BackendState>
    </div>
  );
}

function Answer({ documents }: { documents: readonly DocumentSummary[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const drafts = documents.filter(({ draft }) => draft).length;
  return (
    <Text as="p" variant="body-large">
      {t('editor.list.answer', { count: documents.length })}
      {drafts > 0 && ` ${t('editor.list.drafts', { count: drafts })}`}
    </Text>
  );
}

function Documents({ documents }: { documents: readonly DocumentSummary[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const ofKind = (kind: DocumentSummary['kind']) =>
    documents.filter(one => one.kind === kind);
  return (
    <div className={styles.tab}>
      {KINDS.filter(kind => ofKind(kind).length > 0).map(kind => (
        <section key={kind} className={styles.section}>
          <h3>{t(`editor.list.kinds.${kind}`)}</h3>
          <DocumentRows
            documents={ofKind(kind)}
            label={t(`editor.list.kinds.${kind}`)}
          />
        </section>
      ))}
    </div>
  );
}
