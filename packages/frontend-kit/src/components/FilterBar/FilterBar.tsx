import { useState, type ReactNode } from 'react';
import { Button, Tag, TagGroup } from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { useKitText } from '../../hooks/useKitText';
import { useNarrow } from '../../hooks/useNarrow';
import { DrawerPanel } from '../DrawerPanel/DrawerPanel';
import { FilterSelect, isFull, type Filter } from './FilterSelect';
import { SearchInput, type SearchInputProps } from './SearchInput';
import styles from './FilterBar.module.css';

/** Properties of {@link FilterBar}. */
export interface FilterBarProps {
  search: SearchInputProps;
  filters?: Filter[];
  onFilter?: (id: string, values: string[]) => void;
  onClear?: () => void;
  /** Further choices, at the end of the row; on a phone among the filters. */
  children?: ReactNode;
}

/**
 * Search and filters in one row, with chips of what is set. On a phone the filters stand in a panel from below, and a
 * button says how many are set.
 */
export function FilterBar(props: FilterBarProps) {
  const { search, filters = [], onFilter, onClear, children } = props;
  const t = useKitText();
  const narrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const set = filters.flatMap(filter =>
    filter.selected.map(value => ({
      id: `${filter.id} ${value}`,
      filter,
      value,
      text: `${filter.label}: ${
        filter.options.find(option => option.value === value)?.label ?? value
      }`,
    })),
  );
  const selects = filters
    .filter(({ options }) => options.length > 0)
    .map(filter => (
      <FilterSelect
        key={filter.id}
        filter={filter}
        labelled={narrow}
        onChange={values => onFilter?.(filter.id, values)}
      />
    ));
  const clear = onClear && (set.length > 0 || search.value !== '') && (
    <Button variant="tertiary" size="small" onPress={onClear}>
      {t('filter.clear')}
    </Button>
  );

  return (
    <div className={styles.bar} role="search">
      <div className={styles.row}>
        <SearchInput {...search} />
        {narrow && filters.length > 0 ? (
          <Button
            variant="secondary"
            iconStart={<RiFilter3Line aria-hidden="true" />}
            onPress={() => setOpen(true)}
          >
            {t('filter.open', { count: set.length })}
          </Button>
        ) : (
          <>
            {selects}
            {children}
          </>
        )}
      </div>
      {(set.length > 0 || clear) && (
        <div className={styles.row}>
          {set.length > 0 && (
            <TagGroup
              aria-label={t('filter.set')}
              items={set}
              onRemove={keys =>
                set
                  .filter(({ id }) => keys.has(id))
                  .forEach(({ filter, value }) =>
                    onFilter?.(
                      filter.id,
                      filter.selected.filter(each => each !== value),
                    ),
                  )
              }
            >
              {({ id, text }) => (
                <Tag id={id} textValue={text}>
                  {text}
                </Tag>
              )}
            </TagGroup>
          )}
          {filters.filter(isFull).map(({ id, label, max }) => (
            <span key={id}>{t('filter.full', { label, max: `${max}` })}</span>
          ))}
          {clear}
        </div>
      )}
      <DrawerPanel
        side="bottom"
        title={t('filter.title')}
        isOpen={isOpen && narrow}
        onClose={() => setOpen(false)}
        footer={
          <>
            {clear}
            <Button onPress={() => setOpen(false)}>{t('filter.done')}</Button>
          </>
        }
      >
        <div className={styles.stack}>
          {selects}
          {children}
        </div>
      </DrawerPanel>
    </div>
  );
}
