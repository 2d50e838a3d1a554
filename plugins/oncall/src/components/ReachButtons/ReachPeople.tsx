import type {
  OnCallPerson,
  OnCallSource,
} from '@callboard/backstage-plugin-oncall-common';
import { ReachButtons } from './ReachButtons';
import styles from './ReachButtons.module.css';

/** The ways to reach each of those who share a shift: of several, everybody's own are under their name. */
export function ReachPeople(props: {
  people: OnCallPerson[];
  /** The other system that named them. */
  source?: OnCallSource;
}) {
  const { people, source } = props;
  return (
    <>
      {people.map(person => (
        <span key={person.entityRef} className={styles.person}>
          {people.length > 1 && (
            <span className={styles.quiet}>{person.title}</span>
          )}
          <ReachButtons person={person} source={source} />
        </span>
      ))}
    </>
  );
}
