import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { CopyButton, useTexts } from '@internal/frontend-kit';
import {
  fillCommand,
  type CommandPart,
  type FilledCommand,
  type PlaybookCommand,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { useValues } from '../../hooks/useValues';
import styles from './CommandView.module.css';

type Word = CommandPart[];

/** A command cut between its words: half a flag at the end of a line is read as a flag. Every second entry is blank. */
function wordsOf(parts: readonly CommandPart[]): Word[] {
  const words: Word[] = [[]];
  for (const part of parts) {
    const pieces =
      part.kind === 'variable' ? [part.text] : part.text.split(/(\s+)/);
    pieces.forEach((text, index) => {
      if (index > 0) words.push([]);
      if (text !== '') words[words.length - 1].push({ ...part, text });
    });
  }
  return words;
}

/** So many lines of a phone are shown of a command that is folded. */
const FOLDED_LINES = 5;
const LINE_LENGTH = 40;

const lineCount = (parts: readonly CommandPart[]) =>
  parts
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .reduce((sum, { length }) => sum + Math.ceil(length / LINE_LENGTH), 0);

/** Without answers, and the line breaks before them. */
const withoutOutput = (parts: readonly CommandPart[]) =>
  parts.filter(
    ({ kind }, at) => kind !== 'output' && parts[at + 1]?.kind !== 'output',
  );

function Part({ part }: { part: CommandPart }) {
  const { ask, secrets } = useValues();
  const { t } = useTexts(playbooksTranslationRef);
  if (part.kind !== 'variable') {
    return <span className={styles[part.kind]}>{part.text}</span>;
  }
  return (
    <button
      type="button"
      className={styles.variable}
      data-state={part.state}
      data-secret={secrets.has(part.name) ? `<${part.name}>` : undefined}
      aria-label={`${t('command.showFor', { name: part.name })}: ${part.text}`}
      onClick={() => ask(part.name)}
    >
      {part.text}
    </button>
  );
}

/** Why a command cannot be copied, and the way to the value. */
function Blocked({ filled }: { filled: FilledCommand }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { ask } = useValues();
  const refused = filled.parts.find(
    part => part.kind === 'variable' && part.state === 'refused',
  );
  const [name] = filled.missing;
  return (
    <Button
      variant="secondary"
      size="small"
      className={styles.copy}
      onPress={() =>
        ask(name ?? (refused?.kind === 'variable' ? refused.name : ''))
      }
    >
      {name === undefined && refused?.kind === 'variable'
        ? t('command.refused', {
            name: refused.name,
            reason: refused.reason ?? '',
          })
        : t('command.needs', { names: filled.missing.join(', ') })}
    </Button>
  );
}

/** Copies, and asks once before a command that destroys something. */
function Copy(props: { command: PlaybookCommand; text: string }) {
  const { command, text } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const [isAsked, setAsked] = useState(false);
  const ask = useRef<HTMLButtonElement>(null);
  const what = t('command.what');
  if (!command.destroys) {
    return <CopyButton value={text} what={what} label={t('command.copy')} />;
  }
  return isAsked ? (
    <span className={styles.asked} role="group">
      <strong>{t('command.destroys', { what: command.destroys })}</strong>
      <CopyButton value={text} what={what} label={t('command.copyAnyway')} />
      <Button
        variant="tertiary"
        size="small"
        onPress={() => {
          setAsked(false);
          requestAnimationFrame(() => ask.current?.focus());
        }}
      >
        {t('command.cancel')}
      </Button>
    </span>
  ) : (
    <Button
      ref={ask}
      variant="secondary"
      size="small"
      className={styles.copy}
      onPress={() => setAsked(true)}
    >
      {t('command.copy')}
    </Button>
  );
}

/** A command with its values: what is shown is what is copied, without prompts and answers. */
export function CommandView(props: {
  command: PlaybookCommand;
  /** Stands beside the button that copies a block. */
  further?: ReactNode;
  /** Leaves out what the command answers, and folds a long one. */
  isShort?: boolean;
}) {
  const { command, further, isShort } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { values, declared, setByPage } = useValues();
  const filled = fillCommand(command, { values, declared, setByPage });
  const [isOpen, setOpen] = useState(!isShort);
  const parts = isShort ? withoutOutput(filled.parts) : filled.parts;
  const isLong = isShort && lineCount(parts) > FOLDED_LINES;
  const text = wordsOf(parts).map((word, index) => (
    <span key={index} className={index % 2 === 0 ? styles.word : undefined}>
      {word.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </span>
  ));
  if (command.kind === 'inline') {
    return (
      <span className={styles.inline}>
        <code>{text}</code>
        {filled.copy !== undefined && !command.destroys && (
          <CopyButton value={filled.copy} what={t('command.what')} />
        )}
      </span>
    );
  }
  return (
    <div
      className={styles.block}
      data-destroys={command.destroys ? '' : undefined}
    >
      {command.destroys && (
        <div className={styles.destroys}>▲ {command.destroys}</div>
      )}
      <pre
        className={styles.pre}
        data-folded={(isLong && !isOpen) || undefined}
      >
        <code>{text}</code>
      </pre>
      <div className={styles.acts}>
        {filled.copy === undefined ? (
          <Blocked filled={filled} />
        ) : (
          <Copy command={command} text={filled.copy} />
        )}
        {further}
        {isLong && !isOpen && (
          <Button
            variant="tertiary"
            size="small"
            className={styles.copy}
            onPress={() => setOpen(true)}
          >
            {t('command.showAll')}
          </Button>
        )}
      </div>
    </div>
  );
}
