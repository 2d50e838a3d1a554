import { toCsv } from './csv';

it('quotes what has commas and quotes, and defuses formulas', () => {
  expect(
    toCsv([
      ['From', 'On call'],
      ['Tue 24 Nov, 09:00', 'Dana "D" Roth'],
      ['=1+1', '@sum'],
    ]),
  ).toBe(
    'From,On call\r\n"Tue 24 Nov, 09:00","Dana ""D"" Roth"\r\n\'=1+1,\'@sum\r\n',
  );
});
