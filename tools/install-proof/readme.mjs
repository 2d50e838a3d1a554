/*
 * A README's section "Install" as steps that a program can follow. Of its fenced blocks
 *
 *   sh     names packages: `yarn --cwd packages/app add @callboard/backstage-plugin-ownership`
 *   diff   names a file in its first line (`// packages/backend/src/index.ts`), then shows lines to add (+), to take
 *          out (-) and lines of the file around them
 *   yaml   is configuration
 *
 * A block below a heading with "older" or "legacy" is for portals on the older frontend system only, one below a
 * heading with "new frontend system" for the newer only, all others for both.
 */

function* blocksOf(section) {
  const headings = [];
  let block;
  for (const line of section.split('\n')) {
    const heading = /^(#+) (.*)$/.exec(line);
    const fence = /^\s*```(\w*)/.exec(line);
    if (block && fence) {
      yield block;
      block = undefined;
    } else if (block) {
      block.lines.push(line);
    } else if (fence) {
      block = { language: fence[1], lines: [], headings: headings.join(' ') };
    } else if (heading) {
      headings.length = heading[1].length - 1;
      headings[heading[1].length - 1] = heading[2];
    }
  }
}

function toStep({ language, lines }) {
  if (language === 'sh') {
    return lines
      .map(line => /^yarn --cwd (\S+) add (.+)$/.exec(line.trim()))
      .filter(Boolean)
      .map(([, folder, names]) => ({
        kind: 'add',
        folder,
        names: names.split(/\s+/),
      }));
  }
  if (language === 'diff') {
    const file = /^\s*(?:\/\/|#) (\S+)$/.exec(lines[0])?.[1];
    if (!file) {
      throw new Error(`A diff of the README names no file: ${lines[0]}`);
    }
    return [{ kind: 'change', file, lines: lines.slice(1) }];
  }
  if (/^ya?ml$/.test(language)) {
    return [{ kind: 'configure', text: lines.join('\n') }];
  }
  return [];
}

/**
 * The steps of the section "Install".
 * @param {string} readme its text
 * @param {'new' | 'legacy'} system of the portal
 */
export function readSteps(readme, system) {
  const section = /^## Install[^\n]*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(
    readme,
  )?.[1];
  if (!section) throw new Error('The README has no section "Install"');
  const other = system === 'new' ? /older|legacy/i : /new frontend system/i;
  return [...blocksOf(section)]
    .filter(({ headings }) => !other.test(headings))
    .flatMap(toStep);
}

/** The groups of a diff's lines: a line without content, or with `...`, stands for a gap. */
function hunksOf(lines) {
  const hunks = [[]];
  for (const line of lines) {
    if (['', '...'].includes(line.trim())) hunks.push([]);
    else hunks.at(-1).push({ mark: line[0], content: line.slice(1) });
  }
  return hunks.filter(hunk => hunk.length > 0);
}

/** Applies the lines of a `change` to the text of its file; indentation need not agree. */
export function changeText(text, lines) {
  let result = text.split('\n');
  for (const hunk of hunksOf(lines)) {
    const old = hunk.filter(({ mark }) => mark !== '+');
    // Without a neighbour, as imports are, lines go to the top: there the match is at once and of nothing.
    const at = result.findIndex((_, start) =>
      old.every(
        ({ content }, n) => result[start + n]?.trim() === content.trim(),
      ),
    );
    if (at < 0) {
      const missing = old.map(({ content }) => content.trim()).join(' / ');
      throw new Error(`The file has no lines "${missing}"`);
    }
    const after = hunk
      .filter(({ mark }) => mark !== '-')
      .map(({ content }) => content);
    result = [
      ...result.slice(0, at),
      ...after,
      ...result.slice(at + old.length),
    ];
  }
  return result.join('\n');
}
