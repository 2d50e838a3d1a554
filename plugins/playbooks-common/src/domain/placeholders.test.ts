import { namesSetIn, placeholdersIn } from './placeholders';

const namesIn = (
  text: string,
  options?: Parameters<typeof placeholdersIn>[1],
) => placeholdersIn(text, options).map(({ name }) => name);

describe('placeholdersIn', () => {
  it.each([
    ['kubectl -n <namespace> logs <pod-name>', ['namespace', 'pod-name']],
    [
      'up{instance="<value of instance label from alert>"}',
      ['value of instance label from alert'],
    ],
    ['kubectl -n $NAMESPACE delete pod ${POD}', ['NAMESPACE', 'POD']],
    ['cat < in > out', []],
    ['sort <in >out', []],
    ['see <https://a.example/x> or <me@a.example>', []],
    ['a $1 $? $$ $@ ${1} $HOME $PATH ${x:-y} \\$NOT', []],
    ['for x in a; do echo ${x} $x; done', []],
    ['curl https://a.example/${HOST}/<path>', ['HOST', 'path']],
    ['<details><summary>a</summary></details>', []],
    ['docker images | grep <none>', []],
    ['{{ .Values.name }} {{ $labels.pod }}', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('leaves alone what the page sets', () => {
    const setByPage = new Set(
      namesSetIn('export NS=pay; for f in *; do read -r LINE; done'),
    );
    expect([...setByPage]).toEqual(['NS', 'f', 'LINE']);
    expect(namesIn('$NS $LINE $POD', { setByPage })).toEqual(['POD']);
  });

  it('finds declared words, also where a script has them', () => {
    expect(
      namesIn('ssh xxxxx; echo ${host} my-xxxxx', {
        declared: ['xxxxx', 'host'],
      }),
    ).toEqual(['xxxxx', 'host']);
  });

  it('knows languages with brackets or dollars of their own', () => {
    expect(namesIn('<pod>', { language: 'xml' })).toEqual([]);
    expect(namesIn('$NAME <x>', { language: 'php' })).toEqual(['x']);
  });

  it('says where each one stands', () => {
    const text = 'a <b-c> ${D}';
    expect(
      placeholdersIn(text).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['<b-c>', '${D}']);
  });

  it('takes time in proportion to the text', () => {
    // A hundred thousand openings that never close: a regex that goes back would take minutes.
    expect(namesIn('<a'.repeat(100_000))).toEqual([]);
    expect(namesIn('${A'.repeat(100_000))).toEqual([]);
  });
});
