import {
  StatusChip,
  StatusText,
  useTexts,
  type StatusProps,
} from '@internal/frontend-kit';
import type { AlertSeverity } from '@callboard/backstage-plugin-alerts-common';
import { RiInformationLine } from '@remixicon/react';
import { SEVERITY_TONES } from '../../lib/severities';
import { alertsTranslationRef } from '../../translation';

/** How bad an alert is, as icon and word; what is over has no colour. */
export function SeverityMark(props: {
  severity: AlertSeverity;
  isOver?: boolean;
  /** Of the one thing that a page is about. */
  isChip?: boolean;
}) {
  const { severity, isOver, isChip } = props;
  const { t } = useTexts(alertsTranslationRef);
  const shown: StatusProps = {
    tone: isOver ? 'neutral' : SEVERITY_TONES[severity],
    text: t(`alert.severity.${severity}`),
    ...(severity === 'info' && { icon: RiInformationLine }),
  };
  return isChip ? <StatusChip {...shown} /> : <StatusText {...shown} />;
}
