import { CopyButton } from '../CopyButton/CopyButton';
import styles from './Snippet.module.css';

/** Lines to paste somewhere, with a copy button. */
export function Snippet({
  text,
  language,
  what,
}: {
  text: string;
  /** Named above the lines: "yaml". */
  language?: string;
  /** Names the lines for those who do not see them: "owner annotation". */
  what: string;
}) {
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span className={styles.language}>{language}</span>
        <CopyButton value={text} what={what} />
      </div>
      <pre className={styles.pre}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
