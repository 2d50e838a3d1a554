import { ButtonLink, Text, TextField } from '@backstage/ui';
import { RiCalendarScheduleLine } from '@remixicon/react';
import { CopyButton, StatusText, useTexts } from '@internal/frontend-kit';
import { useFocusWhenShown } from '../../hooks/useFocusWhenShown';
import { webcalOf } from '../../lib/webcalOf';
import { oncallTranslationRef } from '../../translation';
import styles from './CalendarLinks.module.css';

const PROGRAMS = ['google', 'outlook', 'apple'] as const;

/** The secret address of a link that was just made, and where to put it. */
export function NewLink({ url }: { url: string }) {
  const { t } = useTexts(oncallTranslationRef);
  const ref = useFocusWhenShown<HTMLElement>();
  const webcal = webcalOf(url);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={styles.fresh}
      aria-label={t('calendar.fresh.label')}
    >
      <StatusText tone="warn" text={t('calendar.fresh.once')} />
      <TextField
        label={t('calendar.fresh.address')}
        value={url}
        isReadOnly
        onFocus={({ target }) => {
          if (target instanceof HTMLInputElement) target.select();
        }}
      />
      <div className={styles.acts}>
        <CopyButton
          value={url}
          what={t('calendar.fresh.link')}
          label={t('calendar.fresh.copy')}
        />
        {webcal && (
          <ButtonLink
            href={webcal}
            variant="tertiary"
            iconStart={<RiCalendarScheduleLine aria-hidden="true" />}
          >
            {t('calendar.fresh.open')}
          </ButtonLink>
        )}
      </div>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('calendar.fresh.howTo')}
      </Text>
      <ul className={styles.howTo}>
        {PROGRAMS.map(program => (
          <li key={program}>{t(`calendar.fresh.${program}`)}</li>
        ))}
      </ul>
      <p>{t('calendar.fresh.reach')}</p>
    </section>
  );
}
