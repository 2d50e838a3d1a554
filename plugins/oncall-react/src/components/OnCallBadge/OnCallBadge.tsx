import type { Entity } from '@backstage/catalog-model';
import {
  Button,
  DialogTrigger,
  Popover,
  Skeleton,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import { KitRoot, StatusText } from '@internal/frontend-kit';
import { useBadgeText } from '../../hooks/useBadgeText';
import { useOnCall } from '../../hooks/useOnCall';
import styles from './OnCallBadge.module.css';

/**
 * Properties of {@link OnCallBadge}.
 *
 * @public
 */
export interface OnCallBadgeProps {
  /** Who is called for it; an entity, or its full reference. */
  entity: string | Entity;
  /** Text without what is behind it: inside links, and rows that are links. */
  plain?: boolean;
}

/**
 * Who is on call for an entity, and until when, in one line. Hover, focus or a press shows who is next and the other levels.
 * A hundred of them in a table ask once. Draws nothing in a portal without the on-call plugin.
 *
 * @public
 */
export function OnCallBadge({ entity, plain }: OnCallBadgeProps) {
  const query = useOnCall(entity);
  const badge = useBadgeText(query);
  if (!query.isInstalled) return null;
  if (!badge) {
    return (
      <span aria-busy="true">
        <Skeleton width={140} height={16} />
      </span>
    );
  }
  const { tone, text, details } = badge;
  const status = <StatusText tone={tone} text={text} />;
  if (plain || details.length === 0) return <KitRoot>{status}</KitRoot>;
  const lines = (
    <ul className={styles.lines}>
      {details.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <KitRoot>
      <DialogTrigger>
        <TooltipTrigger>
          <Button variant="tertiary" className={styles.trigger}>
            {status}
          </Button>
          <Tooltip>{lines}</Tooltip>
        </TooltipTrigger>
        <Popover aria-label={text}>{lines}</Popover>
      </DialogTrigger>
    </KitRoot>
  );
}
