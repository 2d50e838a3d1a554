import { RowLine, RowList, useTexts } from '@internal/frontend-kit';
import type { HeldRow } from '../../lib/heldRows';
import { alertsTranslationRef } from '../../translation';
import { AckButton } from '../AckButton';
import { SeverityMark } from '../SeverityMark';
import { Age, Name, Place, State, Times } from './AlertTable';

/** Alerts on a phone. */
export function AlertItems({ rows }: { rows: readonly HeldRow[] }) {
  const { t } = useTexts(alertsTranslationRef);
  return (
    <RowList label={t('list.label')}>
      {rows.map(row => (
        <li key={row.alert.id}>
          <RowLine>
            <SeverityMark
              severity={row.alert.severity}
              isOver={row.alert.state === 'resolved'}
            />
            <span>
              <Age row={row} /> · <Times row={row} />
            </span>
          </RowLine>
          <Name row={row} />
          <RowLine>
            <Place row={row} />
            <State row={row} />
            <AckButton alert={row.alert} isLong />
          </RowLine>
        </li>
      ))}
    </RowList>
  );
}
