import { screen } from '@testing-library/react';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { stopDate } from '../../__testUtils__/clock';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';
import { ledgerSchedule } from '../../__testUtils__/ledgerSchedule';
import { renderPage } from '../../__testUtils__/renderPage';

function open(difference: Partial<Schedule>) {
  const api = new FakeOncallApi();
  api.schedule = ledgerSchedule(difference);
  renderPage('/oncall/schedules/ledger-primary?zone=schedule', api);
}

describe('the page of a schedule of which somebody left the catalog', () => {
  stopDate();

  const withGone = (...names: string[]) => {
    const schedule = ledgerSchedule();
    return {
      people: schedule.people.map(person =>
        names.includes(person.title)
          ? { ...person, known: false, gone: true }
          : person,
      ),
    };
  };

  it('counts their shifts as gaps, by the cause', async () => {
    open(withGone('Chen Li'));
    expect(
      await screen.findByText(/Sat 28 Nov, 18:00 to 20:00 CET, 2 h/),
    ).toBeInTheDocument();
    const [line] = screen.getAllByText(/since Chen Li left the catalog/);
    expect(line).toHaveTextContent(/^Mon 30 Nov, 09:00 to Mon 7 Dec/);
    expect(screen.getByText(/^On call now: Dana Roth/)).toBeInTheDocument();
  });

  it('does not say that they are on call', async () => {
    open(withGone('Dana Roth'));
    expect(
      await screen.findByText(
        'Nobody can answer until Mon 30 Nov, 09:00 CET: Dana Roth left the catalog.',
      ),
    ).toBeInTheDocument();
  });

  it('says when all of them have', async () => {
    open(withGone('Dana Roth', 'Chen Li'));
    expect(
      await screen.findByText(
        /^Nobody can answer in the next 365 days: Chen Li and Dana Roth left/,
      ),
    ).toBeInTheDocument();
  });

  it('never takes those whom the reader may not see for gone', async () => {
    open({
      people: ledgerSchedule().people.map(each => ({
        ...each,
        known: false,
      })),
    });
    expect(
      await screen.findByText(/^On call now: Dana Roth/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/left the catalog/)).toBeNull();
  });
});
