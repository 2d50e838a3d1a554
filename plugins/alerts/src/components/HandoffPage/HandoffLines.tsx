import { Button, Link, Text } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type {
  HandoffLine,
  HandoffSection,
} from '@callboard/backstage-plugin-alerts-common';
import { useHandoffText } from '../../hooks/useHandoffText';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import { SeverityMark } from '../SeverityMark';
import styles from './HandoffPage.module.css';

/** The lines of a section. Those that are taken out stay in sight, so that they can be put back. */
export function HandoffLines(props: {
  section: HandoffSection;
  lines: readonly HandoffLine[];
  /** Ids of lines that are not sent. */
  removed?: ReadonlySet<string>;
  /** Absent where nothing can be taken out. */
  onToggle?: (id: string) => void;
}) {
  const { section, lines, removed, onToggle } = props;
  const { t } = useTexts(alertsTranslationRef);
  const title = t(`handoff.sections.${section}`);
  const own = lines.filter(line => line.section === section);
  return (
    <section aria-label={title}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {own.length === 0 ? (
        <Text as="p" color="secondary">
          {t(`handoff.none.${section}`)}
        </Text>
      ) : (
        <ul className={styles.list}>
          {own.map(line => (
            <Line
              key={line.id}
              line={line}
              isRemoved={removed?.has(line.id) ?? false}
              onToggle={onToggle}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line(props: {
  line: HandoffLine;
  isRemoved: boolean;
  onToggle?: (id: string) => void;
}) {
  const { line, isRemoved, onToggle } = props;
  const { id, section, alert, text } = line;
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const told = useHandoffText()(line);
  const named = {
    title: alert?.title ?? text ?? '',
    section: t(`handoff.sections.${section}`),
  };
  return (
    <li className={isRemoved ? styles.removed : undefined}>
      <div className={styles.line}>
        {alert && (
          <>
            <SeverityMark
              severity={alert.severity}
              isOver={alert.state === 'resolved'}
            />
            <Link href={path.alert(alert.id)}>{alert.title}</Link>
            {alert.entity && <span>{alert.entity.title}</span>}
          </>
        )}
        {told && <span className={styles.quiet}>{told}</span>}
        {text && <span className={styles.words}>{text}</span>}
      </div>
      {onToggle && (
        <Button
          variant="tertiary"
          size="small"
          aria-label={
            isRemoved
              ? t('handoff.putBackOf', named)
              : t('handoff.removeOf', named)
          }
          onPress={() => onToggle(id)}
        >
          {isRemoved ? t('handoff.putBack') : t('handoff.remove')}
        </Button>
      )}
    </li>
  );
}
