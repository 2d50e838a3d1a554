import { StatusText } from '@internal/frontend-kit';

/** What of the annotation of an entity leads nowhere, and how it is mended. */
export function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <>
      {problems.map(problem => (
        <StatusText key={problem} tone="warn" text={problem} />
      ))}
    </>
  );
}
