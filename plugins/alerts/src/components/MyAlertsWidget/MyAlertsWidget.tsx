import { Link } from '@backstage/ui';
import {
  EmptyBlock,
  KitRoot,
  RowLine,
  RowList,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useMyAlerts } from '../../hooks/useAlerts';
import { useHomePath } from '../../hooks/useHomePath';
import { mineFirst } from '../../lib/heldRows';
import { alertsTranslationRef } from '../../translation';
import { AckButton } from '../AckButton';
import { BackendState } from '../BackendState';
import { SeverityMark } from '../SeverityMark';
import { StateMark } from '../StateMark';

/** As many as a card of the home page has room for. */
const SHOWN = 5;

/** Alerts that the reader was paged for, or has. For the home page, which frames it. */
export function MyAlertsWidget() {
  const { t } = useTexts(alertsTranslationRef);
  const query = useMyAlerts();
  const path = useHomePath();
  return (
    <KitRoot>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('card.subject')}
        thing={t('list.thing')}
        skeleton={<SkeletonLines lines={3} lineHeight={23} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="good" title={t('card.widget.none')}>
            <p>{t('card.widget.noneHint')}</p>
          </EmptyBlock>
        }
      >
        {({ items, totalItems }) => (
          <>
            <RowList label={t('card.widget.list')}>
              {mineFirst(items)
                .slice(0, SHOWN)
                .map(alert => (
                  <Mine key={alert.id} alert={alert} />
                ))}
            </RowList>
            {path && totalItems > SHOWN && (
              <Link href={path.mine()}>
                {t('card.widget.more', { count: totalItems - SHOWN })}
              </Link>
            )}
          </>
        )}
      </BackendState>
    </KitRoot>
  );
}

function Mine({ alert }: { alert: AlertSummary }) {
  const { id, title, severity, startedAt } = alert;
  const path = useHomePath();
  const age = useAgeText();
  return (
    <li>
      <RowLine>
        <SeverityMark severity={severity} />
        <time dateTime={startedAt}>{age(startedAt)}</time>
      </RowLine>
      <RowLine>
        {path ? (
          <Link href={path.alert(id)}>{title}</Link>
        ) : (
          <span>{title}</span>
        )}
        <StateMark alert={alert} />
        <AckButton alert={alert} />
      </RowLine>
    </li>
  );
}
