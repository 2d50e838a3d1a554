import { useMemo, useRef, useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type { GapGroup } from '@callboard/backstage-plugin-oncall-common';
import type { ScheduleDraft } from '../../../lib/editor/draft';
import { gapFixes, type GapFix } from '../../../lib/editor/gapFixes';
import { useEditor } from '../EditorContext';
import type { PartProps } from './types';
import { oncallTranslationRef } from '../../../translation';
import styles from './Changes.module.css';

interface FixesProps extends PartProps {
  group: GapGroup;
  /** The first of the gaps, in words. */
  span: string;
}

/** Ways to close a gap, looked for when they are asked for. They are of one draft: with the next edit they go. */
export function GapFixes(props: FixesProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { draft } = useEditor();
  const [asked, setAsked] = useState<ScheduleDraft>();
  const isOpen = asked === draft;
  return (
    <>
      {' '}
      <Button
        variant="tertiary"
        size="small"
        aria-expanded={isOpen}
        aria-label={t('editor.fix.openOf', { span: props.span })}
        onPress={() => setAsked(isOpen ? undefined : draft)}
      >
        {t('editor.fix.open')}
      </Button>
      {isOpen && <Ways {...props} />}
    </>
  );
}

function Ways({ outlook, nameOf, group, span }: FixesProps) {
  const { t } = useTexts(oncallTranslationRef);
  const { draft, ahead, change } = useEditor();
  const list = useRef<HTMLUListElement>(null);
  const fixes = useMemo(
    () => gapFixes(draft, outlook, group, ahead, t('editor.fix.fallbackName')),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ahead` reads nothing that changes while these are shown
    [draft, outlook, group, t],
  );
  const take = (fix: GapFix) => {
    list.current?.closest<HTMLElement>('[data-gaps]')?.focus();
    change(() => fix.draft);
  };
  if (fixes.length === 0) return <p>{t('editor.fix.none')}</p>;
  return (
    <ul
      ref={list}
      className={styles.fixes}
      aria-label={t('editor.fix.title', { span })}
    >
      {fixes.map((fix, place) => (
        <Way key={place} {...{ fix, nameOf }} onTake={() => take(fix)} />
      ))}
    </ul>
  );
}

function Way(props: {
  fix: GapFix;
  nameOf: PartProps['nameOf'];
  onTake: () => void;
}) {
  const { fix, nameOf, onTake } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { layers } = fix.draft;
  const place = layers.findIndex(({ key }) => key === fix.layerKey);
  const what = t(`editor.fix.${fix.kind}`, {
    layer:
      layers[place].name.trim() ||
      t('editor.layers.untitled', { place: place + 1 }),
    time: fix.time ?? '',
    was: fix.was ?? '',
    person: fix.person?.title ?? '',
  });
  const effects = [
    t('editor.fix.left', { count: fix.gapsLeft }),
    ...fix.more.map(({ userRef, hours }) =>
      t('editor.fix.more', { person: nameOf(userRef), hours }),
    ),
  ];
  return (
    <li>
      <span>
        {what}
        <span className={styles.quiet}> · {effects.join(', ')}</span>
      </span>
      <Button
        variant="secondary"
        size="small"
        aria-label={t('editor.fix.takeOf', { what })}
        onPress={onTake}
      >
        {t('editor.fix.take')}
      </Button>
    </li>
  );
}
