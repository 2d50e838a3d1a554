import type { PlaybookCommand } from '../types';
import { commandLines, type CommandLine } from './commandLines';
import { placeholdersIn, type Placeholder } from './placeholders';
import { promqlPlaces } from './promqlPlaces';
import {
  quoteForPromql,
  quoteForShell,
  quoteForUnknown,
  quoteForUrl,
  type Quoted,
} from './quoting';
import { shellPlaces } from './shellPlaces';
import { urlPlaces } from './urlPlaces';

/**
 * A piece of a command as it is shown.
 *
 * @public
 */
export type CommandPart =
  | { kind: 'text' | 'prompt' | 'output'; text: string }
  | {
      kind: 'variable';
      /** The variable as its author spells it. */
      name: string;
      /** What stands in the command: the quoted value, or the author's text where there is none. */
      text: string;
      state: 'filled' | 'missing' | 'refused';
      /** Why the value may not stand here: `starts with - and …`. */
      reason?: string;
    };

/**
 * A command with values in it.
 *
 * @public
 */
export interface FilledCommand {
  parts: CommandPart[];
  /** What the button copies: without prompts and answers. Absent while a value is missing or refused. */
  copy?: string;
  /** Each command of the block by itself, where it has several. */
  copyLines?: string[];
  /** Names without a value, in order, each once. */
  missing: string[];
}

type Command = Pick<PlaybookCommand, 'text' | 'language' | 'place'>;

/** One command of a block: its text as it is copied, and where its lines stand. */
interface Stretch {
  text: string;
  lines: CommandLine[];
}

/** Commands of a block with prompts; without prompts the whole block is one script. */
function stretchesOf(text: string, lines: readonly CommandLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of lines.filter(({ role }) => role === 'command')) {
    const last = stretches[stretches.length - 1];
    if (last && !line.hasPrompt) {
      last.lines.push(line);
    } else {
      stretches.push({ text: '', lines: [line] });
    }
  }
  for (const stretch of stretches) {
    stretch.text = stretch.lines
      .map(({ from, end }) => text.slice(from, end))
      .join('\n');
  }
  return stretches;
}

/** How each value may stand in one command. */
function quoteAll(
  place: PlaybookCommand['place'],
  text: string,
  atoms: readonly Placeholder[],
  values: readonly (string | undefined)[],
): (Quoted | undefined)[] {
  const each = <P>(
    places: readonly P[],
    to: (value: string, at: P) => Quoted,
  ) => values.map((value, i) => (value ? to(value, places[i]) : undefined));
  switch (place) {
    case 'shell':
      return each(shellPlaces(text, atoms), quoteForShell);
    case 'promql':
      return each(promqlPlaces(text, atoms), quoteForPromql);
    case 'url':
      return each(urlPlaces(text, atoms), quoteForUrl);
    default:
      return each(atoms, quoteForUnknown);
  }
}

const partOf = (
  text: string,
  atom: Placeholder,
  quoted: Quoted | undefined,
): CommandPart => {
  const written = text.slice(atom.start, atom.end);
  const variable = { kind: 'variable' as const, name: atom.name };
  if (!quoted) {
    return { ...variable, text: written, state: 'missing' };
  }
  return 'text' in quoted
    ? { ...variable, text: quoted.text, state: 'filled' }
    : { ...variable, text: written, state: 'refused', reason: quoted.refused };
};

/** Text and variables of one command, in order. */
function partsOf(
  { text }: Stretch,
  { place, language }: Command,
  { values, declared, setByPage }: FillOptions,
): CommandPart[] {
  const atoms = placeholdersIn(text, { language, declared, setByPage });
  const quoted = quoteAll(
    place,
    text,
    atoms,
    atoms.map(({ name }) => values.get(name)),
  );
  const parts: CommandPart[] = [];
  let at = 0;
  atoms.forEach((atom, i) => {
    parts.push({ kind: 'text', text: text.slice(at, atom.start) });
    parts.push(partOf(text, atom, quoted[i]));
    at = atom.end;
  });
  parts.push({ kind: 'text', text: text.slice(at) });
  return parts.filter(part => part.text !== '');
}

/** The parts of one command, cut where its lines end: prompts may stand between them. */
function byLine(parts: readonly CommandPart[]): CommandPart[][] {
  const lines: CommandPart[][] = [[]];
  for (const part of parts) {
    const [first, ...rest] =
      part.kind === 'variable' ? [part.text] : part.text.split('\n');
    lines[lines.length - 1].push({ ...part, text: first });
    rest.forEach(text => lines.push([{ kind: 'text', text }]));
  }
  return lines;
}

/**
 * What a page gives to the filling of its commands.
 *
 * @public
 */
export interface FillOptions {
  /** Variable as its author spells it → value. An empty value counts as none. */
  values: ReadonlyMap<string, string>;
  /** Names that the front matter declares. */
  declared?: readonly string[];
  /** Names that commands of the page set themselves. */
  setByPage?: ReadonlySet<string>;
}

/**
 * Puts values into a command, each quoted for its place, so that none can end its word and run something. A value that
 * cannot be quoted safely where it stands is refused, and a command with a hole cannot be copied.
 *
 * @public
 */
export function fillCommand(
  command: Pick<PlaybookCommand, 'text' | 'language' | 'place'>,
  options: FillOptions,
): FilledCommand {
  const lines = commandLines(command.text);
  const shown = new Map<CommandLine, CommandPart[]>();
  const stretches = stretchesOf(command.text, lines).map(stretch => {
    const parts = partsOf(stretch, command, options);
    byLine(parts).forEach((of, i) => shown.set(stretch.lines[i], of));
    return parts;
  });
  const variables = stretches.flat().filter(part => part.kind === 'variable');
  const isWhole = variables.every(({ state }) => state === 'filled');
  const copyLines = stretches.map(parts =>
    parts.map(({ text }) => text).join(''),
  );
  return {
    parts: lines.flatMap((line, i) =>
      linePartsOf(command.text, line, shown, i),
    ),
    ...(isWhole && {
      copy: copyLines.join('\n'),
      ...(copyLines.length > 1 && { copyLines }),
    }),
    missing: [
      ...new Set(
        variables
          .filter(({ state }) => state === 'missing')
          .map(({ name }) => name),
      ),
    ],
  };
}

function linePartsOf(
  text: string,
  line: CommandLine,
  shown: ReadonlyMap<CommandLine, CommandPart[]>,
  index: number,
): CommandPart[] {
  const parts: CommandPart[] = index > 0 ? [{ kind: 'text', text: '\n' }] : [];
  if (line.role === 'output') {
    parts.push({ kind: 'output', text: text.slice(line.start, line.end) });
  } else {
    parts.push({ kind: 'prompt', text: text.slice(line.start, line.from) });
    parts.push(...(shown.get(line) ?? []));
  }
  return parts.filter(part => part.text !== '');
}
