import { campaign, size, told, type Told } from '../__testUtils__/told';

describe('checkCampaign', () => {
  it.each<[string, object, Told[]]>([
    ['nothing', campaign({}), []],
    [
      'an unknown check',
      campaign({
        target: {
          checks: [
            'production-readiness/readme',
            'production-readiness/raedme',
          ],
        },
      }),
      [['unknown-check', 'target.checks.1', 'production-readiness/readme']],
    ],
    [
      'an unknown scorecard',
      campaign({ target: { scorecard: 'production-ready', level: 'gold' } }),
      [['unknown-level', 'target.scorecard']],
    ],
    [
      'an unknown level',
      campaign({
        target: { scorecard: 'production-readiness', level: 'glod' },
      }),
      [['unknown-level', 'target.level', 'gold']],
    ],
    [
      'an end before the start',
      campaign({ endsOn: '2027-01-01' }),
      [['bad-value', 'endsOn']],
    ],
    [
      'a milestone outside',
      campaign({ milestones: [{ title: 'A', on: '2027-07-01', share: 50 }] }),
      [['bad-value', 'milestones.0.on']],
    ],
    [
      'milestones out of order',
      campaign({
        milestones: [
          { title: 'A', on: '2027-03-01', share: 50 },
          { title: 'B', on: '2027-02-01', share: 40 },
        ],
      }),
      [
        ['bad-value', 'milestones.1.on'],
        ['bad-value', 'milestones.1.share'],
      ],
    ],
    [
      'a share that is a fraction',
      campaign({ milestones: [{ title: 'A', on: '2027-03-01', share: 0.5 }] }),
      [['bad-value', 'milestones.0.share', '50']],
    ],
    [
      'a broken scope',
      campaign({ scope: size({ atLeast: '4' }) }),
      [['type-mismatch', 'scope.atLeast', '4']],
    ],
  ])('tells of %s in a campaign', (_, value, expected) => {
    expect(told(value)).toEqual(expected);
  });
});
