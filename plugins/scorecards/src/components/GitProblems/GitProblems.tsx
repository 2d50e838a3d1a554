import { Alert } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../translation';
import styles from './GitProblems.module.css';

/** For those who keep a document of git: why its file is left out, and what they read is older. */
export function GitProblems({ problems }: { problems?: readonly string[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  if (!problems) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('editor.git.left')}
      description={
        <ul className={styles.problems}>
          {problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
    />
  );
}
