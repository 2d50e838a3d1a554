import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fillCommand } from './fillCommand';

const full = Boolean(process.env.CALLBOARD_FULL);
const RUNS = full ? 10_000 : 500;
/** Commands a shell runs in one process. */
const BATCH = 100;

/** What label values may try: each leaves a file behind when it is run. */
const ATTACKS = [
  '$(>own)',
  '`>own`',
  ';>own;',
  '|>own|',
  '&>own&',
  '>own',
  '\n>own\n',
  "'>own'",
  '">own"',
  ')>own(',
  '}>own{',
  '${x:=`>own`}',
  "$'\\n>own'",
  '\\',
  '\\\\',
  "'",
  '"',
  '`',
  '$',
  '!',
  '#',
  ' ',
  '\t',
  '*',
  '~',
  '-',
  '<(>own)',
  '%',
  'ü',
  '你',
  'a',
  '/',
];

const value = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ATTACKS) },
      { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(parts => parts.join(''));

/** Where authors put variables. What is printed must be the value where `exact` says so. */
const TEMPLATES = [
  { text: "printf '%s\\n' <v>", exact: true },
  { text: 'printf "%s\\n" "<v>"', exact: true },
  { text: "printf '%s\\n' '<v>'", exact: true },
  { text: 'printf "%s\\n" $V', exact: true },
  { text: 'printf "%s\\n" "${V}"', exact: true },
  { text: 'printf "%s\\n" \\\n  <v>', exact: true },
  { text: '(printf "%s\\n" <v>)', exact: true },
  { text: 'printf "%s\\n" "$(printf %s <v>)"', exact: true },
  { text: 'printf "%s\\n" "$(printf %s "<v>")"', exact: true },
  { text: 'printf "%s\\n" `printf %s <v>`', exact: false },
  { text: 'printf "%s\\n" "`printf %s "<v>"`"', exact: false },
  { text: 'cat <<EOF\n<v>\nEOF', exact: false },
  { text: "cat <<'EOF'\n<v>\nEOF", exact: false },
  { text: 'sh -c "printf %s <v>"', exact: false },
  { text: "eval printf '%s' <v>", exact: false },
  { text: 'true # <v>', exact: false },
  { text: 'case a in a) printf %s <v>;; esac', exact: false },
  { text: 'echo $((1 + <v>))', exact: false },
  { text: 'echo ${x:-<v>}', exact: false },
  { text: 'printf %s a"b<v>c"d\'e<v>f\'', exact: false },
  { text: 'printf %s "it\'s <v>" \'"\' <v>', exact: false },
  { text: 'awk \'BEGIN { print "<v>" }\'', exact: false },
  { text: 'echo $\'a\' "<v>"', exact: false },
  { text: 'if true; then printf %s <v>; fi', exact: false },
  { text: 'echo a && printf %s "<v>" || true', exact: false },
];

describe.each(['bash', 'sh'])('label values in a real %s', shell => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'callboard-quoting-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it(`never break out, in ${RUNS} commands`, () => {
    const tried = fc
      .sample(fc.tuple(fc.constantFrom(...TEMPLATES), value), {
        numRuns: RUNS,
        seed: full ? undefined : 7,
      })
      .map(([template, label]) => ({
        ...template,
        label,
        copy: fillCommand(
          { text: template.text, place: 'shell' },
          {
            values: new Map([
              ['v', label],
              ['V', label],
            ]),
          },
        ).copy,
      }));
    const filled = tried.filter(({ copy }) => copy !== undefined);
    // Refusing everything would be no answer.
    expect(filled.length).toBeGreaterThan(RUNS / 8);

    for (let i = 0; i < filled.length; i += BATCH) {
      const batch = filled.slice(i, i + BATCH);
      const script = batch
        // By themselves: a value that is no number ends a shell that counts with it.
        .map(({ copy }) => `(\n${copy}\n)\nprintf '\\036'`)
        .join('\n');
      const { stdout } = spawnSync(shell, ['-s'], {
        cwd: folder,
        input: script,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
      });
      const answers = stdout.split('\u001e');
      expect(readdirSync(folder)).toEqual([]);
      expect(answers).toHaveLength(batch.length + 1);
      batch.forEach(({ exact, label }, at) => {
        const { text, copy } = batch[at];
        expect({ text, copy, says: exact && answers[at] }).toEqual({
          text,
          copy,
          says: exact && `${label}\n`,
        });
      });
    }
  });
});
