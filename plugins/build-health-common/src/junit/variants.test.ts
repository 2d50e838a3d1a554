import { reportOf } from './__testUtils__/readXml';

const suite = (inside: string) =>
  `<testsuites><testsuite name="s">${inside}</testsuite></testsuites>`;
const onlyCase = (inside: string) => reportOf(suite(inside)).cases[0];

describe('suites', () => {
  it('may stand within each other, and their names are the path of a test', () => {
    const { suites, cases, timeSumMs } = reportOf(`<testsuites>
      <testsuite name="a"><testsuite name="b"><testcase name="1" time="0.5"/></testsuite><testcase name="2" time="1"/></testsuite>
      <testsuite name="c"/></testsuites>`);
    expect(suites).toBe(3);
    expect(cases.map(({ suitePath, name }) => [...suitePath, name])).toEqual([
      ['a', 'b', '1'],
      ['a', '2'],
    ]);
    expect(timeSumMs).toBe(1_500);
  });

  it('may be one that stands alone', () => {
    const { suites, cases, rootAttributes } = reportOf(
      '<testsuite name="a" tests="7" failures="x"><testcase name="1"/></testsuite>',
    );
    expect(suites).toBe(1);
    expect(cases).toMatchObject([{ suitePath: ['a'], outcome: 'passed' }]);
    expect(rootAttributes).toEqual({ tests: '7', failures: 'x' });
  });

  it('may have no case, and a report no suite', () => {
    const { suites, raw, timeSumMs } = reportOf('<testsuites tests="0"/>');
    expect([suites, raw.tests, timeSumMs]).toEqual([0, 0, 0]);
    expect(
      reportOf('<testsuites><testcase name="a"/></testsuites>').cases,
    ).toMatchObject([{ suitePath: [], name: 'a' }]);
  });

  it('have errors that belong to no case', () => {
    const { suiteErrors, raw } = reportOf(
      suite(
        '<testsuite name="t"><error message="setup">at a</error><failure/></testsuite><skipped/>',
      ),
    );
    expect(suiteErrors).toEqual([
      {
        suitePath: ['s', 't'],
        kind: 'errored',
        message: 'setup',
        text: 'at a',
      },
      { suitePath: ['s', 't'], kind: 'failed' },
    ]);
    expect(raw.tests).toBe(0);
  });

  it('may declare totals, of which none is believed', () => {
    const { raw, merged, rootAttributes } = reportOf(
      '<testsuites tests="186" failures="3" time="9"><testsuite tests="99" errors="4"><testcase name="a"/></testsuite></testsuites>',
    );
    const one = { tests: 1, passed: 1, failed: 0, errored: 0, skipped: 0 };
    expect(raw).toEqual(one);
    expect(merged).toEqual({ ...one, flaky: 0 });
    expect(rootAttributes).toEqual({ tests: '186', failures: '3', time: '9' });
  });
});

describe('a case', () => {
  it.each([
    ['', 'passed', undefined],
    ['<system-out>a</system-out><properties/>', 'passed', undefined],
    ['<failure message="m">t</failure>', 'failed', ['failed', 'm', 't']],
    ['<error/>', 'errored', ['errored', undefined, undefined]],
    ['<skipped message="not here"/>', 'skipped', undefined],
    ['<failure message=""> \n </failure>', 'failed', ['failed', '', undefined]],
    [
      '<skipped/><failure message="a"/><failure message="b"/>',
      'failed',
      ['failed', 'a', undefined],
    ],
    [
      '<failure message="a"/><error message="b"/><failure message="c"/>',
      'errored',
      ['errored', 'b', undefined],
    ],
    [
      '<failure>a<![CDATA[<b>&amp;]]> &lt;c&#x1F600;</failure>',
      'failed',
      ['failed', undefined, 'a<b>&amp; <c😀'],
    ],
  ])('of %s counts once by its worst result', (inside, outcome, failure) => {
    const { raw, cases } = reportOf(
      suite(`<testcase name="a">${inside}</testcase>`),
    );
    expect(raw.tests).toBe(1);
    expect(cases).toHaveLength(1);
    const [test] = cases;
    expect([test.outcome, test.firstOutcome, test.tries, test.isFlaky]).toEqual(
      [outcome, outcome, 1, false],
    );
    expect(
      test.failure && [
        test.failure.kind,
        test.failure.message,
        test.failure.text,
      ],
    ).toEqual(failure);
  });

  it.each(['disabled', 'notrun', 'skipped'])(
    'with the status %s did not run, unless it has a result',
    status => {
      expect(onlyCase(`<testcase name="a" status="${status}"/>`).outcome).toBe(
        'skipped',
      );
      expect(
        onlyCase(`<testcase name="a" status="${status}"><failure/></testcase>`)
          .outcome,
      ).toBe('failed');
    },
  );

  it('may have no attributes, or empty ones', () => {
    expect(onlyCase('<testcase/>')).toEqual({
      suitePath: ['s'],
      name: '',
      outcome: 'passed',
      firstOutcome: 'passed',
      tries: 1,
      isFlaky: false,
    });
    expect(
      reportOf('<testsuite><testcase name="" classname=""/></testsuite>').cases,
    ).toMatchObject([{ suitePath: [''], className: '', name: '' }]);
  });

  it('has no duration where its time is not known, and the sum leaves it out', () => {
    const { cases, timeSumMs } = reportOf(
      suite(
        [
          ...['2,503.1', '1.2E-4', '-1', 'NaN', '&lt;&lt;computed>>', '0'].map(
            (time, i) => `<testcase name="${i}" time="${time}"/>`,
          ),
          '<testcase name="6"/>',
        ].join(''),
      ),
    );
    expect(cases.map(({ durationMs }) => durationMs)).toEqual([
      2_503_100,
      0.12,
      undefined,
      undefined,
      undefined,
      0,
      undefined,
    ]);
    expect(timeSumMs).toBe(2_503_100.12);
    expect(reportOf(suite('<testcase name="a"/>')).timeSumMs).toBeUndefined();
  });

  it('has the file of its suite where it has none itself', () => {
    const { cases } = reportOf(
      '<testsuite file="a.js"><testcase name="1"/><testcase name="2" file="b.js"/></testsuite>',
    );
    expect(cases.map(({ file }) => file)).toEqual(['a.js', 'b.js']);
  });

  it('is none where a test printed one', () => {
    const { raw, suites } = reportOf(
      suite(
        '<testcase name="a"><system-out><testsuite><testcase/><failure/></testsuite></system-out><system-err><failure/></system-err></testcase>',
      ),
    );
    expect([raw.tests, raw.passed, suites]).toEqual([1, 1, 1]);
  });

  it('keeps characters beyond the basic plane, and `<` in attributes', () => {
    expect(
      onlyCase('<testcase name="😀 a<b &lt;c&gt; > d" classname="A<T>"/>'),
    ).toMatchObject({ name: '😀 a<b <c> > d', className: 'A<T>' });
  });
});

describe('tries of one test', () => {
  it('are told apart by suite path, class, name and file', () => {
    const { merged } = reportOf(`<testsuites>
      <testsuite name="a"><testcase name="t" classname="A" file="f"/></testsuite>
      <testsuite name="b"><testcase name="t" classname="A" file="f"/>
        <testcase name="t" classname="B" file="f"/><testcase name="t" classname="B" file="g"/>
        <testcase name="t" classname="B"/><testcase name="t" file="B"/><testcase name="t"/></testsuite>
      <testsuite name="a"><testcase name="t" classname="A" file="f"/></testsuite>
    </testsuites>`);
    expect(merged.tests).toBe(7);
    // Found by the property test: what is absent is no name, and none of two.
    expect(
      reportOf(`<testsuite name=""><testcase name="t" classname=""/>
        <testsuite name=""><testcase name="t" classname="" file=""/></testsuite>
        <testcase name="t" file=""/><testcase name="t"/></testsuite>`).merged,
    ).toMatchObject({ tests: 4 });
  });

  const retry = (...results: string[]) =>
    reportOf(
      suite(
        results
          .map(
            (result, i) =>
              `<testcase name="a" time="${i + 1}">${result}</testcase>`,
          )
          .join(''),
      ),
    );
  const failed = '<failure message="f"/>';
  const errored = '<error message="e"/>';
  const skipped = '<skipped/>';

  it.each([
    // pytest-rerunfailures, and the unusual order.
    [[failed, ''], 'passed', 'failed', true, 'f', 2],
    [['', failed, errored], 'passed', 'passed', true, 'e', 1],
    [[failed, failed, ''], 'passed', 'failed', true, 'f', 3],
    // A data provider of TestNG.
    [['', '', ''], 'passed', 'passed', false, undefined, 1],
    [[failed, failed], 'failed', 'failed', false, 'f', 1],
    [[failed, errored], 'errored', 'failed', false, 'e', 2],
    [[errored, failed], 'errored', 'errored', false, 'e', 1],
    // Retries of TestNG.
    [[skipped, skipped, ''], 'passed', 'skipped', true, undefined, 3],
    [[skipped, failed], 'failed', 'skipped', false, 'f', 2],
    [[skipped, skipped], 'skipped', 'skipped', false, undefined, 1],
  ])(
    'as cases %j: %s, first %s, flaky %s',
    (results, outcome, firstOutcome, isFlaky, message, seconds) => {
      const { cases, raw, merged, timeSumMs } = retry(...results);
      expect(cases).toHaveLength(1);
      const [test] = cases;
      expect(test).toMatchObject({ outcome, firstOutcome, isFlaky });
      expect(test.tries).toBe(results.length);
      expect(test.failure?.message).toBe(message);
      expect(test.durationMs).toBe(seconds * 1_000);
      expect(raw.tests).toBe(results.length);
      expect([merged.tests, merged.flaky]).toEqual([1, isFlaky ? 1 : 0]);
      expect(timeSumMs).toBe(
        results.reduce((sum, _, i) => sum + (i + 1) * 1_000, 0),
      );
    },
  );

  it.each([
    [
      '<flakyFailure message="f"><stackTrace>at a</stackTrace><system-out>printed</system-out></flakyFailure><flakyError message="e"/>',
      ['passed', 'failed', 3, true],
      { kind: 'failed', message: 'f', text: 'at a' },
    ],
    [
      '<flakyError message="e"/>',
      ['passed', 'errored', 2, true],
      { kind: 'errored', message: 'e' },
    ],
    [
      '<failure message="f"/><rerunFailure message="g"/><rerunError/>',
      ['failed', 'failed', 3, false],
      { kind: 'failed', message: 'f' },
    ],
    [
      '<rerunFailure message="g"/>',
      ['failed', 'failed', 2, false],
      { kind: 'failed', message: 'g' },
    ],
  ])('inside of a case as %s', (inside, expected, failure) => {
    const { cases, raw } = retry(inside);
    const [{ outcome, firstOutcome, tries, isFlaky, ...test }] = cases;
    expect([outcome, firstOutcome, tries, isFlaky]).toEqual(expected);
    expect(test.failure).toEqual(failure);
    expect(raw.tests).toBe(1);
  });

  it('add up, inside of cases and beside each other', () => {
    const { cases, merged } = retry(
      '<failure/><rerunFailure/>',
      '<flakyError/>',
    );
    expect(cases).toMatchObject([{ tries: 4, outcome: 'passed' }]);
    expect(merged).toMatchObject({ tests: 1, passed: 1, flaky: 1 });
  });
});
