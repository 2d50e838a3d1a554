import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { ShortList } from '../../ShortList';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

/** Whose hours change most stand first; the others are one press away. */
const LIMIT = 12;

const Person = memo(({ name, before, after, most }: PersonProps) => {
  const { t } = useTexts(oncallTranslationRef);
  const write = (value: number) =>
    t('editor.hours.value', { hours: Math.round(value) });
  const sign = (value: number) =>
    `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`;
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {name}
      </th>
      <td aria-hidden="true" className={styles.way}>
        <Way before={before / most} after={after / most} />
      </td>
      <td>{write(before)}</td>
      <td>{write(after)}</td>
      <td>
        {Math.round(before) === Math.round(after) ? '–' : sign(after - before)}
      </td>
    </tr>
  );
});

/** How much each person carries, now and after: the numbers, and the way between them as a line. */
export function HoursPart({ outlook, nameOf }: PartProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { hours } = outlook.consequences;
  const most = Math.max(1, ...hours.flatMap(each => [each.before, each.after]));
  if (hours.length === 0) return null;
  return (
    <section aria-label={t('editor.hours.title')}>
      <h4 className={styles.title}>{t('editor.hours.title')}</h4>
      <ShortList
        items={hours}
        limit={LIMIT}
        all={t('editor.moved.all', { people: hours.length })}
      >
        {shown => (
          <table className={styles.hours}>
            <thead>
              <tr>
                <th scope="col">{t('editor.hours.person')}</th>
                <td aria-hidden="true" />
                <th scope="col">{t('editor.hours.before')}</th>
                <th scope="col">{t('editor.hours.after')}</th>
                <th scope="col">{t('editor.hours.change')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(each => (
                <Person
                  key={each.userRef}
                  name={nameOf(each.userRef)}
                  before={each.before}
                  after={each.after}
                  most={most}
                />
              ))}
            </tbody>
          </table>
        )}
      </ShortList>
    </section>
  );
}

interface PersonProps {
  name: string;
  /** Hours. */
  before: number;
  after: number;
  /** Of the person who has the most. */
  most: number;
}

/** A hollow dot where it was, a full one where it will be. */
function Way({ before, after }: { before: number; after: number }) {
  const x = (share: number) => 6 + share * 88;
  return (
    <svg viewBox="0 0 100 12" className={styles.dumbbell}>
      <line x1={x(before)} x2={x(after)} y1="6" y2="6" />
      <circle cx={x(before)} cy="6" r="4" className={styles.hollow} />
      <circle cx={x(after)} cy="6" r="4" />
    </svg>
  );
}
