import { eachDatabase, statementsOf } from '@internal/test-kit';
import { openIntake } from './__testUtils__/intakeWorld';

const bodyOf = (number: number, text = '') =>
  Buffer.from(JSON.stringify({ summary: `${number}${text}` }));

describe('Intake', () => {
  eachDatabase(createDatabase => {
    it('keeps what comes at the same time together, in its order', async () => {
      const { db, intake, newKey, deliveries } = await openIntake(
        await createDatabase(),
      );
      const { id } = await newKey();
      const key = { id, scope: { kind: 'any' } as const };
      const post = (number: number, text?: string) =>
        intake.take({ key, kind: 'generic', body: bodyOf(number, text) });
      const numbers = Array.from({ length: 250 }, (_, number) => number);
      const statements = await statementsOf(db, () =>
        Promise.all(numbers.map(number => post(number))),
      );
      expect(statements.length).toBeLessThanOrEqual(4);
      const told = (await deliveries()).map(({ incoming }) =>
        Number(incoming.events[0].summary),
      );
      expect(told).toEqual(numbers);
    });

    it('keeps texts that databases do not', async () => {
      const { intake, newKey, deliveries } = await openIntake(
        await createDatabase(),
      );
      const { id } = await newKey();
      await intake.take({
        ...{ key: { id, scope: { kind: 'any' } }, kind: 'generic' },
        body: bodyOf(1, ' \0 \ud83d'),
      });
      expect(await deliveries()).toMatchObject([
        { incoming: { events: [{ summary: '1 \ufffd \ufffd' }] } },
      ]);
    });
  });
});
