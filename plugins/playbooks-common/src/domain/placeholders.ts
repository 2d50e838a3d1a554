/** A variable in the text of a command. */
export interface Placeholder {
  name: string;
  /** First character and the one after the last, with brackets or dollar. */
  start: number;
  end: number;
  spelling: 'angle' | 'dollar' | 'bare';
}

/** Names that a shell sets by itself. */
const SHELL_OWN = new Set(
  (
    'HOME PATH USER PWD OLDPWD SHELL HOSTNAME IFS RANDOM SECONDS LINENO UID EUID PPID TERM LANG EDITOR LOGNAME ' +
    'OPTARG OPTIND REPLY BASH TMPDIR HOSTTYPE OSTYPE SHLVL COLUMNS LINES'
  ).split(' '),
);

/** A name in angle brackets: letters, digits and what joins words, at most 60 characters. */
const ANGLE = /<([A-Za-z](?:[A-Za-z0-9_ .-]{0,58}[A-Za-z0-9])?)>/g;
const DOLLAR = /\$(?:\{([A-Za-z_]\w{0,59})\}|([A-Z][A-Z0-9_]{0,59})(?!\w))/g;
/** `NAME=`, `for NAME in`, `read NAME`: the page gives these values itself. */
const SET_HERE =
  /(?:^|[\s;&|(])(?:([A-Za-z_]\w{0,59})=|for ([A-Za-z_]\w{0,59}) in\b|read (?:-\w+ ){0,4}([A-Za-z_]\w{0,59}))/gm;

/** Languages in which angle brackets are mark-up. */
const MARKUP = new Set(['html', 'xml', 'jsx', 'tsx', 'svg', 'vue']);
/** Languages in which a dollar does not name a value to fill. */
const OWN_DOLLAR = new Set(['php', 'perl', 'makefile', 'make', 'powershell']);

const escapeForRegExp = (text: string) =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const placed = (
  match: RegExpMatchArray,
  name: string,
  spelling: Placeholder['spelling'],
): Placeholder => ({
  name,
  start: match.index!,
  end: match.index! + match[0].length,
  spelling,
});

/** `<details>` where `</details>` stands in the same text is mark-up, and `<none>` is what tools print. */
function anglesIn(text: string): Placeholder[] {
  const closed = new Set(
    [...text.matchAll(/<\/([A-Za-z][\w-]{0,59})>/g)].map(([, name]) => name),
  );
  return [...text.matchAll(ANGLE)]
    .filter(([, name]) => name !== 'none' && !closed.has(name))
    .map(match => placed(match, match[1], 'angle'));
}

/** Names that a shell script gives a value to. */
export function namesSetIn(text: string): string[] {
  return [...text.matchAll(SET_HERE)].map(([, a, b, c]) => a ?? b ?? c);
}

function dollarsIn(
  text: string,
  isDeclared: ReadonlySet<string>,
  setByPage: ReadonlySet<string>,
): Placeholder[] {
  return [...text.matchAll(DOLLAR)].flatMap(match => {
    const name = match[1] ?? match[2];
    // A lower-case `${name}` is a script's own variable unless the page declares it.
    const isOwn =
      SHELL_OWN.has(name) || setByPage.has(name) || !/^[A-Z_]/.test(name);
    const isEscaped = text[match.index - 1] === '\\';
    return isEscaped || (isOwn && !isDeclared.has(name))
      ? []
      : [placed(match, name, 'dollar')];
  });
}

function bareIn(text: string, declared: readonly string[]): Placeholder[] {
  // Longest first, so that `pod-name` is not read as `pod`.
  const names = declared
    .filter(name => /^[\w-]{2,60}$/.test(name))
    .sort((a, b) => b.length - a.length)
    .map(escapeForRegExp);
  if (names.length === 0) {
    return [];
  }
  const pattern = new RegExp(
    `(?<![\\w-])(?:${names.join('|')})(?![\\w-])`,
    'g',
  );
  return [...text.matchAll(pattern)].map(match =>
    placed(match, match[0], 'bare'),
  );
}

/**
 * The variables of a command: `<name>`, `$NAME`, `${NAME}`, and bare words that the page declares, in their order. What a
 * shell or the page's own scripts set, and what is syntax of another language, is none.
 */
export function placeholdersIn(
  text: string,
  options: {
    language?: string;
    /** Names that the front matter declares. */
    declared?: readonly string[];
    /** Names that commands of the page set. */
    setByPage?: ReadonlySet<string>;
  } = {},
): Placeholder[] {
  const { language = '', declared = [], setByPage = new Set() } = options;
  const found = MARKUP.has(language) ? [] : anglesIn(text);
  if (!OWN_DOLLAR.has(language)) {
    found.push(...dollarsIn(text, new Set(declared), setByPage));
  }
  found.push(...bareIn(text, declared));

  let end = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(one => {
      const isFree = one.start >= end;
      end = isFree ? one.end : end;
      return isFree;
    });
}
