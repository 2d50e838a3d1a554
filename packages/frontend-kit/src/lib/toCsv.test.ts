import { toCsv } from './toCsv';

it('quotes what has commas and quotes, and defuses formulas', () => {
  expect(
    toCsv([
      ['From', 'On call'],
      ['Tue 24 Nov, 09:00', 'Dana "D" Roth'],
      ['=1+1', '@sum'],
      [-7, undefined],
    ]),
  ).toBe(
    'From,On call\r\n"Tue 24 Nov, 09:00","Dana ""D"" Roth"\r\n\'=1+1,\'@sum\r\n-7,\r\n',
  );
});
