import { useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { DecideDialog, type Decision } from './DecideDialog';
import styles from './ExemptionActs.module.css';

const decisionsOf = ({
  state,
  mayDecide,
  mayRevoke,
}: Exemption): Decision[] => [
  ...(state === 'requested' && mayDecide
    ? (['approve', 'refuse'] as const)
    : []),
  ...(state === 'approved' && mayRevoke ? (['revoke'] as const) : []),
];

/** What the reader may decide of an exemption; nothing for those who may not. */
export function ExemptionActs(props: {
  exemption: Exemption;
  /** It is decided, and its buttons may be gone: whoever pressed one goes on elsewhere. */
  onDone: () => void;
}) {
  const { exemption, onDone } = props;
  const { title, entityRef } = exemption;
  const { t } = useTexts(scorecardsTranslationRef);
  const [decision, setDecision] = useState<Decision>();
  const decisions = decisionsOf(exemption);
  if (decisions.length === 0 && !decision) return null;
  return (
    <span className={styles.acts}>
      {decisions.map(one => (
        <Button
          key={one}
          size="small"
          variant="secondary"
          aria-haspopup="dialog"
          aria-label={t(`exemptions.decide.${one}Of`, {
            title,
            service: parseEntityRef(entityRef).name,
          })}
          onPress={() => setDecision(one)}
        >
          {t(`exemptions.decide.${one}`)}
        </Button>
      ))}
      {decision && (
        <DecideDialog
          exemption={exemption}
          decision={decision}
          onClose={() => setDecision(undefined)}
          onDone={onDone}
        />
      )}
    </span>
  );
}
