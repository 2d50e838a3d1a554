import { Link } from '@backstage/ui';
import { DrawerPanel, useUrlState, useTexts } from '@internal/frontend-kit';
import { useExplanation } from '../../hooks/useExplanation';
import { useHomePath } from '../../hooks/useHomePath';
import { readOpen, type OpenCheck } from '../../lib/openCheck';
import { scorecardsTranslationRef } from '../../translation';
import { Explanation } from '../Explanation';

/**
 * Why a check says what it says of a service, beside the page. The address says which: `?open=scorecard/check`, and on pages of many
 * services `?open=scorecard/check@component:default/name`.
 */
export function ExplanationDrawer(props: {
  /** The entity of the page, where the address names none. */
  entityRef?: string;
}) {
  const { params, change } = useUrlState();
  const open = readOpen(params.get('open'));
  const entityRef = open?.entityRef ?? props.entityRef;
  return open && entityRef ? (
    <Open
      check={open.check}
      entityRef={entityRef}
      onClose={() => change({ open: undefined })}
    />
  ) : null;
}

function Open(props: Required<OpenCheck> & { onClose: () => void }) {
  const { onClose, ...open } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = useHomePath();
  const { data } = useExplanation(open);
  return (
    <DrawerPanel
      title={data?.title ?? t('explain.loading')}
      isOpen
      onClose={onClose}
      footer={
        path && <Link href={path.explain(open)}>{t('explain.asPage')}</Link>
      }
    >
      <Explanation key={`${open.check} ${open.entityRef}`} {...open} />
    </DrawerPanel>
  );
}
