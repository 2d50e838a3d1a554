import { useEffect } from 'react';
import { useAnnounce } from '@internal/frontend-kit';
import styles from './FailureText.module.css';

/** Says at a control, and to screen readers, why what it was to do did not happen. */
export function FailureText({ text }: { text: string }) {
  const announce = useAnnounce();
  useEffect(() => announce(text, 'reply'), [announce, text]);
  return <span className={styles.failure}>{text}</span>;
}
