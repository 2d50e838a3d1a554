import { useTexts } from '@internal/frontend-kit';
import { Alert, Avatar, SearchField, Skeleton, Text } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import { useId, useState, type ReactElement } from 'react';
import type { Choice } from './session';
import styles from './SignInPage.module.css';
import { signInTranslationRef } from './translation';
import {
  isNoDemo,
  useSignInOptions,
  type SampleGroup,
  type SampleUser,
  type SignInOptions,
} from './useSignInOptions';

type Choose = (choice: Choice) => void;

/** More than this is searched, not scrolled. */
const MAX_SHOWN = 24;

/** A card under a button of its own size; what the card says besides the name describes the button. */
const Option = (props: {
  name: string;
  title: string;
  detail: string;
  note?: string;
  icon: ReactElement;
  onPress: () => void;
}) => {
  const detailId = useId();
  return (
    <li className={styles.option}>
      <button
        type="button"
        className={styles.button}
        aria-label={props.name}
        aria-describedby={detailId}
        onClick={props.onPress}
      />
      {props.icon}
      <div className={styles.text}>
        <Text weight="bold">{props.title}</Text>
        <div id={detailId} className={styles.text}>
          <Text>{props.detail}</Text>
          {props.note && <Text color="secondary">{props.note}</Text>}
        </div>
      </div>
    </li>
  );
};

const roles = {
  member: 'roles.member',
  'team lead': 'roles.lead',
  admin: 'roles.admin',
  stranger: 'roles.stranger',
} as const;

const Person = ({ user, choose }: { user: SampleUser; choose: Choose }) => {
  const { t } = useTexts(signInTranslationRef);
  const { ref, title, label } = user;
  const teams = user.teams.join(', ');
  const role = roles[label as keyof typeof roles];
  // Two people of a foreign catalog may bear one name: the team tells them apart.
  const what = label ?? teams;
  return (
    <Option
      name={
        what
          ? t('people.actionWithLabel', { name: title, label: what })
          : t('people.action', { name: title })
      }
      title={title}
      detail={[label, teams || t('people.noTeam')].filter(Boolean).join(' · ')}
      note={role && t(role)}
      icon={<Avatar name={title} src="" size="medium" purpose="decoration" />}
      onPress={() => choose({ ref, title })}
    />
  );
};

const Team = ({ group, choose }: { group: SampleGroup; choose: Choose }) => {
  const { t } = useTexts(signInTranslationRef);
  const { ref, title, members } = group;
  const people = t('teams.members', { count: members });
  return (
    <Option
      name={t('teams.action', { name: title, people })}
      title={title}
      detail={people}
      icon={<RiTeamLine className={styles.icon} aria-hidden="true" />}
      onPress={() => choose({ ref, title })}
    />
  );
};

/** A list of people or teams, cut to what can be read, with what is left out in words. */
function Options<T extends { ref: string }>(props: {
  kind: 'people' | 'teams';
  items: T[];
  total: number;
  filter: string;
  children: (item: T) => ReactElement;
}) {
  const { kind, items, total, filter, children } = props;
  const { t } = useTexts(signInTranslationRef);
  const shown = items.slice(0, MAX_SHOWN);
  const isCut = shown.length < (filter ? items.length : total);
  return (
    <section aria-labelledby={`sign-in-${kind}`}>
      <Text as="h2" variant="title-x-small" id={`sign-in-${kind}`}>
        {t(`${kind}.title`)}
      </Text>
      <ul className={styles[kind]}>{shown.map(children)}</ul>
      <Text as="p" color="secondary" role="status">
        {items.length === 0 &&
          t(total === 0 ? 'people.absent' : `${kind}.none`, { filter, total })}
        {isCut && t(`${kind}.shown`, { shown: shown.length, total })}
      </Text>
    </section>
  );
}

/** Groups that somebody is in come first; catalogs are full of empty ones. */
const byPeople = (groups: SampleGroup[]) =>
  [...groups].sort((a, b) => b.members - a.members);

const Lists = (props: {
  options: SignInOptions;
  filter: string;
  choose: Choose;
}) => {
  const { options, filter, choose } = props;
  const { users, groups, totals } = options;
  return (
    <>
      <Options kind="people" items={users} total={totals.users} filter={filter}>
        {user => <Person key={user.ref} user={user} choose={choose} />}
      </Options>
      {totals.groups > 0 && (
        <Options
          kind="teams"
          items={byPeople(groups)}
          total={totals.groups}
          filter={filter}
        >
          {group => <Team key={group.ref} group={group} choose={choose} />}
        </Options>
      )}
    </>
  );
};

const Waiting = ({ text }: { text?: string }) => (
  <div aria-busy="true">
    <Text as="p" color="secondary" role="status" className={styles.waiting}>
      {text}
    </Text>
    <div className={styles.people}>
      {[1, 2, 3, 4].map(n => (
        <Skeleton key={n} width="100%" height={72} />
      ))}
    </div>
  </div>
);

/** The people and teams of the demo, to choose from. */
export const Chooser = ({ onChoose }: { onChoose: Choose }) => {
  const { t } = useTexts(signInTranslationRef);
  const [filter, setFilter] = useState('');
  const { data, error, failureCount } = useSignInOptions(filter.trim());

  if (isNoDemo(error)) {
    return (
      <Alert
        status="warning"
        icon
        title={t('notConfigured.title')}
        description={t('notConfigured.description')}
      />
    );
  }
  if (!data) {
    return (
      <Waiting text={failureCount > 0 ? t('waiting.starting') : undefined} />
    );
  }
  if (data.totals.users + data.totals.groups === 0) {
    return <Waiting text={t('waiting.reading')} />;
  }
  return (
    <>
      <Text as="p">
        {data.portal.sample
          ? t('sample')
          : t('foreign', { people: data.totals.users })}
      </Text>
      {!data.portal.sample && (
        <SearchField
          className={styles.search}
          size="medium"
          label={t('people.search')}
          placeholder={t('people.searchPlaceholder')}
          value={filter}
          onChange={setFilter}
        />
      )}
      <Lists options={data} filter={filter} choose={onChoose} />
    </>
  );
};
