import { formatCount, useLocale, useTexts } from '@internal/frontend-kit';
import type {
  SilencePreview,
  SilencePreviewRequest,
} from '@callboard/backstage-plugin-alerts-common';
import { useCounts } from '../../hooks/useAlerts';
import { useSilencePreview } from '../../hooks/useSilences';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './SilenceDialog.module.css';

/** Alerts that are named. */
const MOST = 3;

/** What it would do, before it is done. */
export function Preview({ scope }: { scope?: SilencePreviewRequest }) {
  const { t } = useTexts(alertsTranslationRef);
  const query = useSilencePreview(scope);
  if (!scope) {
    return <p className={styles.quiet}>{t('silences.preview.wait')}</p>;
  }
  return (
    <BackendState
      query={query}
      subject={t('silences.preview.subject')}
      thing={t('silences.preview.thing')}
    >
      {preview => <Told preview={preview} />}
    </BackendState>
  );
}

function Told({ preview }: { preview: SilencePreview }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { data: counts } = useCounts();
  const { open, items, perWeek } = preview;
  const values = {
    n: formatCount(open, locale),
    all: formatCount(Math.max(counts?.open ?? open, open), locale),
    week: formatCount(Math.ceil(perWeek), locale),
  };
  const shown = items.slice(0, MOST);
  return (
    <div className={styles.preview}>
      <p aria-live="polite">
        <strong>
          {open > 0
            ? t('silences.preview.would', values)
            : t('silences.preview.nothingOpen', values)}
        </strong>
      </p>
      {shown.length > 0 && (
        <ul aria-label={t('silences.preview.label')}>
          {shown.map(({ id, title, entity, team }) => {
            const name = entity?.title ?? team?.title;
            return (
              <li key={id}>
                {name
                  ? t('silences.preview.ofService', { title, name })
                  : title}
              </li>
            );
          })}
          {open > shown.length && (
            <li>
              {t('silences.preview.more', { count: open - shown.length })}
            </li>
          )}
        </ul>
      )}
      <p className={styles.quiet}>{t('silences.preview.hands')}</p>
    </div>
  );
}
