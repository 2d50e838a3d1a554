import {
  namesEntity,
  type AlertCoverage,
  type RuleSource,
} from '@callboard/backstage-plugin-playbooks-common';
import fc from 'fast-check';
import { alertOf, refOf } from '../__testUtils__/answers';
import { AlertBook } from './AlertBook';

const source = (id: string, completedAt?: string): RuleSource => ({
  id,
  completedAt,
  broken: [],
});
const read = source('rules', '2026-11-28T10:00:00.000Z');
const bookOf = (items: AlertCoverage[], sources: RuleSource[] = [read]) =>
  new AlertBook([{ items, sources }]);

it('tells how many alerts of an entity lead to a playbook', () => {
  const book = bookOf([
    alertOf('Down', ['a'], 'section'),
    alertOf('Slow', ['default/a'], 'overdue'),
    alertOf('Full', ['component:default/a', 'a'], 'none'),
    alertOf('Odd', [' A '], 'cannot-tell'),
    alertOf('Other', ['b', 'api:default/a', 'shop/a'], 'page'),
  ]);
  const observedAt = '2026-11-28T10:00:00.000Z';
  expect(book.say(refOf('a'))).toEqual({
    'alert-rules': { value: 4, observedAt },
    'rules-with-playbook': { value: 2, note: 'without: Full, Odd', observedAt },
    coverage: { value: 50, note: '2 of 4 alerts', observedAt },
  });
});

it('has no share of none', () => {
  expect(bookOf([]).say(refOf('a'))).toMatchObject({
    'alert-rules': { value: 0 },
    'rules-with-playbook': { value: 0 },
    coverage: { missing: 'No alert names it as its service' },
  });
});

it.each([
  ['no files are configured', [], 'reads no files of alert rules'],
  ['a folder was not read yet', [read, source('new')], 'Alert rules of new'],
])('counts nothing where %s', (_, sources, unavailable) => {
  const said = bookOf([alertOf('Down', ['a'])], sources).say(refOf('a'));
  expect(Object.values(said)).toHaveLength(3);
  for (const one of Object.values(said)) {
    expect(one).toEqual({ unavailable: expect.stringContaining(unavailable) });
  }
});

it('is as old as the folder that was read first', () => {
  const older = source('old', '2026-11-27T00:00:00.000Z');
  expect(bookOf([], [read, older]).readAt).toBe(older.completedAt);
});

it('finds the alerts that looking at each of them would', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    'A',
    'component',
    'default',
    'x y',
    '',
  );
  const written = fc
    .tuple(
      fc.option(part),
      fc.option(part),
      part,
      fc.constantFrom('', ' ', '/', ':'),
    )
    .map(
      ([kind, namespace, name, end]) =>
        `${kind === null ? '' : `${kind}:`}${
          namespace === null ? '' : `${namespace}/`
        }${name}${end}`,
    );
  const alerts = fc.array(fc.array(written, { maxLength: 3 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(alerts, fc.constantFrom('a', 'b'), (services, name) => {
      const ref = refOf(name);
      const expected = services.filter(each =>
        each.some(one => namesEntity(one, ref)),
      ).length;
      const items = services.map((each, index) => alertOf(`${index}`, each));
      expect(bookOf(items).say(ref)['alert-rules']).toMatchObject({
        value: expected,
      });
    }),
  );
});
