import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  finding,
  ownershipMessages,
  type OwnershipFindingCode,
} from '@callboard/backstage-plugin-ownership-common';
import { useFindingText } from './hooks/useFindingText';

const codes = Object.keys(ownershipMessages) as OwnershipFindingCode[];

// A value with everything that a careless interpolation would change.
const odd = 'A & B <b>"c"</b> $t(owner.title) {{title}}';

const params = Object.fromEntries(
  [
    'title',
    'written',
    'problem',
    'nearest',
    'ref',
    'person',
    'owner',
    'key',
    'path',
    'from',
    'date',
    'codeOwners',
    'line',
  ].map(name => [name, `${name} ${odd}`]),
);

function Texts({ code }: { code: OwnershipFindingCode }) {
  const { problem, reason, fix } = useFindingText()(
    finding(code, { ...params, count: '5' }),
  );
  return (
    <>
      <p data-testid="problem">{problem}</p>
      <p data-testid="reason">{reason}</p>
      <p data-testid="fix">{fix}</p>
    </>
  );
}

describe('texts of findings', () => {
  it.each(codes)('%s reads as the API says it', async code => {
    renderInTestApp(<Texts code={code} />);
    const said = finding(code, { ...params, count: '5' });
    expect(await screen.findByTestId('reason')).toHaveTextContent(said.reason);
    expect(screen.getByTestId('fix')).toHaveTextContent(said.fix);
    expect(screen.getByTestId('problem')).not.toHaveTextContent('problem.');
    expect(screen.getByTestId('problem')).not.toBeEmptyDOMElement();
  });

  it('speaks with the words of the API for a code it does not know', async () => {
    const asleep = {
      ...finding('person', {}),
      code: 'asleep' as OwnershipFindingCode,
      reason: 'The owner sleeps.',
    };
    function Unknown() {
      const { problem, reason } = useFindingText()(asleep);
      return (
        <p>
          {problem}: {reason}
        </p>
      );
    }
    renderInTestApp(<Unknown />);
    expect(
      await screen.findByText('Something to mend: The owner sleeps.'),
    ).toBeInTheDocument();
  });
});
