import type { CommandPlace } from '../types';
import { fillCommand } from './fillCommand';

const fill = (
  text: string,
  values: Record<string, string>,
  place: CommandPlace = 'shell',
) => fillCommand({ text, place }, { values: new Map(Object.entries(values)) });

describe('fillCommand', () => {
  it('copies without prompts and answers, with each command by itself', () => {
    const filled = fill(
      '$ kubectl -n <namespace> get pods\nNAME\n$ kubectl -n <namespace> logs <pod>',
      { namespace: 'pay', pod: 'ledger-0' },
    );
    expect(filled.copyLines).toEqual([
      'kubectl -n pay get pods',
      'kubectl -n pay logs ledger-0',
    ]);
    expect(filled.copy).toBe(filled.copyLines?.join('\n'));
    expect(filled.parts.map(({ kind }) => kind)).toEqual(
      'prompt text variable text text output text prompt text variable text variable'.split(
        ' ',
      ),
    );
  });

  it('shows what its author wrote, where no value is known', () => {
    const text = '$ ssh <host>\nlast login';
    const filled = fill(text, {});
    expect(filled.copy).toBeUndefined();
    expect(filled.missing).toEqual(['host']);
    expect(filled.parts.map(part => part.text).join('')).toBe(text);
  });

  it.each([
    [
      'a plain value stays as it is',
      'get <x>',
      'ledger-0.pay/a',
      'get ledger-0.pay/a',
    ],
    ['a word is quoted', 'get <x>', 'x; rm -rf /', "get 'x; rm -rf /'"],
    ['a quote leaves its quotes', 'get <x>', "it's", "get 'it'\\''s'"],
    ['in double quotes', 'get "a/<x>"', '$(id)', `get "a/"'$(id)'""`],
    ['in single quotes', "get 'a/<x>'", "b'c", "get 'a/b'\\''c'"],
    ['as an option', 'get --name=<x>', 'a b', "get --name='a b'"],
    ['on a second line', 'a \\\n  <x>', 'b c', "a \\\n  'b c'"],
    ['by its dollar', 'get "$X" ${X}', 'a b', `get ""'a b'"" 'a b'`],
  ])('quotes for a shell: %s', (_, text, value, copy) => {
    expect(fill(text, { x: value, X: value }).copy).toBe(copy);
  });

  it.each([
    ['it would be an option', 'rm <x>', '-rf'],
    ['it has a line break', 'get <x>', 'a\nb'],
    ['it steers the terminal', 'get <x>', 'a\u001b[201~b'],
    ['it turns the direction', 'get <x>', 'a\u202eb'],
    ['it is too long', 'get <x>', 'a'.repeat(1_001)],
    ['a second shell reads it', 'ssh host cat <x>', 'a;b'],
    ['a second shell reads it', 'kubectl exec p -- sh -c "cat <x>"', 'a;b'],
    ['another program reads it', `psql -c "select '<x>'"`, "a' or 'b"],
    ['the string is a program', `curl -d '{"a": "<x>"}' u`, 'a"b'],
    ['it stands in a here-document', 'cat <<EOF\n<x>\nEOF', '$(id)'],
    ['it stands in backticks', 'echo `cat <x>`', 'a b'],
    ['it stands in a comment', 'ls # <x>', 'a b'],
    ['the quotes never end', `echo "<x>`, 'a b'],
    ['a bracket too many', 'a) <x>', 'a b'],
  ])('refuses a value for a shell where %s', (_, text, value) => {
    const filled = fill(text, { x: value });
    expect(filled.copy).toBeUndefined();
    expect(filled.missing).toEqual([]);
    expect(filled.parts.find(({ kind }) => kind === 'variable')).toMatchObject({
      text: '<x>',
      state: 'refused',
      reason: expect.any(String),
    });
  });

  it('lets a value without any meaning stand anywhere', () => {
    expect(
      fill('ssh <h> cat <f>', { h: 'db-1', f: '/var/log/a.log' }).copy,
    ).toBe('ssh db-1 cat /var/log/a.log');
  });

  it.each([
    ['a string', 'up{a="<x>"}', 'a"b\\', 'up{a="a\\"b\\\\"}'],
    ['a pattern', 'up{a=~"<x>.*"}', 'a.b"', 'up{a=~"a\\\\.b\\".*"}'],
    ['single quotes', "up{a!='<x>'}", "a'b", "up{a!='a\\'b'}"],
    ['a number', 'up > <x>', '0.9', 'up > 0.9'],
  ])('quotes for PromQL: %s', (_, text, value, copy) => {
    expect(fill(text, { x: value }, 'promql').copy).toBe(copy);
  });

  it.each([
    ['outside quotes', 'up{} or <x>', 'a} or b{'],
    [
      'an argument of a function',
      'label_replace(a, "<x>", "b", "c", "d")',
      'a b',
    ],
    ['a raw string', 'up{a=`<x>`}', 'a`b'],
    ['a string that never ends', 'up{a="<x>}', 'a b'],
  ])('refuses a value for PromQL: %s', (_, text, value) => {
    expect(fill(text, { x: value }, 'promql').copy).toBeUndefined();
  });

  it.each([
    [
      'https://g.example/d/<x>?a=<x>',
      'a/b c&d',
      'https://g.example/d/a%2Fb%20c%26d?a=a%2Fb%20c%26d',
    ],
    ['https://<x>/d', 'g.example:8080', 'https://g.example:8080/d'],
    ['<x>/d', 'https://g.example/x', 'https://g.example/x/d'],
    ['https://<x>/d', 'evil.example/', undefined],
    ['https://a@<x>/d', 'b@c', undefined],
    ['<x>/d', 'data:text/html,x', undefined],
    ['https://g.example/<x>/d', '..', undefined],
  ])('quotes for an address: %s', (text, value, copy) => {
    expect(fill(text, { x: value }, 'url').copy).toBe(copy);
  });

  it('puts nothing but plain values where it does not know who reads it', () => {
    expect(fill('a: <x>', { x: 'b: c' }, 'other').copy).toBeUndefined();
    expect(fill('a: <x>', { x: 'b-c' }, 'other').copy).toBe('a: b-c');
  });

  it('fills what is declared only by its name', () => {
    const filled = fillCommand(
      { text: 'ssh xxxxx', place: 'shell' },
      { values: new Map([['xxxxx', 'db-1']]), declared: ['xxxxx'] },
    );
    expect(filled.copy).toBe('ssh db-1');
  });
});
