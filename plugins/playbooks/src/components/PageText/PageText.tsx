import { useMemo, useState, type ComponentType } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { ToggleButton } from '@backstage/ui';
import {
  isSecretVariable,
  namesSetBy,
  type ParsedPage,
  type RunItem,
} from '@callboard/backstage-plugin-playbooks-common';
import { fieldId } from '../../lib/fieldId';
import { withBars, withSectionBar } from '../../lib/runs/stepBars';
import { firstThingsFirst, shownSections } from '../../lib/sectionOrder';
import { playbooksTranslationRef } from '../../translation';
import { ChangedText } from '../ChangedText';
import { Contents } from '../Contents';
import styles from './PageText.module.css';

const focusField = (name: string) =>
  document.getElementById(fieldId(name))?.focus();

/** What the commands of a page need, for `ValuesProvider`; without `ask` all fields are there. */
export function useCommandValues(
  page: ParsedPage,
  values: ReadonlyMap<string, string>,
  ask = focusField,
) {
  return useMemo(
    () => ({
      values,
      declared: page.frontMatter.variables.map(({ name }) => name),
      setByPage: namesSetBy(page.commands),
      secrets: new Set(
        page.variables.filter(isSecretVariable).map(({ name }) => name),
      ),
      ask,
    }),
    [page, values, ask],
  );
}

/** What is put below each item of the page. */
export interface StepBars {
  items: readonly RunItem[];
  Bar: ComponentType<{ stepId: string }>;
}

/** Sections of a page in the order in which they are needed, or as they were written. */
export function usePageSections(page: ParsedPage, bars?: StepBars) {
  const [isAsWritten, setAsWritten] = useState(false);
  const sections = useMemo(() => {
    const shown = shownSections(page);
    const ordered = isAsWritten ? shown : firstThingsFirst(shown);
    if (!bars) return ordered;
    const ids = new Set(bars.items.map(({ id }) => id));
    return ordered.map(({ section, nodes }) => {
      const itemId = `section:${section.id}`;
      const barred = withBars(nodes);
      return {
        section,
        nodes: ids.has(itemId) ? withSectionBar(barred, itemId) : barred,
      };
    });
  }, [page, isAsWritten, bars]);
  return { sections, isAsWritten, setAsWritten };
}

/** The text of a page, with its commands to copy. */
export function PageText(props: {
  page: ParsedPage;
  text: ReturnType<typeof usePageSections>;
  bars?: StepBars;
}) {
  const { page, text, bars } = props;
  const { sections, isAsWritten, setAsWritten } = text;
  const { t } = useTexts(playbooksTranslationRef);
  const commands = useMemo(
    () => new Map(page.commands.map(command => [command.id, command])),
    [page],
  );
  const shownIds = useMemo(
    () => new Set(sections.map(({ section }) => section.id)),
    [sections],
  );
  return (
    <>
      <div className={styles.order}>
        <ToggleButton
          size="small"
          isSelected={isAsWritten}
          onChange={setAsWritten}
        >
          {t('page.asWritten')}
        </ToggleButton>
      </div>
      {sections.map(({ section, nodes }, at) => (
        <section key={section.id} lang={section.language}>
          <ChangedText
            sectionId={section.id}
            shownIds={shownIds}
            isFirst={at === 0}
          />
          <Contents nodes={nodes} commands={commands} Bar={bars?.Bar} />
        </section>
      ))}
    </>
  );
}
