import type { PlaybookVariable, VariableDeclaration } from '../types';
import { findValues, type KnownValues } from './findValues';

const variable = (
  name: string,
  declared?: Partial<VariableDeclaration>,
): PlaybookVariable => ({
  name,
  commandIds: [],
  ...(declared && { declared: { name, ...declared } }),
});

const labels = { namespace: 'pay', pod: 'ledger-0', instance: 'n1:9100' };
const known: KnownValues = {
  alert: {
    labels,
    annotations: { dashboard: 'https://g.example' },
    startsAt: '2026-11-26T02:06:00.000Z',
  },
  entity: { 'grafana/dashboard-selector': 'ledger', component: 'ledger-api' },
  onCall: { 'on-call': 'Noor Haddad' },
};

const valueOf = (one: PlaybookVariable, more: KnownValues = {}) =>
  findValues([one], { ...known, ...more })[0];

describe('findValues', () => {
  it.each([
    ['namespace', 'pay', { kind: 'label', name: 'namespace' }],
    ['NAMESPACE', 'pay', { kind: 'label', name: 'namespace' }],
    ['my-namespace', 'pay', { kind: 'label', name: 'namespace' }],
    ['podName', 'ledger-0', { kind: 'label', name: 'pod' }],
    ['POD_NAME', 'ledger-0', { kind: 'label', name: 'pod' }],
    ['node', 'n1:9100', { kind: 'label', name: 'instance' }],
    [
      'value of instance label from alert',
      'n1:9100',
      { kind: 'label', name: 'instance' },
    ],
    ['service-name', 'ledger-api', { kind: 'entity', name: 'component' }],
    ['on-call', 'Noor Haddad', { kind: 'on-call', name: 'on-call' }],
    [
      'dashboard',
      'https://g.example',
      { kind: 'annotation', name: 'dashboard' },
    ],
    ['since', '2026-11-26T02:06:00.000Z', { kind: 'time' }],
  ])('fills %s', (name, value, from) => {
    expect(valueOf(variable(name))).toEqual({ name, value, from });
  });

  it('leaves open what nobody knows', () => {
    expect(valueOf(variable('volume'))).toEqual({ name: 'volume' });
    expect(valueOf(variable('constructor'))).toEqual({ name: 'constructor' });
    expect(valueOf(variable('__proto__'))).toEqual({ name: '__proto__' });
  });

  it('takes what the page says before what it means, and what is typed before all', () => {
    const pod = variable('pod', { from: { label: 'instance' } });
    expect(valueOf(pod)).toMatchObject({ value: 'n1:9100' });
    expect(valueOf(variable('x'), { mapping: { x: 'pod' } })).toMatchObject({
      value: 'ledger-0',
    });
    expect(valueOf(pod, { given: { pod: 'other' } })).toEqual({
      name: 'pod',
      value: 'other',
      from: { kind: 'given' },
    });
    expect(
      valueOf(
        variable('dash', {
          from: { annotation: 'grafana/dashboard-selector' },
        }),
      ),
    ).toMatchObject({ value: 'ledger' });
  });

  it('uses no value that the page does not allow, and finds no secret', () => {
    expect(valueOf(variable('pod', { values: ['a', 'b'] }))).toEqual({
      name: 'pod',
      from: { kind: 'label', name: 'pod' },
      refused: 'is none of a, b',
    });
    expect(valueOf(variable('pod', { secret: true }))).toEqual({ name: 'pod' });
    expect(
      valueOf(variable('pod', { secret: true }), { given: { pod: 's' } }),
    ).toMatchObject({ value: 's' });
  });
});
