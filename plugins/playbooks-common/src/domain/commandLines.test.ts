import { commandLines } from './commandLines';

const commandsOf = (text: string) =>
  commandLines(text)
    .filter(({ role }) => role === 'command')
    .map(({ from, end }) => text.slice(from, end));

describe('commandLines', () => {
  it.each([
    [
      'without prompts all lines are commands',
      'cd /tmp\nls',
      ['cd /tmp', 'ls'],
    ],
    [
      'answers are left out',
      '$ kubectl get pods\nNAME   READY\nledger 1/1\n$ date',
      ['kubectl get pods', 'date'],
    ],
    ['a comment is no prompt', '# as root\nreboot', ['# as root', 'reboot']],
    [
      'a prompt of root with a host',
      'root@ledger-1:~# dmesg\n[1.0] boot',
      ['dmesg'],
    ],
    ['a prompt in brackets', '[root@db1 ~]# df -h\nFilesystem', ['df -h']],
    ['the prompt of a shell', 'sh-5.2$ ls\na', ['ls']],
    [
      'the prompt of a database',
      'mysql> SHOW TABLES;\n| t |',
      ['SHOW TABLES;'],
    ],
    [
      'a prompt stuck to its command',
      '$kubectl get ns\ndefault',
      ['kubectl get ns'],
    ],
    ['a variable is no prompt', '$CMD --help\nls', ['$CMD --help', 'ls']],
    [
      'a backslash continues',
      '$ kubectl get pods \\\n    -n pay\nNAME',
      ['kubectl get pods \\', '    -n pay'],
    ],
    ['a pipe continues', '$ dmesg |\n  tail\nout', ['dmesg |', '  tail']],
    [
      'the second prompt goes as well',
      '$ for i in 1 2; do \\\n> echo $i\n1',
      ['for i in 1 2; do \\', 'echo $i'],
    ],
    ['quotes continue until they close', "$ echo 'a\nb'\nc", ["echo 'a", "b'"]],
    [
      'a here-document continues until its word',
      '$ cat <<EOF\n$ not a prompt here? it is one\nEOF\nout',
      ['cat <<EOF', 'not a prompt here? it is one'],
    ],
    [
      'a here-document is kept whole',
      '$ cat <<EOF\nbody\nEOF\nout',
      ['cat <<EOF', 'body', 'EOF'],
    ],
    ['an empty prompt is empty', '$ \n$ ls', ['', 'ls']],
  ])('%s', (_, text, expected) => {
    expect(commandsOf(text)).toEqual(expected);
  });

  it('covers the text, line by line', () => {
    const text = '$ a\nb\n\nc';
    expect(
      commandLines(text)
        .map(({ start, end }) => text.slice(start, end))
        .join('\n'),
    ).toBe(text);
  });
});
