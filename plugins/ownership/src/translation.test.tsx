import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  finding,
  ownershipEvidenceMessages,
  ownershipMessages,
  type OwnershipEvidence,
  type OwnershipEvidenceMessage,
  type OwnershipFindingCode,
} from '@callboard/backstage-plugin-ownership-common';
import { useEvidenceText } from './hooks/useEvidenceText';
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

  it('names the day of an overdue confirmation as the reader has it', async () => {
    function Overdue() {
      const { reason } = useFindingText()(
        finding('confirmation-overdue', {
          owner: 'Ledger',
          date: '2020-06-15',
          at: '2020-06-15T12:00:00Z',
        }),
      );
      return <p>{reason}</p>;
    }
    renderInTestApp(<Overdue />);
    expect(await screen.findByText(/since 15 Jun 2020\.$/)).toBeInTheDocument();
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

const messages = Object.keys(
  ownershipEvidenceMessages,
) as OwnershipEvidenceMessage[];

function Evidence({ evidence }: { evidence: OwnershipEvidence }) {
  return <p data-testid="evidence">{useEvidenceText()(evidence)}</p>;
}

describe('texts of evidence', () => {
  it.each(messages)('%s is filled in from its values', async message => {
    const names = [
      ...ownershipEvidenceMessages[message].matchAll(/\{\{(\w+)\}\}/g),
    ].map(([, name]) => name);
    const values = Object.fromEntries(names.map(name => [name, odd]));
    const evidence: OwnershipEvidence = {
      kind: 'system',
      params: { ...values, message },
      text: 'of the API',
    };
    renderInTestApp(<Evidence evidence={evidence} />);
    const filled = ownershipEvidenceMessages[message].replace(
      /\{\{\w+\}\}/g,
      () => odd,
    );
    expect(await screen.findByTestId('evidence')).toHaveTextContent(filled);
  });

  it.each<Record<string, string>>([{}, { message: 'build-fixes' }])(
    'speaks with the words of the API for what it does not know: %j',
    async unknown => {
      const text = 'fixed 6 of its last 9 red builds';
      renderInTestApp(
        <Evidence evidence={{ kind: 'other', params: unknown, text }} />,
      );
      expect(await screen.findByText(text)).toBeInTheDocument();
    },
  );
});
