import { CopyButton } from '../CopyButton/CopyButton';
import styles from './CopyableText.module.css';

/** A short text in monospace with a copy button: an id, a reference, an annotation. */
export function CopyableText({ text, what }: { text: string; what: string }) {
  return (
    <span className={styles.root}>
      <code className={styles.text}>{text}</code>
      <CopyButton value={text} what={what} />
    </span>
  );
}
