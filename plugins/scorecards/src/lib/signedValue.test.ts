import type { SignableFact } from '@callboard/backstage-plugin-scorecards-common';
import { signableOf } from '../__testUtils__/sampleDocuments';
import { readSignedValue, signableChoices } from './signedValue';

describe('what is signed off', () => {
  it.each<[Partial<SignableFact>, string, unknown]>([
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'number' }, ' 2.5 ', 2.5],
    [{ type: 'number', minimum: 1, maximum: 3 }, '3', 3],
    [{ type: 'number', maximum: 3 }, '4', undefined],
    [{ type: 'number', minimum: 1 }, '0', undefined],
    [{ type: 'number' }, '', undefined],
    [{ type: 'number' }, '1e999', undefined],
    [{ type: 'number' }, 'two', undefined],
    [{ type: 'duration' }, '1h 30m', 5_400_000],
    [{ type: 'duration', maximum: 60_000 }, '2m', undefined],
    [{ type: 'duration' }, 'soon', undefined],
    [{ type: 'time' }, '2026-11-03', '2026-11-03T00:00:00Z'],
    [{ type: 'version' }, ' 3.1.0 ', '3.1.0'],
    [{ type: 'string', values: ['internal', 'public'] }, 'public', 'public'],
    [{ type: 'string' }, '   ', undefined],
  ])('of %j is, typed as %j, %j', (change, text, value) => {
    expect(readSignedValue(signableOf(change), text)).toEqual(value);
  });

  it('is chosen where there is something to choose from', () => {
    expect(signableChoices({ type: 'boolean' })).toEqual(['true', 'false']);
    expect(signableChoices({ type: 'string', values: ['a'] })).toEqual(['a']);
    expect(signableChoices({ type: 'string' })).toBeUndefined();
  });
});
