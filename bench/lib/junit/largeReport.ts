import { junit } from '../../../plugins/build-health-backend/src/__testUtils__/junit';

const STACK = 'at com.example.Ledger.add(Ledger.java:17)\n'.repeat(25);
const PRINTED = 'was expected, as the ledger said.';

/** JUnit as Maven writes it: each case prints a line, every hundredth fails with a stack. */
export const largeReport = (cases: number): string =>
  junit(
    Array.from({ length: cases }, (_, i) => ({
      name: `adds ${i} to a ledger that is long`,
      className: `com.example.ledger.Ledger${i % 500}Test`,
      inside:
        i % 100 === 0
          ? `<failure message="no">${STACK}</failure>`
          : `<system-out>balance is ${i}, and it ${PRINTED}</system-out>`,
    })),
  );
