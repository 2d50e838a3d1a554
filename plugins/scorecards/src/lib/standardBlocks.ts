import type { StandardSentence } from '@callboard/backstage-plugin-scorecards-common';

/** A part of a standard that is drawn by itself, with the sentences in it. */
export interface StandardBlock {
  /** Its first line, from 1. */
  line: number;
  /** Without anchors. */
  markdown: string;
  sentences: StandardSentence[];
}

const FENCE = /^ {0,3}(?:```|~~~)/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;
const ANCHOR = /[ \t]?\{#[\w.-]{1,100}\}/g;

/** Cuts a text at blank lines and at items of lists, and not within code; each part has the sentences whose anchors are in it. */
export function standardBlocks(
  text: string,
  sentences: readonly StandardSentence[],
): StandardBlock[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let isCode = false;
  let isOpen = false;
  text.split('\n').forEach((line, at) => {
    const isFence = FENCE.test(line);
    const isBlank = line.trim() === '';
    // What is indented belongs to the item above it.
    const isInside = /^\s/.test(line) && blocks.length > 0;
    if (!isCode && isBlank) isOpen = false;
    else {
      const begins =
        !isCode && !isInside && (!isOpen || ITEM.test(line) || isFence);
      if (begins || blocks.length === 0)
        blocks.push({ line: at + 1, lines: [] });
      isOpen = true;
    }
    blocks
      .at(-1)
      ?.lines.push(isCode || isFence ? line : line.replace(ANCHOR, ''));
    if (isFence) isCode = !isCode;
  });
  return blocks.map(({ line, lines }, at) => {
    const end = blocks.at(at + 1)?.line ?? Infinity;
    return {
      line,
      markdown: lines.join('\n').trimEnd(),
      sentences: sentences.filter(one => one.line >= line && one.line < end),
    };
  });
}
