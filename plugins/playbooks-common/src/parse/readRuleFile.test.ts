import { readRuleFile } from './readRuleFile';

const PROMETHEUS = `groups:
  - name: ledger
    rules:
      - record: job:lag:max
        expr: max(lag)
      - alert: LedgerLag
        expr: job:lag:max > 60
        for: 5m
        labels:
          severity: critical
          tier: 1
        annotations:
          summary: Bookings wait
          runbook_url: https://docs.example/LedgerLag.md#diagnosis
      - alert: LedgerLag
        expr: job:lag:max > 30
        labels: { severity: warning }
  - name: empty
    rules:
`;

const KUBERNETES = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: cards }
spec:
  groups:
    - name: cards
      rules:
        - alert: CardsDown
          expr: up == 0
`;

const names = (text: string) =>
  readRuleFile(text).rules?.map(({ alert, line }) => `${alert}:${line}`);

describe('readRuleFile', () => {
  it('reads alerts with all that is said of them, and no recording rules', () => {
    const { rules, problems } = readRuleFile(PROMETHEUS);
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      {
        alert: 'LedgerLag',
        line: 6,
        group: 'ledger',
        expr: 'job:lag:max > 60',
        for: '5m',
        labels: { severity: 'critical', tier: '1' },
        runbookUrl: 'https://docs.example/LedgerLag.md#diagnosis',
        summary: 'Bookings wait',
      },
      {
        alert: 'LedgerLag',
        line: 15,
        group: 'ledger',
        expr: 'job:lag:max > 30',
        labels: { severity: 'warning' },
      },
    ]);
  });

  it.each([
    ['a resource of Kubernetes', KUBERNETES, ['CardsDown:8']],
    [
      'several documents',
      `${PROMETHEUS}---\n${KUBERNETES}---\n`,
      ['LedgerLag:6', 'LedgerLag:15', 'CardsDown:28'],
    ],
    [
      'a list of resources',
      `kind: List\nitems:\n  - kind: Service\n  - kind: PrometheusRule\n    spec:\n      groups:\n        - rules:\n            - { alert: A, expr: up }\n`,
      ['A:8'],
    ],
    [
      'JSON',
      '{"groups": [{"rules": [{"alert": "A", "expr": "up"}]}]}',
      ['A:1'],
    ],
    [
      'anchors',
      'x: &r\n  alert: A\ngroups:\n  - rules:\n      - *r\n',
      ['A:1'],
    ],
    ['values of Helm', 'alert: true\nreplicas: 3\n', []],
    ['anything else', '- a\n- b: [', []],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(readRuleFile(text).problems).toEqual([]);
    expect(names(text)).toEqual(expected);
  });

  it('says line and fix of a rule without name, and reads the others', () => {
    const { rules, problems } = readRuleFile(
      'groups:\n- rules:\n  - expr: up\n  - alert: A\n  - alert: "\\0"\n- rules: 7\n',
    );
    expect(rules?.map(({ alert }) => alert)).toEqual(['A']);
    expect(problems).toEqual([
      { line: 3, message: expect.stringMatching(/neither alert nor record/) },
      { line: 5, message: expect.stringMatching(/cannot be shown/) },
      { line: 6, message: expect.stringMatching(/is a list/) },
    ]);
  });

  it('takes nothing from a file that cannot be read, and says where it breaks', () => {
    const file = readRuleFile(PROMETHEUS.replace('for: 5m', 'for: [5m'));
    expect(file.rules).toBeUndefined();
    expect(file.problems).toEqual([
      {
        line: expect.any(Number),
        message: expect.stringMatching(
          /^It is no YAML: .*promtool check rules/,
        ),
      },
    ]);
  });

  it('knows a template of Helm', () => {
    const file = readRuleFile(
      `{{- if .Values.on }}\n${PROMETHEUS}{{- end }}\n`,
    );
    expect(file.rules).toBeUndefined();
    expect(file.problems[0].message).toMatch(/template of Helm/);
  });

  it('expands no aliases of aliases', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) => `a${i}: &a${i} [${Array(9).fill(i ? `*a${i - 1}` : 'x')}]`,
    ).join('\n');
    const file = readRuleFile(
      `${bomb}\ngroups:\n- rules:\n  - alert: A\n    labels: { a: *a8 }\n`,
    );
    expect(file.rules).toBeUndefined();
    expect(file.problems[0].message).toMatch(/alias/i);
  });

  it('bounds what it keeps', () => {
    const many = (text: string) => Array(30).fill(text).join('');
    const { rules, problems } = readRuleFile(
      `groups:\n- rules:\n${many(
        '  - expr: x\n',
      )}  - alert: A\n    expr: ${'x'.repeat(9_000)}\n`,
    );
    expect(problems).toHaveLength(20);
    expect(rules?.[0].expr).toHaveLength(4_000);
    const full = readRuleFile(
      `groups:\n- rules:\n${'  - {alert: A}\n'.repeat(5_002)}`,
    );
    expect(full.rules).toHaveLength(5_000);
    expect(full.problems).toEqual([
      { line: 5_003, message: expect.stringMatching(/divide it/) },
    ]);
  });
});
