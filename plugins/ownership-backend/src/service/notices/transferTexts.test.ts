import { writeTransfers } from './transferTexts';

describe('writeTransfers', () => {
  const write = (change: 'accepted' | 'superseded') =>
    writeTransfers({
      change,
      party: 'proposer',
      team: 'Ledger',
      names: ['Rates'],
      answerBy: '8 December',
      wasAccepted: true,
      note: 'From January on',
    }).description;

  it('says with a decision what was said with it, and not with what came later by itself', () => {
    expect(write('accepted')).toContain('From January on');
    expect(write('superseded')).toBe('Another owner is chosen.');
  });
});
