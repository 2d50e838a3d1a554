/**
 * A sentence of a standard that checks can refer to.
 *
 * @public
 */
export interface Sentence {
  anchor: string;
  /** Markdown, without its anchor. */
  text: string;
  /** Of its anchor in the text; begins with 1. */
  line: number;
}

interface Line {
  text: string;
  line: number;
}

const FENCE = /^ {0,3}(?:```|~~~)/;
const HEADING = /^ {0,3}#{1,6}\s+/;
const ITEM = /^\s{0,40}(?:[-*+]|\d{1,9}[.)])\s+/;
const QUOTE = /^ {0,3}> ?/;
const ANCHOR = /\{#([^{}\n]{1,200})\}/g;
/** The end of a sentence: no small letter follows, as it would in `e.g. this`. */
const SENTENCE_END = /[.!?]["')\]*_`]{0,5}\s+(?=[^\s\p{Ll}])/gu;

/** Paragraphs, items of lists and headings, each as its lines; code is none of them. */
function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  let isCode = false;
  const end = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(QUOTE, '');
    if (FENCE.test(line)) {
      end();
      isCode = !isCode;
    } else if (!isCode) {
      const isHeading = HEADING.test(line);
      if (isHeading || ITEM.test(line) || line.trim() === '') end();
      const words = line.replace(isHeading ? HEADING : ITEM, '').trim();
      if (words !== '') block.push({ text: words, line: index + 1 });
      if (isHeading) end();
    }
  });
  end();
  return blocks;
}

/** What stands behind the last end of a sentence. */
function lastSentence(text: string): string {
  let from = 0;
  for (const end of text.matchAll(SENTENCE_END))
    from = end.index + end[0].length;
  return text.slice(from);
}

function inBlock(block: Line[]): Sentence[] {
  const found: Sentence[] = [];
  let before = '';
  for (const { text, line } of block) {
    let from = 0;
    for (const match of text.matchAll(ANCHOR)) {
      before = `${before} ${text.slice(from, match.index)}`.trim();
      // A full stop may stand behind the anchor before this one.
      const sentence = lastSentence(before).replace(/^[.!?]\s{0,10}/, '');
      found.push({ anchor: match[1], text: sentence, line });
      before = '';
      from = match.index + match[0].length;
    }
    before = `${before} ${text.slice(from)}`;
  }
  return found;
}

/** Whether an anchor can be referred to. */
export const isAnchor = (anchor: string): boolean =>
  /^[A-Za-z0-9][\w.-]{0,99}$/.test(anchor);

/** All that is written as an anchor, whether or not it can be one. */
export const anchorsOf = (text: string): Sentence[] =>
  text.includes('{#') ? blocksOf(text).flatMap(inBlock) : [];

/**
 * The sentences of a markdown text that end in `{#anchor}`, headings too, in their order. Code is left out.
 *
 * @public
 */
export const sentencesOf = (text: string): Sentence[] =>
  anchorsOf(text).filter(
    sentence => isAnchor(sentence.anchor) && sentence.text !== '',
  );
