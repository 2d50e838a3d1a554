import { useId } from 'react';
import type {
  ChangedLine,
  PageChange,
} from '@callboard/backstage-plugin-playbooks-common';
import styles from './ChangedText.module.css';

function Line({ kind, text }: ChangedLine) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : <>{text}</>;
}

/** Lines that changed together, below a title. */
export function ChangeBlock(props: { change: PageChange; title: string }) {
  const { change, title } = props;
  const titleId = useId();
  return (
    <figure className={styles.change} aria-labelledby={titleId}>
      <figcaption id={titleId} className={styles.title}>
        {title}
      </figcaption>
      <ul className={styles.lines}>
        {change.lines.map((line, at) => (
          <li key={at} className={styles[line.kind]}>
            <Line {...line} />
          </li>
        ))}
      </ul>
    </figure>
  );
}
