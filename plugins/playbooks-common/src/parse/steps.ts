import type { Heading, List, ListItem, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { PlaybookSection, PlaybookStep } from '../types';
import { sectionAt } from './sections';

/** Most steps of a page. */
const MOST = 500;
const LONGEST_TITLE = 200;

/** `Step 2: Drain`, `2. Drain`, `第二步`: a heading that is a step. */
const STEP_HEADING = /^(?:step\s{0,3}\d{1,3}\b|\d{1,3}[.)]\s|第.{1,3}步)/i;

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const line = text.trim().split('\n', 1)[0];
  const sentence =
    /^.{1,400}?(?:[.!?](?=\s|$)|[。！？])/.exec(line)?.[0] ?? line;
  return sentence.length > LONGEST_TITLE
    ? `${sentence.slice(0, LONGEST_TITLE - 1)}…`
    : sentence;
}

const markWith = (node: ListItem | Heading, id: string) => {
  node.data = {
    ...node.data,
    hProperties: { ...node.data?.hProperties, dataStep: id },
  };
};

/** The text of an item before its own lists and code. */
const titleOf = (item: ListItem) =>
  toString(
    item.children.find(child => child.type === 'paragraph') ??
      item.children[0] ?? { type: 'text', value: '' },
  );

const startOf = (node: Nodes) => node.position?.start.offset ?? 0;

class StepReader {
  readonly steps: PlaybookStep[] = [];
  isCut = false;

  constructor(private readonly sections: readonly PlaybookSection[]) {}

  read(tree: Root) {
    let heading: PlaybookStep | undefined;
    for (const node of tree.children) {
      if (node.type === 'heading') {
        heading = this.headingStep(node);
      } else {
        this.walk(node, heading?.id);
      }
    }
  }

  private walk(node: Nodes, parentId: string | undefined) {
    if (node.type === 'list') {
      this.list(node, parentId);
    } else if ('children' in node) {
      node.children.forEach(child => this.walk(child, parentId));
    }
  }

  private list(list: List, parentId: string | undefined) {
    for (const item of list.children) {
      const isCheck = typeof item.checked === 'boolean';
      const step =
        isCheck || list.ordered
          ? this.add(item, {
              title: firstSentence(titleOf(item)),
              madeFrom: isCheck ? 'checklist' : 'ordered list',
              parentId,
            })
          : undefined;
      item.children.forEach(child => this.walk(child, step?.id ?? parentId));
    }
  }

  private headingStep(heading: Heading) {
    const title = toString(heading).trim();
    const section = sectionAt(this.sections, startOf(heading));
    return STEP_HEADING.test(title)
      ? this.add(
          heading,
          {
            title: firstSentence(title.replace(/^\d{1,3}[.)]\s+/, '')),
            madeFrom: 'heading',
          },
          section.end,
        )
      : undefined;
  }

  private add(
    node: ListItem | Heading,
    step: Pick<PlaybookStep, 'title' | 'madeFrom' | 'parentId'>,
    end = node.position?.end.offset ?? 0,
  ): PlaybookStep | undefined {
    if (this.steps.length >= MOST) {
      this.isCut = true;
      return undefined;
    }
    const start = startOf(node);
    const { parentId, ...rest } = step;
    const added: PlaybookStep = {
      id: `step-${this.steps.length + 1}`,
      ...rest,
      sectionId: sectionAt(this.sections, start).id,
      ...(parentId && { parentId }),
      commandIds: [],
      start,
      end,
    };
    markWith(node, added.id);
    this.steps.push(added);
    return added;
  }
}

/** What a page says to do, in its order. Marks each in the tree. */
export function readSteps(
  tree: Root,
  sections: readonly PlaybookSection[],
): { steps: PlaybookStep[]; isCut: boolean } {
  const reader = new StepReader(sections);
  reader.read(tree);
  return { steps: reader.steps, isCut: reader.isCut };
}

/** The step that holds a place of the source most closely. */
export const stepAt = (
  steps: readonly PlaybookStep[],
  offset: number,
): PlaybookStep | undefined => {
  let found: PlaybookStep | undefined;
  for (const step of steps) {
    if (step.start > offset) {
      break;
    }
    found = offset < step.end ? step : found;
  }
  return found;
};
