import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Container, Header, Link } from '@backstage/ui';
import { EmptyBlock, useUrlState } from '@internal/frontend-kit';
import { useExplanation } from '../../hooks/useExplanation';
import { usePagePath } from '../../hooks/usePagePath';
import { readOpen, type OpenCheck } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';
import { Explanation } from '../Explanation';
import styles from './ExplanationPage.module.css';

/** The explanation that the address names, as a page of its own: a link for a chat or a ticket. */
export function ExplanationPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { params } = useUrlState();
  const path = usePagePath();
  const { check, entityRef } = readOpen(params.get('open')) ?? {};
  if (check && entityRef) return <Named check={check} entityRef={entityRef} />;
  return (
    <>
      <Header title={t('explain.loading')} />
      <Container className={styles.content}>
        <EmptyBlock
          kind="nothing-yet"
          title={t('explain.nothingOpen.title')}
          actions={<Link href={path.tab('overview')}>{t('explain.back')}</Link>}
        >
          <p>{t('explain.nothingOpen.hint')}</p>
        </EmptyBlock>
      </Container>
    </>
  );
}

function Named(open: Required<OpenCheck>) {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { data } = useExplanation(open);
  return (
    <>
      <Header
        title={
          data
            ? t('explain.title', {
                check: data.title,
                entity: data.entityTitle,
              })
            : t('explain.loading')
        }
      />
      <Container className={styles.content}>
        <Explanation {...open} />
      </Container>
    </>
  );
}
