import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import { useLocale } from '../../hooks/useLocale';
import { formatCount, formatExactCount } from '../../lib/count';
import styles from './CountText.module.css';

/** A count with grouped digits; shortened from 100,000 on, with the exact figure on hover and focus. */
export function CountText({ value }: { value: number }) {
  const locale = useLocale();
  const exact = formatExactCount(value, locale);
  const short = formatCount(value, locale);
  if (short === exact) return <span className={styles.count}>{exact}</span>;
  return (
    <TooltipTrigger>
      <Button variant="tertiary" className={styles.trigger}>
        {short}
      </Button>
      <Tooltip>{exact}</Tooltip>
    </TooltipTrigger>
  );
}
