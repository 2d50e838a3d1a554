import { Button } from '@backstage/ui';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import { writeOpen, type OpenCheck } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';

/** Opens the explanation of a check beside the page; the address says which. */
export function ExplainButton(props: OpenCheck & { title: string }) {
  const { title, ...open } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  return (
    <Button
      variant="secondary"
      size="small"
      aria-label={t('card.explainOf', { title })}
      onPress={() => change({ open: writeOpen(open) })}
    >
      {t('card.explain')}
    </Button>
  );
}
