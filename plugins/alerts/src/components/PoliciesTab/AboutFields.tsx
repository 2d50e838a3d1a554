import { Checkbox, Tag, TagGroup, Text } from '@backstage/ui';
import { TeamLink, useNames, useTexts } from '@internal/frontend-kit';
import { useState } from 'react';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { RefField, TypedField } from './fields';
import styles from './PoliciesTab.module.css';

const LONGEST_TITLE = 200;
const GROUPS = ['Group'];
const SERVICES = ['Component', 'System', 'API', 'Resource'];

/** Title and team of a policy, and what it is for. */
export function AboutFields({ isNew }: { isNew: boolean }) {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change, problemOf } = useEditor();
  const { title, teamRef, isTeamDefault } = form;
  const nameOf = useNames(isNew ? [] : [teamRef]);
  return (
    <section className={styles.part} aria-label={t('policies.editor.about')}>
      <Text as="h4" variant="title-x-small" weight="bold">
        {t('policies.editor.about')}
      </Text>
      <div className={styles.fields}>
        <div data-field="/title">
          <TypedField
            label={t('policies.editor.title')}
            value={title}
            maxLength={LONGEST_TITLE}
            problem={problemOf('/title')}
            onChange={next => change(known => ({ ...known, title: next }))}
          />
        </div>
        {isNew ? (
          <div data-field="/teamRef">
            <RefField
              label={t('policies.editor.team')}
              hint={t('policies.editor.teamHint')}
              kinds={GROUPS}
              value={teamRef}
              problem={problemOf('/teamRef')}
              onChange={ref => change(known => ({ ...known, teamRef: ref }))}
            />
          </div>
        ) : (
          <p className={styles.team}>
            <span className={styles.quiet}>{t('policies.editor.team')}</span>
            <TeamLink entityRef={teamRef} title={nameOf(teamRef)} />
          </p>
        )}
      </div>
      <div data-field="/isTeamDefault">
        <Checkbox
          isSelected={isTeamDefault}
          onChange={isOn =>
            change(known => ({ ...known, isTeamDefault: isOn }))
          }
        >
          {t('policies.editor.isDefault')}
        </Checkbox>
      </div>
      <Services />
    </section>
  );
}

function Services() {
  const { t } = useTexts(alertsTranslationRef);
  const { form, change, problemOf } = useEditor();
  const { entityRefs } = form;
  const nameOf = useNames(entityRefs);
  const [added, setAdded] = useState(0);
  const problems = entityRefs.flatMap(
    (_, index) => problemOf(`/entityRefs/${index}`) ?? [],
  );
  return (
    <div className={styles.targets} data-field="/entityRefs">
      {entityRefs.length > 0 && (
        <TagGroup
          aria-label={t('policies.editor.services')}
          onRemove={keys =>
            change(known => ({
              ...known,
              entityRefs: known.entityRefs.filter(ref => !keys.has(ref)),
            }))
          }
        >
          {entityRefs.map(ref => (
            <Tag key={ref} id={ref} textValue={nameOf(ref)}>
              {nameOf(ref)}
            </Tag>
          ))}
        </TagGroup>
      )}
      <RefField
        // A new one for the next: emptied under the hands of the reader, the old one would open its list again.
        key={added}
        label={t('policies.editor.addService')}
        hint={t('policies.editor.addServiceHint')}
        kinds={SERVICES}
        value=""
        without={entityRefs}
        problem={problems.length > 0 ? problems.join(' ') : undefined}
        onChange={ref => {
          setAdded(added + 1);
          change(known => ({
            ...known,
            entityRefs: [...known.entityRefs, ref],
          }));
        }}
      />
    </div>
  );
}
