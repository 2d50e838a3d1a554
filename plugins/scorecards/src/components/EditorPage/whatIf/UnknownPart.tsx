import { useTexts } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../../translation';
import type { PartProps } from './WhatIfPanel';
import styles from '../EditorPage.module.css';

/** Services of which a changed check would not be known, which is not the same as failing. */
export function UnknownPart({ whatIf, titleOfCheck }: PartProps) {
  const { unknown, checks, problems } = whatIf;
  const { t } = useTexts(scorecardsTranslationRef);
  const become = checks.flatMap(({ check, flips }) => {
    const services = flips
      .filter(({ to }) => to === 'unknown' || to === 'stale')
      .reduce((sum, flip) => sum + flip.services, 0);
    return services > 0 ? [{ check, services }] : [];
  });
  return (
    <>
      <p>
        {unknown === 0
          ? t('editor.whatIf.noneUnknown')
          : t('editor.whatIf.unknownNotFail', { count: unknown })}
      </p>
      <ul>
        {become.map(({ check, services }) => (
          <li key={check}>
            {t('editor.whatIf.unknownOf', {
              check: titleOfCheck(check),
              count: services,
            })}
          </li>
        ))}
        {problems.map(({ subject, message }) => (
          <li key={subject} className={styles.problem}>
            {t('editor.whatIf.problem', { subject, message })}
          </li>
        ))}
      </ul>
    </>
  );
}
