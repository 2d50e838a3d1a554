/** A line of a block of code, and what it is to somebody who copies. */
export interface CommandLine {
  /** First character of the line in the block, and the one after its last, without the line break. */
  start: number;
  end: number;
  /** Where the command begins: behind a prompt, if there is one. */
  from: number;
  role: 'command' | 'output';
  /** Whether the line has a prompt. */
  hasPrompt: boolean;
}

/**
 * `$ `, `% `, `sh-5.2# `, `root@host:~# `, `[root@host ~]# `, `mysql> `, `PS C:\> `. A bare `# ` is a comment and a bare `> `
 * continues a command.
 */
const PROMPT =
  /^[ \t]*(?:\$|%|❯|➜|(?:ba|z)?sh-\d[\d.]{0,6}[$#]|\(?[\w.-]{1,40}\)?@[\w.-]{1,60}[:~ ]?[\w~/.-]{0,80}[$#%>]|\[[\w.-]{1,40}@[\w.-]{1,60} [\w~/.-]{1,80}\][$#]|(?:mysql|mariadb|psql|redis|mongo|sqlite|[\w-]{1,30}=[#>]?)[\w.:()[\]-]{0,60}>|PS [A-Za-z]:\\[^>\n]{0,80}>)(?:[ \t]+|$)/;
const CONTINUED_PROMPT = /^[ \t]*>[ \t]/;
/** Authors write `$kubectl get pods`, too. */
const GLUED_PROMPT =
  /^[ \t]*\$(?=(?:kubectl|terraform|helm|aws|gcloud|docker|git|curl|ssh|sudo|cd|make|oc)[ \t])/;

interface Open {
  /** The line before ends with a backslash or within quotes. */
  continues: boolean;
  quote?: string;
  /** Word that ends the document inside the command. */
  heredoc?: string;
}

/** What stays open behind a line of a command. */
function openAfter(line: string, before: Open): Open {
  if (before.heredoc !== undefined) {
    return line.trim() === before.heredoc
      ? { continues: false }
      : { ...before, continues: true };
  }
  let quote = before.quote;
  let isEscaped = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    isEscaped = false;
    if (c === '\\' && quote !== "'") {
      i++;
      isEscaped = i >= line.length;
    } else if (quote) {
      quote = c === quote ? undefined : quote;
    } else if (c === '#' && (i === 0 || /\s/.test(line[i - 1]))) {
      break;
    } else if (c === "'" || c === '"') {
      quote = c;
    }
  }
  const heredoc = quote ? null : /<<-?\s{0,3}["']?(\w{1,40})/.exec(line);
  const joins = isEscaped || /(?:\|\||&&|\|)\s{0,9}$/.test(line);
  return {
    continues: Boolean(quote || heredoc || joins),
    quote,
    heredoc: heredoc?.[1],
  };
}

/**
 * Which lines of a block are commands and which are what commands answered. Where a line has a prompt, only lines with one
 * and what continues them are commands; where none has, all are.
 */
export function commandLines(text: string): CommandLine[] {
  const lines: CommandLine[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const prompt = PROMPT.exec(line) ?? GLUED_PROMPT.exec(line);
    lines.push({
      start: at,
      end: at + line.length,
      from: at + (prompt?.[0].length ?? 0),
      role: prompt ? 'command' : 'output',
      hasPrompt: Boolean(prompt),
    });
    at += line.length + 1;
  }
  if (!lines.some(({ hasPrompt }) => hasPrompt)) {
    return lines.map(line => ({ ...line, role: 'command' }));
  }
  let open: Open = { continues: false };
  for (const line of lines) {
    if (line.hasPrompt) {
      open = openAfter(text.slice(line.from, line.end), { continues: false });
    } else if (open.continues) {
      line.role = 'command';
      const prompt = CONTINUED_PROMPT.exec(text.slice(line.start, line.end));
      line.from = line.start + (prompt?.[0].length ?? 0);
      open = openAfter(text.slice(line.from, line.end), open);
    }
  }
  return lines;
}
