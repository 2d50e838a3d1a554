import { useParams } from 'react-router-dom';
import { useTexts } from '@internal/frontend-kit';
import { Container, Header } from '@backstage/ui';
import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { useDocument } from '../../hooks/useDocuments';
import { usePagePath } from '../../hooks/usePagePath';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BackLink } from '../BackLink';
import { Editor } from './Editor';
import styles from './EditorPage.module.css';

/** The page `edit/:kind/:id`: a document beside what it would do. */
export function EditorPage() {
  const { kind = '', id = '' } = useParams();
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const query = useDocument({ kind: kind as StandardsDocument['kind'], id });
  return (
    <>
      {!query.data && <Header title={t('editor.bareTitle')} />}
      {query.data ? (
        <Editor
          key={`${kind}/${id}`}
          detail={query.data}
          reload={query.refetch}
        />
      ) : (
        <Container className={styles.page}>
          <BackLink href={path.tab('documents')}>{t('editor.back')}</BackLink>
          <BackendState
            query={query}
            subject={t('editor.subject')}
            thing={t('editor.thing')}
          >
            {() => null}
          </BackendState>
        </Container>
      )}
    </>
  );
}
