import { useRef, useState } from 'react';
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
export function CommandView({ command }: { command: PlaybookCommand }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { values, declared, setByPage } = useValues();
  const filled = fillCommand(command, { values, declared, setByPage });
  const text = wordsOf(filled.parts).map((word, index) => (
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
      <pre className={styles.pre}>
        <code>{text}</code>
      </pre>
      <div className={styles.acts}>
        {filled.copy === undefined ? (
          <Blocked filled={filled} />
        ) : (
          <Copy command={command} text={filled.copy} />
        )}
      </div>
    </div>
  );
}
