import { ReactNode } from 'react';
import { RemixiconComponentType } from '@remixicon/react';
import { SinceText } from './SinceText';
import { StatusTone, toneIcons } from './tones';
import styles from './StatusChip.module.css';

/** Properties of {@link StatusText} and {@link StatusChip}. */
export interface StatusProps {
  tone: StatusTone;
  /** What the state is, in words. */
  text: ReactNode;
  /** When the state began; written after the text with date, zone and duration. */
  since?: Date | string | number;
  /** Replaces the icon of the tone; its shape must differ from those of the other tones. */
  icon?: RemixiconComponentType;
}

/** A state as icon and text, without a background. */
export function StatusText(props: StatusProps) {
  return <StatusLine {...props} />;
}

/** The mark-up of both forms. */
export function StatusLine({
  tone,
  text,
  since,
  icon,
  chip,
}: StatusProps & { chip?: boolean }) {
  const Icon = icon ?? toneIcons[tone];
  const className = [styles.status, styles[tone], chip && styles.chip]
    .filter(Boolean)
    .join(' ');
  return (
    <span className={className} data-tone={tone} data-chip={chip || undefined}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <span>
        {text}
        {since !== undefined && (
          <span className={styles.since}>
            {' '}
            <SinceText value={since} />
          </span>
        )}
      </span>
    </span>
  );
}
