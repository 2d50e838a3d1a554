import { useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';
import { isField } from '../../lib/keys';
import styles from './FilterBar.module.css';

const PAUSE_MS = 150;

/** Properties of {@link SearchInput}. */
export interface SearchInputProps {
  label: string;
  value: string;
  /** Called 150 ms after the last key. */
  onChange: (value: string) => void;
}

/** A text to search for. `/` leads to it from anywhere on the page that is no field itself. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const root = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(value);
  const known = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const notify = useRef(onChange);
  notify.current = onChange;

  useEffect(() => {
    // What was typed here comes back as the value, late: it must not overwrite what was typed since.
    if (value === known.current) return;
    known.current = value;
    clearTimeout(timer.current);
    setText(value);
  }, [value]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, target } = event;
      if (key !== '/' || altKey || ctrlKey || metaKey || isField(target)) {
        return;
      }
      event.preventDefault();
      root.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
      clearTimeout(timer.current);
    };
  }, []);

  return (
    <SearchField
      ref={root}
      className={styles.search}
      size="small"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={typed => {
        setText(typed);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          known.current = typed;
          notify.current(typed);
        }, PAUSE_MS);
      }}
    />
  );
}
