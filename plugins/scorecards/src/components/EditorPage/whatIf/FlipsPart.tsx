import { memo } from 'react';
import { Button } from '@backstage/ui';
import {
  EntityLink,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CheckState,
  WhatIfFlip,
} from '@callboard/backstage-plugin-scorecards-common';
import { useLatest } from '../../../hooks/useLatest';
import { useScorecardsText } from '../../../hooks/useScorecardsText';
import { useWhatIfText } from '../../../hooks/useWhatIfText';
import { scorecardsTranslationRef } from '../../../translation';
import type { PartProps } from './WhatIfPanel';
import styles from '../EditorPage.module.css';

/** Only what changes, by team, in the order that it came in: those who lose most first. */
export function FlipsPart({ whatIf, titleOfLevel, titleOfCheck }: PartProps) {
  const { items, total } = whatIf.flips;
  const { t } = useTexts(scorecardsTranslationRef);
  const byTeam = new Map<string | undefined, WhatIfFlip[]>();
  for (const flip of items) {
    byTeam.set(flip.owner, [...(byTeam.get(flip.owner) ?? []), flip]);
  }
  const say = useFlipText({ titleOfLevel, titleOfCheck });
  const nameOf = useNames(items.flatMap(({ owner }) => owner ?? []));
  if (items.length === 0) return <p>{t('editor.whatIf.noFlips')}</p>;
  return (
    <>
      {[...byTeam].map(([team, flips]) => (
        <details key={team ?? ''} className={styles.team} open>
          <summary>
            {team ? nameOf(team) : t('editor.whatIf.noOwner')}{' '}
            <span className={styles.quiet}>
              {t('editor.whatIf.services', { count: flips.length })}
            </span>
          </summary>
          <ul>
            {flips.map(flip => (
              <Flip key={flip.ref} flip={flip} say={say} />
            ))}
          </ul>
        </details>
      ))}
      {total > items.length && (
        <p className={styles.quiet}>
          {t('editor.whatIf.moreFlips', {
            shown: `${items.length}`,
            total: `${total}`,
          })}
        </p>
      )}
    </>
  );
}

/** The words of lines, of which there may be hundreds. */
function useFlipText({
  titleOfLevel,
  titleOfCheck,
}: Omit<PartProps, 'whatIf'>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { state } = useScorecardsText();
  const { move } = useWhatIfText(titleOfLevel);
  const { change } = useUrlState();
  const stateOf = (name: CheckState | undefined) =>
    name ? state(name) : t('editor.whatIf.notIn');
  return {
    move,
    check: ({ check, from, to }: WhatIfFlip['checks'][number]) =>
      t('editor.whatIf.checkMove', {
        check: titleOfCheck(check),
        from: stateOf(from),
        to: stateOf(to),
      }),
    tryOn: useLatest((ref: string) => change({ try: ref }, { replace: true })),
  };
}

// A key changes what is said of most services, and seldom which: their links and buttons are not drawn again.
const ServiceLink = memo(EntityLink);

const Why = memo(
  (props: {
    entityRef: string;
    service: string;
    onTry: (entityRef: string) => void;
  }) => {
    const { entityRef, service, onTry } = props;
    const { t } = useTexts(scorecardsTranslationRef);
    return (
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('editor.whatIf.whyOf', { service })}
        onPress={() => onTry(entityRef)}
      >
        {t('editor.whatIf.why')}
      </Button>
    );
  },
);

function Flip(props: {
  flip: WhatIfFlip;
  say: ReturnType<typeof useFlipText>;
}) {
  const { flip, say } = props;
  const { ref, title, from, to, checks } = flip;
  const isMoved = from?.level !== to?.level || !from !== !to;
  return (
    <li className={styles.flip}>
      <span className={styles.line}>
        <ServiceLink entityRef={ref} title={title} />
        {isMoved && <strong>{say.move(from, to)}</strong>}
        <Why entityRef={ref} service={title ?? ref} onTry={say.tryOn} />
      </span>
      {checks.map(check => (
        <span key={check.check} className={styles.quiet}>
          {say.check(check)}
          {check.why && <span className={styles.why}>{check.why}</span>}
        </span>
      ))}
    </li>
  );
}
