import {
  createContext,
  useContext,
  useMemo,
  useState,
  type PropsWithChildren,
} from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type {
  PageChange,
  Playbook,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { ChangeBlock } from './ChangeBlock';
import { CompareButton } from './CompareButton';

const NONE: readonly PageChange[] = [];
const Changes = createContext<readonly PageChange[]>(NONE);

/**
 * Where the page has changed since its last good run, that is said first, and the sections inside show it: nobody has tried
 * what stands there now.
 */
export function UntriedChanges(
  props: PropsWithChildren<{ playbook: Pick<Playbook, 'id' | 'untried'> }>,
) {
  const { playbook, children } = props;
  const { id, untried } = playbook;
  const { t } = useTexts(playbooksTranslationRef);
  const [isHidden, setHidden] = useState(false);
  if (!untried) return <>{children}</>;
  const { changes, moreLines, isTooDifferent, from } = untried;
  return (
    <Changes.Provider value={isHidden ? NONE : changes}>
      <p>
        {isTooDifferent
          ? t('changes.tooDifferent')
          : t('changes.places', { count: changes.length })}{' '}
        {changes.length > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setHidden(!isHidden)}
          >
            {t(isHidden ? 'changes.show' : 'changes.hide')}
          </Button>
        )}{' '}
        {moreLines > 0 && (
          <>
            {t('changes.more', { count: moreLines })}{' '}
            <CompareButton pageId={id} from={from} />
          </>
        )}
      </p>
      {children}
    </Changes.Provider>
  );
}

/**
 * What has changed in a section.
 *
 * @param props.isFirst - whether it is the first one that is shown, where those changes go whose own section is not
 */
export function ChangedText(props: {
  sectionId: string;
  shownIds: ReadonlySet<string>;
  isFirst: boolean;
}) {
  const { sectionId, shownIds, isFirst } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const changes = useContext(Changes);
  const own = useMemo(
    () =>
      changes.filter(
        change =>
          change.sectionId === sectionId ||
          (isFirst && !shownIds.has(change.sectionId)),
      ),
    [changes, sectionId, shownIds, isFirst],
  );
  return (
    <>
      {own.map((change, at) => (
        <ChangeBlock
          key={at}
          change={change}
          title={t('changes.since', { title: change.title })}
        />
      ))}
    </>
  );
}
