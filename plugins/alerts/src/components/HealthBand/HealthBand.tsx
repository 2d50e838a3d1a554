import { Alert } from '@backstage/ui';
import type { AlertsProblem } from '@callboard/backstage-plugin-alerts-common';
import { useHealth } from '../../hooks/useOperation';
import { useProblemText } from '../../hooks/useProblemText';

/** Others get through where one channel fails, or nobody watches. */
const MILD: readonly AlertsProblem['kind'][] = ['failing-channel', 'unwatched'];

/** Says above all else that alerts may not reach people. Nothing where they do. */
export function HealthBand() {
  const { data } = useHealth();
  const textOf = useProblemText();
  const problems = data?.problems ?? [];
  const [first, ...others] = problems;
  const isMild = problems.every(({ kind }) => MILD.includes(kind));
  return (
    <div role="status">
      {first && (
        <Alert
          status={isMild ? 'warning' : 'danger'}
          icon
          title={textOf(first)}
          description={
            others.length > 0 ? others.map(textOf).join(' ') : undefined
          }
        />
      )}
    </div>
  );
}
