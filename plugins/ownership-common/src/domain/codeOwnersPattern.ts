const STAR = '*';
const ANY_FOLDERS = '**';

/**
 * Whether a text fits a pattern without slashes. A star that took too little takes one letter more, and only the last one
 * does: the time grows with the product of both lengths, never faster, whatever a file of strangers holds.
 */
function fits(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === STAR) {
      star = at++;
      resume = index;
    } else if (pattern[at] === '?' || pattern[at] === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === STAR) at++;
  return at === pattern.length;
}

/** One more part of a pattern: `ends[i]` says whether what came so far fits the first `i` names of the path. */
function advance(ends: boolean[], part: string, path: string[]): boolean[] {
  if (part === ANY_FOLDERS) {
    const first = ends.indexOf(true);
    return ends.map((_, index) => first >= 0 && index >= first);
  }
  return [false, ...path.map((name, index) => ends[index] && fits(part, name))];
}

function fitsFolders(parts: string[], path: string[]): boolean {
  const ends = parts.reduce(
    (reached, part) => advance(reached, part, path),
    [true, ...path.map(() => false)],
  );
  return ends[path.length];
}

/** Nobody writes a longer one by hand; a file of strangers may hold thousands. */
const MAX_PATTERN = 255;

/** A loop: a regular expression would try from each slash anew. */
function withoutSlashesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}

/**
 * Makes a test of a pattern of CODEOWNERS, by the rules of GitHub: those of `.gitignore`, without negation and ranges,
 * and with `docs/*` for the files of a folder but not for those of the folders in it. Written out here because the
 * libraries for `.gitignore` take more than linear time, and cover the folders as well.
 *
 * @returns whether the pattern covers a file, given by the names on its path from the root of the repository
 */
export function compilePattern(pattern: string): (path: string[]) => boolean {
  if (pattern.length > MAX_PATTERN || /^!|[[\]]/.test(pattern)) {
    return () => false;
  }
  const parts = pattern.split('/');
  const anchored = withoutSlashesAtEnd(pattern).includes('/');
  if (parts[0] === '') parts.shift();
  const last = parts.at(-1);
  if (last === '') parts.splice(-1, 1, ANY_FOLDERS, STAR);
  // A name stands for a file and for a folder with all that is in it.
  else if (last !== STAR && last !== ANY_FOLDERS) parts.push(ANY_FOLDERS);
  if (!anchored) parts.unshift(ANY_FOLDERS);
  // Most lines are about another folder; that is seen at once.
  const wild = parts.findIndex(part => /[*?]/.test(part));
  const begin = parts.slice(0, wild);
  const rest = parts.slice(wild);
  return path =>
    begin.every((name, index) => name === path[index]) &&
    fitsFolders(rest, path.slice(begin.length));
}
