import { VisuallyHidden } from '@backstage/ui';
import { StatusChip, StatusText } from '@internal/frontend-kit';
import type { CheckResult } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { STATE_LOOKS } from '../../lib/stateLooks';

type ShownResult = Omit<CheckResult, 'check' | 'since'> & { since?: string };

interface CheckStateProps {
  /** With until when it is exempt, what it was, and from when on it counts, as far as that is known. */
  result: ShownResult;
  /** Says also since when it is so. */
  hasSince?: boolean;
}

function useStatus({ result, hasSince }: CheckStateProps) {
  const text = useScorecardsText();
  return {
    ...STATE_LOOKS[result.state],
    text: text.result(result),
    ...(hasSince && { since: result.since }),
  };
}

/** The state of a check as icon and words. */
export const CheckStateText = (props: CheckStateProps) => (
  <StatusText {...useStatus(props)} />
);

/** The same on a background of its tone, where it wants attention. */
export const CheckStateChip = (props: CheckStateProps) => (
  <StatusChip {...useStatus(props)} />
);

/** For dense cells: the icon, its words for those who do not see it. */
export function CheckStateIcon(props: CheckStateProps) {
  const { text, ...status } = useStatus(props);
  return (
    <StatusText {...status} text={<VisuallyHidden>{text}</VisuallyHidden>} />
  );
}
