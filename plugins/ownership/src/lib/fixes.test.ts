import { finding } from '@callboard/backstage-plugin-ownership-common';
import { parse } from 'yaml';
import { fixOf } from './fixes';

describe('fixOf', () => {
  it('takes the suggested group over the placeholder', () => {
    const suggested = fixOf(
      finding('group-not-in-catalog', {
        ref: 'group:default/treasurry',
        nearest: 'group:default/treasury',
      }),
    );
    expect(parse(suggested.snippet!)).toEqual({
      spec: { owner: 'group:default/treasury' },
    });
    const plain = fixOf(finding('missing', { title: 'x' }));
    expect(parse(plain.snippet!)).toEqual({
      spec: { owner: 'group:default/your-team' },
    });
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
