/** Largest file, in bytes. */
const LARGEST = 1_000_000;

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)(?:\.erb)?$/i;
const OTHER: Record<string, string> = {
  adoc: 'AsciiDoc',
  asciidoc: 'AsciiDoc',
  rst: 'reStructuredText',
  org: 'Org',
  textile: 'Textile',
  wiki: 'wiki text',
  mdx: 'MDX, which holds programs',
  ipynb: 'a notebook',
  doc: 'a Word document',
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  pdf: 'PDF',
  html: 'HTML',
  htm: 'HTML',
};

/** What a file of a source is: a page, something else to read that is told to be none, or none of our business. */
export type FileKind =
  | { kind: 'page' | 'ignored' }
  | { kind: 'refused'; reason: string };

/** By its name; a file without ending in a folder of pages is looked into. */
export function kindOfFile(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.startsWith('.')) {
    return { kind: 'ignored' };
  }
  if (MARKDOWN.test(name)) {
    return { kind: 'page' };
  }
  const dot = name.lastIndexOf('.');
  if (dot < 0) {
    // `LICENSE`, `OWNERS`, `Makefile` are no pages; an alert's name is.
    return { kind: /[a-z][A-Z]/.test(name) ? 'page' : 'ignored' };
  }
  const other = OTHER[name.slice(dot + 1).toLowerCase()];
  return other
    ? {
        kind: 'refused',
        reason: `It is ${other}: pages are markdown, in files that end with .md.`,
      }
    : { kind: 'ignored' };
}

/** Why a file of so many bytes is not read. */
export const tooLarge = (bytes: number): string | undefined =>
  bytes > LARGEST
    ? `It has ${Math.ceil(bytes / 1_000)} kB: files have at most ${
        LARGEST / 1_000
      } kB.`
    : undefined;

/** The text of a page, or why it has none. */
export function textOf(bytes: Buffer): { text: string } | { reason: string } {
  const reason = tooLarge(bytes.length);
  if (reason) {
    return { reason };
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
        bytes,
      ),
    };
  } catch {
    return { reason: 'It is not UTF-8: save it as UTF-8.' };
  }
}
