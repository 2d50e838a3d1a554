import { Fragment, useRef } from 'react';
import { useKitText } from '../../hooks/useKitText';
import { CopyButton } from '../CopyButton/CopyButton';
import { useWrapMarks } from './useWrapMarks';
import styles from './CommandBlock.module.css';

/** A command to run. It wraps between words only; the copy is the command as given. */
export function CommandBlock({
  command,
  what,
}: {
  command: string;
  /** Names the command for those who do not see it; "command" when absent. */
  what?: string;
}) {
  const t = useKitText();
  const code = useRef<HTMLElement>(null);
  useWrapMarks(code, command);
  return (
    <div className={styles.root}>
      <pre className={styles.pre}>
        <code ref={code}>
          {command.split(/(\s+)/).map((word, index) =>
            index % 2 === 0 ? (
              <span key={index} className={styles.word}>
                {word}
              </span>
            ) : (
              <Fragment key={index}>{word}</Fragment>
            ),
          )}
        </code>
      </pre>
      <CopyButton value={command} what={what ?? t('copy.command')} />
    </div>
  );
}
