import { Flex, Skeleton } from '@backstage/ui';

/** Placeholder of as many text lines as the view will have. */
export function SkeletonLines({
  lines = 3,
  lineHeight = 20,
}: {
  lines?: number;
  /** Pixels. */
  lineHeight?: number;
}) {
  return (
    <Flex direction="column" gap="2" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton
          key={index}
          height={lineHeight}
          width={index === lines - 1 && lines > 1 ? '60%' : '100%'}
        />
      ))}
    </Flex>
  );
}
