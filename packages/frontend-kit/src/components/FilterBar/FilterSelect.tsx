import { Select } from '@backstage/ui';
import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { formatExactCount } from '../../lib/count';
import styles from './FilterBar.module.css';

/** One filter; several of its values are alternatives. */
export interface Filter {
  id: string;
  label: string;
  options: {
    value: string;
    label: string;
    /** How many would be left with it. */
    count?: number;
  }[];
  selected: string[];
  /** There are many options: they can be searched. */
  isSearchable?: boolean;
  /** Most values that may be chosen. */
  max?: number;
}

/** Whether no further value can be chosen. */
export function isFull({ selected, max = Infinity }: Filter): boolean {
  return selected.length >= max;
}

/** The choice of a filter's values. */
export function FilterSelect(props: {
  filter: Filter;
  /** Its name stands above it; else inside, while nothing is chosen. */
  labelled: boolean;
  onChange: (values: string[]) => void;
}) {
  const { filter, labelled, onChange } = props;
  const { label, options, selected, isSearchable } = filter;
  const t = useKitText();
  const locale = useLocale();
  return (
    <Select
      className={styles.select}
      selectionMode="multiple"
      size="small"
      {...(labelled ? { label } : { 'aria-label': label })}
      placeholder={labelled ? t('filter.any') : label}
      search={
        isSearchable ? { placeholder: t('filter.find', { label }) } : undefined
      }
      options={options.map(option => ({
        id: option.value,
        disabled: isFull(filter) && !selected.includes(option.value),
        label:
          option.count === undefined
            ? option.label
            : `${option.label} (${formatExactCount(option.count, locale)})`,
      }))}
      value={selected}
      onChange={keys => onChange([...keys].map(String))}
    />
  );
}
