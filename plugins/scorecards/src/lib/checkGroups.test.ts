import { ON_CALL, READINESS, SERVICES } from '../__testUtils__/sample';
import { detailOf } from '../__testUtils__/sampleResults';
import { groupChecks } from './checkGroups';

const [ledger] = SERVICES;

describe('groupChecks', () => {
  const detail = detailOf(ledger);

  it('puts each check into its category once, the worst first', () => {
    const groups = groupChecks(detail, READINESS.id);
    expect(
      groups.map(({ title, open, calm }) => [
        title,
        open.map(({ state }) => state),
        calm.map(({ state }) => state),
      ]),
    ).toEqual([
      ['Ownership', ['stale'], ['pass']],
      ['Operation', ['fail', 'warn'], ['exempt']],
      ['Delivery', ['error', 'unknown'], ['pass']],
    ]);
  });

  it('keeps checks whose category nobody knows', () => {
    const groups = groupChecks({ ...detail, categories: [] }, ON_CALL.id);
    expect(groups).toHaveLength(1);
    expect(groups[0].title).toBeUndefined();
    expect(groups[0].open.length + groups[0].calm.length).toBe(4);
  });
});
