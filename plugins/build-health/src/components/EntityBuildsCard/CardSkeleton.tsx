import { Skeleton } from '@backstage/ui';
import styles from './EntityBuildsCard.module.css';

/** As high as the card of a service with one pipeline. */
export function CardSkeleton() {
  return (
    <div className={styles.details} aria-hidden="true">
      <Skeleton height={20} width="70%" />
      <div className={styles.skeletonStrip}>
        <Skeleton height="100%" width="100%" />
      </div>
      <Skeleton height={20} width="100%" />
      <Skeleton height={20} width="60%" />
    </div>
  );
}
