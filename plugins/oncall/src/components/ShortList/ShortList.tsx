import { useState, type ReactNode } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { oncallTranslationRef } from '../../translation';

/** The first of many; the others are one press away, and the button that has the focus stays. */
export function ShortList<T>(props: {
  items: T[];
  limit: number;
  /** What is on the button, where a number alone is not clear. */
  all?: string;
  variant?: 'secondary' | 'tertiary';
  children: (shown: T[]) => ReactNode;
}) {
  const { items, limit, variant = 'tertiary' } = props;
  const { t } = useTexts(oncallTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const all = props.all ?? t('list.all', { total: items.length });
  return (
    <>
      {props.children(isOpen ? items : items.slice(0, limit))}
      {items.length > limit && (
        <div>
          <Button
            variant={variant}
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? t('list.fewer') : all}
          </Button>
        </div>
      )}
    </>
  );
}
