import { Link } from '@backstage/core-components';
import { Button } from '@backstage/ui';
import {
  EmptyBlock,
  EntityLink,
  PersonLink,
  StatusText,
  TeamLink,
  useTexts,
} from '@internal/frontend-kit';
import {
  WITHOUT_END,
  type OnCallHit,
} from '@callboard/backstage-plugin-oncall-common';
import {
  readLevels,
  useOnCallText,
} from '@callboard/backstage-plugin-oncall-react';
import { useListText } from '../../hooks/useListText';
import { useMe } from '../../hooks/useMe';
import { useOnCallSearch } from '../../hooks/useOnCallSearch';
import { usePagePath } from '../../hooks/usePagePath';
import { useUntilText } from '../../hooks/useUntilText';
import { SourceLink } from '../SourceLine';
import { BackendState } from '../BackendState';
import { ReachButtons, ReachPeople } from '../ReachButtons';
import { oncallTranslationRef } from '../../translation';
import styles from './SearchResults.module.css';

/** Services, teams, people and schedules by name in one list, each with who is on call. */
export function SearchResults(props: { q: string; onClear: () => void }) {
  const { q, onClear } = props;
  const { t } = useTexts(oncallTranslationRef);
  const query = useOnCallSearch(q);
  return (
    <BackendState
      query={query}
      subject={t('search.subject')}
      thing={t('list.thing')}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock
          kind="filtered"
          title={t('search.noMatch', { q })}
          actions={
            <Button variant="secondary" onPress={onClear}>
              {t('search.clear')}
            </Button>
          }
        >
          <p>{t('search.noMatchHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items }) => (
        <ul
          className={styles.results}
          aria-label={t('search.results', { q })}
          data-stale={query.isPlaceholderData || undefined}
        >
          {items.map(hit => (
            <li key={`${hit.kind} ${hit.id}`}>
              <span className={styles.name}>
                <Name hit={hit} />{' '}
                <span className={styles.quiet}>
                  {t(`search.kinds.${hit.kind}`)}
                </span>
              </span>
              {hit.kind === 'person' ? (
                <PersonAnswer hit={hit} />
              ) : (
                <Answer hit={hit} />
              )}
            </li>
          ))}
        </ul>
      )}
    </BackendState>
  );
}

/** What was found, and the way to it. */
function Name({ hit }: { hit: OnCallHit }) {
  const { kind, id, title } = hit;
  const path = usePagePath();
  const me = useMe();
  switch (kind) {
    case 'team':
      return <TeamLink entityRef={id} title={title} />;
    case 'person':
      return <PersonLink entityRef={id} title={title} you={id === me} />;
    case 'schedule':
      return <Link to={path.schedule(id)}>{title}</Link>;
    default:
      return <EntityLink entityRef={id} title={title} />;
  }
}

/** Who is on call, or why nobody is; how to reach them. */
function Answer({ hit }: { hit: OnCallHit }) {
  const { tone, text } = useOnCallText()(hit);
  const { answering } = readLevels(hit.levels);
  const { schedule, source } = answering ?? hit.levels[0] ?? {};
  return (
    <>
      <StatusText tone={tone} text={text} />
      <span className={styles.reach}>
        <ReachPeople people={answering?.now?.people ?? []} source={source} />
        {source && <SourceLink source={source} name={schedule.name} />}
      </span>
    </>
  );
}

/** What a person is on call for, now or next. */
function PersonAnswer({ hit }: { hit: OnCallHit }) {
  const { id, levels } = hit;
  const { t } = useTexts(oncallTranslationRef);
  const { moment } = useUntilText();
  const { list } = useListText();
  const current = levels.filter(({ now }) => now);
  const next = levels
    .filter(level => level.next)
    .sort((one, other) =>
      one.next!.startsAt < other.next!.startsAt ? -1 : 1,
    )[0];
  if (current.length > 0) {
    const schedules = current.map(({ schedule: { name }, now }) =>
      now!.endsAt === WITHOUT_END
        ? t('search.person.always', { name })
        : t('search.person.until', { name, time: moment(now!.endsAt) }),
    );
    const person = current[0].now!.people.find(
      ({ entityRef }) => entityRef === id,
    );
    return (
      <>
        <StatusText
          tone="good"
          text={t('search.person.now', { schedules: list(schedules, '') })}
        />
        <span className={styles.reach}>
          {person && <ReachButtons person={person} />}
        </span>
      </>
    );
  }
  return (
    <StatusText
      tone="neutral"
      text={
        next?.next
          ? t('search.person.next', {
              name: next.schedule.name,
              time: moment(next.next.startsAt),
            })
          : t('search.person.never')
      }
    />
  );
}
