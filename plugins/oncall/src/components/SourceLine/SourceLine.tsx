import { Link } from '@backstage/core-components';
import { safeHref, StatusText, useTexts } from '@internal/frontend-kit';
import type { OnCallSource } from '@callboard/backstage-plugin-oncall-common';
import { useSourceText } from '../../hooks/useSourceText';
import { asSentence } from '../../lib/asSentence';
import { oncallTranslationRef } from '../../translation';
import styles from './SourceLine.module.css';

interface SourceProps {
  source: OnCallSource;
  /** What its page there is about; told to those who hear the page. */
  name: string;
}

/** Which other system says who is on call, how old that is, why it is no newer, and the way there. */
export function SourceLine({ source, name }: SourceProps) {
  const text = useSourceText()(source);
  const { stale, readAt, problem } = source;
  return (
    <span className={styles.source}>
      {stale ? <StatusText tone="unknown" text={text} /> : <span>{text}</span>}
      {stale && readAt && problem && <span>{asSentence(problem)}</span>}
      <SourceLink source={source} name={name} />
    </span>
  );
}

/** The way to the page of the other system, where it has one. */
export function SourceLink({ source, name }: SourceProps) {
  const { title, url } = source;
  const { t } = useTexts(oncallTranslationRef);
  const href = safeHref(url);
  if (!href) return null;
  return (
    <Link to={href} aria-label={t('source.openOf', { name, source: title })}>
      {t('source.open', { source: title })}
    </Link>
  );
}
