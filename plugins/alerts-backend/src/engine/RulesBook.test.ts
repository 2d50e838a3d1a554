import type { SilenceInForce } from '../database/RulesStore';
import { RulesBook } from './RulesBook';

const AT = Date.UTC(2026, 11, 2, 3);

const silence = (index: number): SilenceInForce => ({
  id: String(index),
  matchers: [
    { label: 'job', op: '=~', value: `(a|b)[0-9]{1,20}.*-${index}-.*(x|y)+` },
  ],
  startsAt: new Date(AT).toISOString(),
  endsAt: new Date(AT + 60_000).toISOString(),
  reason: 'Moving',
  createdBy: 'user:default/ana',
});

describe('rules in force', () => {
  it('let others in while many silences are read for the first time', async () => {
    const silences = Array.from({ length: 500 }, (_, index) => silence(index));
    const book = new RulesBook(
      {
        readPolicies: async () => [],
        readSilences: async () => silences,
        readRoutes: async () => [],
      },
      () => AT,
    );
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const rules = await book.read();
    isDone = true;
    expect(turns).toBeGreaterThan(1);
    const alert = {
      ...{ title: 'A', severity: 'error' as const },
      labels: { job: 'a1-499-x' },
    };
    expect(rules.silences.find(alert, AT)?.id).toBe('499');
  });
});
