import { formatDuration } from '../../lib/duration';

/** A duration of two units at most: "3 min 20 s". */
export function DurationText({ milliseconds }: { milliseconds: number }) {
  return (
    <time dateTime={`PT${Math.max(0, Math.round(milliseconds / 1_000))}S`}>
      {formatDuration(milliseconds)}
    </time>
  );
}
