import { useState } from 'react';
import { SearchField } from '@backstage/ui';
import {
  DrawerPanel,
  formatAge,
  formatDuration,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { FactInfo } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../../translation';
import { valueText } from '../../../lib/editor/valueText';
import styles from '../EditorPage.module.css';

/** More are found by searching. */
const MOST_SHOWN = 60;

const fits = (fact: FactInfo, words: readonly string[]) => {
  const text = [fact.title, fact.fullName, fact.description, fact.providerTitle]
    .join(' ')
    .toLowerCase();
  return words.every(word => text.includes(word));
};

/** Facts that a condition may read: what they are, of how many services they are known, and what one is. */
export function FactPicker(props: {
  facts: readonly FactInfo[];
  /** The service that examples are of. */
  tryOn?: string;
  onPick: (fact: FactInfo) => void;
  onClose: () => void;
}) {
  const { facts, tryOn, onPick, onClose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const [q, setQ] = useState('');
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = facts.filter(fact => fits(fact, words));
  return (
    <DrawerPanel title={t('editor.facts.title')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <SearchField
          aria-label={t('editor.facts.search')}
          placeholder={t('editor.facts.search')}
          value={q}
          onChange={setQ}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the drawer was opened to search in it
          autoFocus
        />
        {facts.length === 0 && <p>{t('editor.facts.none')}</p>}
        {facts.length > 0 && found.length === 0 && (
          <p>{t('editor.facts.noMatch', { q })}</p>
        )}
        <ul className={styles.facts} aria-label={t('editor.facts.title')}>
          {found.slice(0, MOST_SHOWN).map(fact => (
            <li key={fact.fullName}>
              <button type="button" onClick={() => onPick(fact)}>
                <Fact fact={fact} tryOn={tryOn} />
              </button>
            </li>
          ))}
        </ul>
        {found.length > MOST_SHOWN && (
          <p className={styles.quiet}>
            {t('editor.facts.more', { n: `${found.length - MOST_SHOWN}` })}
          </p>
        )}
      </div>
    </DrawerPanel>
  );
}

function Fact({ fact, tryOn }: { fact: FactInfo; tryOn?: string }) {
  const now = useNow();
  const { t } = useTexts(scorecardsTranslationRef);
  const { title, fullName, type, unit, maxAgeMs, known, total, example } = fact;
  return (
    <>
      <strong>{title}</strong>
      <code>{fullName}</code>
      <span className={styles.quiet}>
        {[
          unit
            ? t('editor.facts.typeUnit', { type, unit })
            : t('editor.facts.type', { type }),
          t('editor.facts.known', { known: `${known}`, count: total }),
          maxAgeMs &&
            t('editor.facts.age', { duration: formatDuration(maxAgeMs) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {tryOn && (
        <span className={styles.quiet}>
          {example === undefined
            ? t('editor.facts.noExample', { service: tryOn })
            : t('editor.facts.example', {
                service: tryOn,
                value: valueText(example.value),
                age: formatAge(now - Date.parse(example.observedAt)),
              })}
        </span>
      )}
    </>
  );
}
