import { READINESS } from '../__testUtils__/sample';
import { liftedCount, liftsOf, servicesOf, stepRows } from './teamSteps';

const service = (name: string) => ({
  ref: `component:default/${name}`,
  title: name,
});
const lifted = (name: string, level: string, scorecard = READINESS.id) => ({
  ...service(name),
  level,
  scorecard,
});

const step = {
  check: 'production-readiness/level2',
  title: 'On-call level 2 is set',
  effortMinutes: 60,
  services: ['a', 'b', 'c', 'd'].map(service),
  lifted: [lifted('c', 'gold'), lifted('d', 'silver'), lifted('b', 'gold')],
};

describe('steps of a team', () => {
  it('say what they lift by level, most services first, with titles where they are known', () => {
    const lifts = liftsOf(step, [
      { ...READINESS, levelNames: READINESS.levels },
    ]);
    expect(
      lifts.map(({ levelTitle, scorecardTitle, services }) => [
        levelTitle,
        scorecardTitle,
        services.map(({ title }) => title).join(),
      ]),
    ).toEqual([
      ['Gold', 'Production readiness', 'c,b'],
      ['Silver', 'Production readiness', 'd'],
    ]);
    expect(liftsOf({ lifted: [lifted('a', 'ready', 'x')] }, [])).toMatchObject([
      { levelTitle: 'Ready', scorecardTitle: 'x' },
    ]);
    expect(liftsOf({ lifted: [lifted('a', '', '')] }, [])).toEqual([]);
  });

  it('name the services that they lift first, each once', () => {
    expect(servicesOf(step).map(({ title }) => title)).toEqual([
      'b',
      'c',
      'd',
      'a',
    ]);
  });

  it('count a service once that two steps lift', () => {
    expect(liftedCount([step, { lifted: [lifted('c', 'gold')] }])).toBe(3);
  });

  it('are a line for each service in a file', () => {
    expect(stepRows([step])[0]).toEqual([
      1,
      step.check,
      step.title,
      60,
      'component:default/b',
      'gold',
      READINESS.id,
    ]);
    expect(stepRows([step])[3].slice(4)).toEqual([
      'component:default/a',
      undefined,
      undefined,
    ]);
  });
});
