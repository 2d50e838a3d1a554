import fc from 'fast-check';
import { SCRIPT } from './__testUtils__/payloads';
import { bounds, keyOf, textsOf, titleOf, withTexts } from './bounds';
import { entityRefOf } from './entityRefs';
import { fingerprintOf, hashOf } from './fingerprint';
import { stepsOf, stepTo, valueAt } from './jsonPointer';
import { LinkList } from './LinkList';
import { severityOf } from './severities';
import { clipped } from './texts';
import { timeOf } from './times';

describe('timeOf', () => {
  it.each([
    ['2026-11-28T11:00:00Z', '2026-11-28T11:00:00.000Z'],
    ['2026-11-28t11:00:00.1z', '2026-11-28T11:00:00.100Z'],
    ['2026-11-28 11:00:00.123456789+05:30', '2026-11-28T05:30:00.123Z'],
    ['2026-11-28T11:00:00.315+0000', '2026-11-28T11:00:00.315Z'],
    ['2026-11-28T23:30:00-01:00', '2026-11-29T00:30:00.000Z'],
    ['2026-12-31T23:59:60Z', '2027-01-01T00:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    [1795864003, '2026-11-28T11:06:43.000Z'],
    [1795864003.25, '2026-11-28T11:06:43.250Z'],
    ['1795864003000', '2026-11-28T11:06:43.000Z'],
    ['2026-02-29T00:00:00Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-00-10T00:00:00Z', undefined],
    ['2026-11-28T24:00:00Z', undefined],
    ['2026-11-28T11:60:00Z', undefined],
    ['2026-11-28T11:00:00', undefined],
    ['2026-11-28', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['9999-12-31T23:59:59-12:00', undefined],
    ['+12026-01-01T00:00:00Z', undefined],
    ['Sat, 28 Nov 2026 11:00:00 GMT', undefined],
    ['12', undefined],
    [-1, undefined],
    [1e300, undefined],
    [NaN, undefined],
    [true, undefined],
    [null, undefined],
  ])('%j is %s', (value, time) => {
    expect(timeOf(value)).toBe(time);
  });

  it('reads back each instant that it tells', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date(1),
          max: new Date(Date.UTC(9999, 11, 31)),
          noInvalidDate: true,
        }),
        date => {
          expect(timeOf(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });
});

describe('severityOf', () => {
  it.each([
    ['critical crit page fatal P1 sev1 disaster emergency SEV-1', 'critical'],
    ['error high major P2 ERR sev_2', 'error'],
    ['warning warn minor medium P3 Average', 'warning'],
    ['info information low none debug P4 P5 notice', 'info'],
    ['whatever 17 constructor __proto__', 'error'],
  ])('%s', (words, severity) => {
    for (const word of words.split(' ')) {
      expect([word, severityOf(word)]).toEqual([word, severity]);
    }
  });

  it.each([[undefined], [null], [''], [' '], [{}], [['critical']]])(
    'says nothing of %j',
    value => {
      expect(severityOf(value)).toBeUndefined();
    },
  );
});

describe('entityRefOf', () => {
  it.each([
    ['ledger', 'component:default/ledger'],
    [' Ledger ', 'component:default/ledger'],
    ['pay/ledger', 'component:pay/ledger'],
    ['API:Ledger', 'api:default/ledger'],
    ['group:pay/the-team.x', 'group:pay/the-team.x'],
    ['', undefined],
    ['a b', undefined],
    [':x', undefined],
    ['/x', undefined],
    ['x/', undefined],
    ['a:b:c', undefined],
    ['a/b/c', undefined],
    ['-x', undefined],
    ['<b>', undefined],
    ['x'.repeat(64), undefined],
    ['x'.repeat(10_000), undefined],
    [7, undefined],
  ])('%j is %s', (value, entityRef) => {
    expect(entityRefOf(value)).toBe(entityRef);
  });
});

describe('fingerprints', () => {
  // Vectors of FNV-1a with 64 bits.
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j', (text, hash) => {
    expect(hashOf(text)).toBe(hash);
  });

  it('are those of Alertmanager', () => {
    // What Grafana sends, whose alerting is made of Alertmanager, when a contact point is tested.
    expect(fingerprintOf({ instance: 'Grafana', alertname: 'TestAlert' })).toBe(
      '57c6d9296de2ad39',
    );
  });
});

describe('JSON pointers', () => {
  it('lead to what they were made for', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), names => {
        const pointer = names.map(stepTo).join('');
        expect(stepsOf(pointer)).toEqual(names);
      }),
    );
  });

  it.each([
    ['', { a: 1 }],
    ['/a', undefined],
    ['/b/1', 'y'],
    ['/b/01', undefined],
    ['/b/-1', undefined],
    ['/b/2', undefined],
    ['/constructor', undefined],
    ['/b/length', undefined],
    ['/null', undefined],
  ])('%s', (pointer, value) => {
    const body = pointer === '' ? { a: 1 } : { b: ['x', 'y'], null: null };
    expect(valueAt(body, stepsOf(pointer)!)).toEqual(value);
  });
});

describe('what is kept', () => {
  it('cuts no pair of surrogates, and keeps no NUL', () => {
    expect(clipped('ab\ud83d\ude00', 10)).toBe('ab\ud83d\ude00');
    expect(clipped('ab\ud83d\ude00xx', 4)).toBe('ab…');
    expect(clipped('a\0\ud83d', 10)).toBe('a\uFFFD\uFFFD');
    expect(titleOf(' a\n\tb ')).toBe('a b');
  });

  it('has equal keys for equal texts only', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 20 }),
      fc.string({ minLength: 250, maxLength: 300 }),
      fc.constantFrom('a\0', 'a\uFFFD', '\uFFFD', '\0'),
    );
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(keyOf(one).length).toBeLessThanOrEqual(255);
        expect(keyOf(one) === keyOf(other)).toBe(one === other);
      }),
    );
  });

  it('keeps long names of labels apart', () => {
    const name = 'n'.repeat(200);
    const names = Object.keys(textsOf({ [name]: 1, [`${name}x`]: 2 }));
    expect(names).toHaveLength(2);
    expect(names.map(({ length }) => length)).toEqual([128, 128]);
  });

  it('leaves what was sent under a name of ours', () => {
    expect(
      withTexts({ a: 'sent' }, [
        ['a', 'ours'],
        ['b', 'ours'],
        ['c', undefined],
      ]),
    ).toEqual({ a: 'sent', b: 'ours' });
  });

  it.each([
    ['https://example.com', true],
    ['HTTP://example.com:90/a?b#c', true],
    ['https://', false],
    ['https://exa mple.com', false],
    ['https://a\nb', false],
    ['https:example.com', false],
    ['https:\\\\example.com', false],
    ['//example.com', false],
    [`${SCRIPT}//https://example.com`, false],
    ['data:text/html,x', false],
    [`https://example.com/${'x'.repeat(2_000)}`, false],
    ['https://example.com/\0', false],
  ])('takes %j for a link: %s', (url, isLink) => {
    const list = new LinkList();
    list.add('L', url, 'name');
    list.add('again', url, 'name');
    expect(list.links).toEqual(isLink ? [{ label: 'L', url }] : []);
    expect(list.texts).toHaveLength(isLink ? 0 : 1);
    expect(list.links.length).toBeLessThanOrEqual(bounds.links);
  });
});
