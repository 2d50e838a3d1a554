import { Container, Link } from '@backstage/ui';
import { EmptyBlock, useUrlState, useTexts } from '@internal/frontend-kit';
import { useExplanation } from '../../hooks/useExplanation';
import { usePagePath } from '../../hooks/usePagePath';
import { readOpen, type OpenCheck } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import { Explanation } from '../Explanation';
import { PageHead } from '../PageHead';
import styles from './ExplanationPage.module.css';

/** The explanation that the address names, as a page of its own: a link for a chat or a ticket. */
export function ExplanationPage() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { params } = useUrlState();
  const path = usePagePath();
  const { check, entityRef } = readOpen(params.get('open')) ?? {};
  if (check && entityRef) return <Named check={check} entityRef={entityRef} />;
  return (
    <>
      <PageHead title={t('explain.loading')} />
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
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const { data } = useExplanation(open);
  return (
    <>
      <PageHead
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
        <BackLink href={path.overview}>{t('explain.back')}</BackLink>
        <Explanation {...open} />
      </Container>
    </>
  );
}
