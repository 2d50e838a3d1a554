import { Button } from '@backstage/ui';
import {
  EntityLink,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { WhatIfFlip } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../../hooks/useScorecardsText';
import { useWhatIfText } from '../../../hooks/useWhatIfText';
import { scorecardsTranslationRef } from '../../../translation';
import { useEditor } from '../EditorContext';
import { choicesAt } from '../choicesAt';
import type { PartProps } from './WhatIfPanel';
import styles from '../EditorPage.module.css';

/** Only what changes, by team, in the order that it came in: those who lose most first. */
export function FlipsPart({ whatIf, titleOfLevel }: PartProps) {
  const { items, total } = whatIf.flips;
  const { t } = useTexts(scorecardsTranslationRef);
  const byTeam = new Map<string | undefined, WhatIfFlip[]>();
  for (const flip of items) {
    byTeam.set(flip.owner, [...(byTeam.get(flip.owner) ?? []), flip]);
  }
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
              <Flip key={flip.ref} flip={flip} titleOfLevel={titleOfLevel} />
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

function Flip(props: {
  flip: WhatIfFlip;
  titleOfLevel: PartProps['titleOfLevel'];
}) {
  const { ref, title, from, to, checks } = props.flip;
  const { t } = useTexts(scorecardsTranslationRef);
  const { change } = useUrlState();
  const { document } = useEditor();
  const text = useScorecardsText();
  const { move } = useWhatIfText(props.titleOfLevel);
  const titles = new Map(
    choicesAt(document, ['checks']).map(({ id, label }) => [id, label]),
  );
  const state = (name: (typeof checks)[number]['from']) =>
    name ? text.state(name) : t('editor.whatIf.notIn');
  const isMoved = from?.level !== to?.level || !from !== !to;
  return (
    <li className={styles.flip}>
      <span className={styles.line}>
        <EntityLink entityRef={ref} title={title} />
        {isMoved && <strong>{move(from, to)}</strong>}
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('editor.whatIf.whyOf', { service: title ?? ref })}
          onPress={() => change({ try: ref }, { replace: true })}
        >
          {t('editor.whatIf.why')}
        </Button>
      </span>
      {checks.map(({ check, from: was, to: becomes, why }) => (
        <span key={check} className={styles.quiet}>
          {t('editor.whatIf.checkMove', {
            check: titles.get(check.split('/')[1] ?? check) ?? check,
            from: state(was),
            to: state(becomes),
          })}
          {why && <span className={styles.why}>{why}</span>}
        </span>
      ))}
    </li>
  );
}
