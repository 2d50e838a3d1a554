import { compilePattern } from './codeOwnersPattern';

/**
 * A line of a CODEOWNERS file that names owners, or takes them away.
 *
 * @public
 */
export interface CodeOwnersLine {
  /** Counted from 1. */
  line: number;
  pattern: string;
  /** As written: `@acme/ledger`, `@ana`, `ana@example.com`; empty where the line says that nobody owns. */
  owners: string[];
}

/**
 * The line of CODEOWNERS that counts for the descriptor of an entity.
 *
 * @public
 */
export interface CodeOwnersMatch extends CodeOwnersLine {
  /** Address of the line (https), absent for files of the server. */
  href?: string;
}

/** GitHub reads no more than 3 MB; nobody keeps so many lines by hand. */
const MAX_LINES = 10_000;
const MAX_LINE = 1_000;
const MAX_OWNERS = 20;

/** `@person`, `@org/team`, `@group/sub-group/team`, or an e-mail address. */
const OWNER = /^(?:@@?[\w.-]+(?:\/[\w.-]+)*|[^\s@/]+@[^\s@/]+)$/;

/** GitLab parts files by headings, whose owners count for lines that name none: `^[Payments][2] @acme/ledger`. */
const HEADING = /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s|$)/;

/** The parts between spaces, without what follows a `#`. A space or `#` after a backslash belongs to the path. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex(word => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}

/**
 * Reads a CODEOWNERS file of GitHub or GitLab. As there, a line with something that is no owner is left out.
 *
 * @public
 */
export function parseCodeOwners(text: string): CodeOwnersLine[] {
  const lines: CodeOwnersLine[] = [];
  let inherited: string[] = [];
  text
    .split('\n', MAX_LINES)
    .map(line => line.trim())
    .forEach((written, index) => {
      if (written.length > MAX_LINE) return;
      const heading = HEADING.exec(written)?.[0];
      const words = wordsOf(written.slice(heading?.length ?? 0));
      const named = heading ? words : words.slice(1);
      const owners = named.filter(word => OWNER.test(word));
      if (heading) {
        inherited = owners;
      } else if (words.length > 0 && owners.length === named.length) {
        lines.push({
          line: index + 1,
          pattern: words[0].replace(/\\(.)/g, '$1'),
          owners: (owners.length > 0 ? owners : inherited).slice(0, MAX_OWNERS),
        });
      }
    });
  return lines;
}

const compiled = new WeakMap<
  CodeOwnersLine,
  ReturnType<typeof compilePattern>
>();

function covers(line: CodeOwnersLine, path: string[]): boolean {
  let test = compiled.get(line);
  if (!test) {
    test = compilePattern(line.pattern);
    compiled.set(line, test);
  }
  return test(path);
}

/**
 * The line that counts for a file: the last one that covers it.
 *
 * @param path - from the root of the repository
 * @public
 */
export function findCodeOwners(
  lines: readonly CodeOwnersLine[],
  path: string,
): CodeOwnersLine | undefined {
  const names = path.split('/');
  return lines.findLast(line => covers(line, names));
}
