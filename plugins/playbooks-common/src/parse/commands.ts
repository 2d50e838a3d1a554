import type { Code, InlineCode, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { commandLines } from '../domain/commandLines';
import { destroysWhat } from '../domain/destroys';
import { namesSetBy } from '../domain/namesSetBy';
import { placeholdersIn } from '../domain/placeholders';
import { placeOfBlock, placeOfInline } from '../domain/places';
import type {
  PlaybookCommand,
  PlaybookSection,
  PlaybookStep,
  PlaybookVariable,
  VariableDeclaration,
} from '../types';
import { sectionAt } from './sections';
import { stepAt } from './steps';

/** Most commands of a page. */
const MOST = 1_000;

/** `{ .bash .numberLines }`, `bash {name=x}`, `bash title="x"`: the first word is the language. */
function languageOf(code: Code): { language?: string; info?: string } {
  const info = [code.lang, code.meta].filter(Boolean).join(' ').trim();
  const language = /^[{.\s]{0,5}([\w+#-]{1,40})/.exec(info)?.[1].toLowerCase();
  return {
    ...(language && { language }),
    ...(info &&
      info.toLowerCase() !== language && { info: info.slice(0, 500) }),
  };
}

type Read = Pick<
  PlaybookCommand,
  'kind' | 'text' | 'language' | 'info' | 'place'
>;

function readBlock(code: Code): Read {
  const named = languageOf(code);
  return {
    kind: 'block',
    text: code.value,
    ...named,
    place: placeOfBlock(code.value, named.language),
  };
}

function readInline({ value }: InlineCode): Read | undefined {
  const place = placeOfInline(value);
  return place && { kind: 'inline', text: value, place };
}

/** What is pasted, without prompts and answers. */
const pasted = (text: string) =>
  commandLines(text)
    .filter(({ role }) => role === 'command')
    .map(({ from, end }) => text.slice(from, end))
    .join('\n');

/** Code of a page that somebody may copy, in its order. Marks each in the tree and names it in its step. */
export function readCommands(
  tree: Root,
  sections: readonly PlaybookSection[],
  steps: readonly PlaybookStep[],
): { commands: PlaybookCommand[]; isCut: boolean } {
  const commands: PlaybookCommand[] = [];
  let isCut = false;
  visit(tree, node => {
    if (node.type !== 'code' && node.type !== 'inlineCode') {
      return;
    }
    const read = node.type === 'code' ? readBlock(node) : readInline(node);
    if (!read || read.text.trim() === '') {
      return;
    }
    if (commands.length >= MOST) {
      isCut = true;
      return;
    }
    const start = node.position?.start.offset ?? 0;
    const step = stepAt(steps, start);
    const destroys =
      read.place === 'shell' || read.language === 'sql' || !read.language
        ? destroysWhat(pasted(read.text).slice(0, 10_000))
        : undefined;
    const command: PlaybookCommand = {
      id: `command-${commands.length + 1}`,
      ...read,
      ...(destroys && { destroys }),
      sectionId: sectionAt(sections, start).id,
      ...(step && { stepId: step.id }),
      start,
      end: node.position?.end.offset ?? 0,
    };
    node.data = { ...node.data, hProperties: { dataCommand: command.id } };
    step?.commandIds.push(command.id);
    commands.push(command);
  });
  return { commands, isCut };
}

/** What the commands of a page ask for, in the order in which they ask; declared ones that none asks for come last. */
export function readVariables(
  commands: readonly PlaybookCommand[],
  declarations: readonly VariableDeclaration[],
): PlaybookVariable[] {
  const declared = declarations.map(({ name }) => name);
  const setByPage = namesSetBy(commands);
  const variables = new Map<string, PlaybookVariable>();
  const variableOf = (name: string) => {
    const declaration = declarations.find(one => one.name === name);
    const known = variables.get(name) ?? {
      name,
      commandIds: [],
      ...(declaration && { declared: declaration }),
    };
    variables.set(name, known);
    return known;
  };
  for (const { id, text, language } of commands) {
    const names = placeholdersIn(text, { language, declared, setByPage }).map(
      ({ name }) => name,
    );
    new Set(names).forEach(name => variableOf(name).commandIds.push(id));
  }
  declared.forEach(variableOf);
  return [...variables.values()];
}
