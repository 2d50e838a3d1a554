import { finding } from '@callboard/backstage-plugin-ownership-common';
import { parse } from 'yaml';
import { fixOf } from './fixes';

describe('fixOf', () => {
  it('takes the suggested group over the placeholder', () => {
    const suggested = fixOf(
      finding('group-not-in-catalog', {
        ref: 'group:default/treasurry',
        suggestion: ': the nearest group is group:default/treasury',
      }),
    );
    expect(parse(suggested.snippet!)).toEqual({
      spec: { owner: 'group:default/treasury' },
    });
    const plain = fixOf(
      finding('group-not-in-catalog', { ref: 'group:x', suggestion: '' }),
    );
    expect(parse(plain.snippet!)).toEqual({
      spec: { owner: 'group:default/your-team' },
    });
  });

  it('does not take the end of the sentence for a part of the name', () => {
    const { snippet } = fixOf(
      finding('unparsable', {
        written: 'x',
        problem: 'y',
        suggestion: ', for example group:pay.core.',
      }),
    );
    expect(parse(snippet!)).toEqual({ spec: { owner: 'group:pay.core' } });
  });

  it('writes a channel that YAML does not take for a comment', () => {
    const { snippet, atOwner } = fixOf(
      finding('no-channel', { owner: 'Fraud', key: 'slack.com/channel' }),
    );
    expect(atOwner).toBe(true);
    expect(parse(snippet!)).toEqual({
      metadata: { annotations: { 'slack.com/channel': '#your-channel' } },
    });
  });

  it('leads to the team where nothing can be pasted', () => {
    expect(fixOf(finding('no-members', { owner: 'Fraud' }))).toEqual({
      atOwner: true,
    });
  });
});
