import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  chooseFile,
  openImport,
  opsgenieFile,
  shownSlots,
} from '../../__testUtils__/importFile';

beforeEach(() => localStorage.clear());

describe('a schedule from a file', () => {
  it('opens as a draft, with what was lost, who was not found, and where it differs on top', async () => {
    const { api, notes } = await chooseFile(opsgenieFile());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getAllByRole('textbox', { name: /^Name/ })[0]).toHaveValue(
      'Payments primary',
    );
    expect(notes).toHaveTextContent('From payments.json (Opsgenie)');
    expect(notes).toHaveTextContent('1 thing could not be carried over');
    expect(notes).toHaveTextContent(
      /switched off there\. Here it is live once it is saved\. In the file at \/data\/enabled/,
    );
    expect(notes).toHaveTextContent(
      'ana.ruiz@example.com is Ana Ruiz, chen.li@example.com is Chen Li.',
    );
    expect(notes).toHaveTextContent(/1 person of the file was not found/);
    const differs = await within(notes).findByRole('region', {
      name: 'Differs on 1 of 15 days',
    });
    expect(within(differs).getByRole('listitem')).toHaveTextContent(
      /30 Mar.*09:00 to 10:00.*theirs: gone@example\.com, ours: Ana Ruiz/,
    );
    expect(shownSlots()).toEqual([
      expect.stringContaining('Ana Ruiz'),
      expect.stringContaining('Chen Li'),
      expect.stringContaining('vacant turn'),
    ]);
    expect(api.writes).toEqual([]);
  });

  it('puts somebody into the turns of who was not found', async () => {
    const { notes } = await chooseFile(opsgenieFile());
    await userEvent.type(
      within(notes).getByRole('combobox', { name: 'Who is gone@example.com?' }),
      'Eve',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Eve Sato/ }),
    );
    await waitFor(() => expect(shownSlots()[2]).toContain('Eve Sato'));
    expect(notes).toHaveTextContent(/3 people of the file were found/);
    expect(within(notes).queryByRole('combobox')).toBeNull();
    expect(
      within(notes).getByText(/3 people of the file were found/),
    ).toHaveFocus();
    // Only the hour differs, as before: it is a matter of times, not of who is who.
    expect(
      await within(notes).findByText('Differs on 1 of 15 days'),
    ).toBeInTheDocument();
    expect(notes).toHaveTextContent('theirs: Eve Sato, ours: Ana Ruiz');
  });

  it('shows the weeks around a difference', async () => {
    const { notes } = await chooseFile(opsgenieFile());
    await userEvent.click(
      await within(notes).findByRole('button', { name: /^Go there: .*30 Mar/ }),
    );
    const picture = await screen.findByRole('region', {
      name: /^Two weeks from .*29 Mar/,
    });
    expect(picture).toHaveFocus();
    expect(picture).toHaveTextContent(/Ana Ruiz.*30 Mar.* 09:00/);
    await userEvent.click(
      within(picture).getByRole('button', { name: 'Back to the start' }),
    );
    expect(
      screen.getByRole('region', { name: 'The first 2 weeks' }),
    ).toBeInTheDocument();
  });

  it('lists the differences of the draft as it is edited', async () => {
    const { notes } = await chooseFile(opsgenieFile());
    await within(notes).findByText('Differs on 1 of 15 days');
    const time = screen.getByRole('textbox', { name: /^Handoff at/ });
    await userEvent.clear(time);
    await userEvent.type(time, '10:00');
    // Handed over at ten, the hour on 30 March is right, and the first one of the shifts of the file is not.
    await waitFor(() =>
      expect(
        within(notes)
          .getAllByRole('button', { name: /^Go there/ })
          .map(button => button.getAttribute('aria-label')),
      ).toEqual([expect.stringContaining('23 Mar')]),
    );
    expect(notes).toHaveTextContent('theirs: gone@example.com, ours: Chen Li');
  });

  it('reads pasted text, and says what is wrong with it and where', async () => {
    const { dialog } = await openImport();
    const submit = within(dialog).getByRole('button', {
      name: 'Open as a draft',
    });
    await userEvent.click(submit);
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      'Choose a file, or paste its text.',
    );
    const text = within(dialog).getByRole('textbox', {
      name: 'Or paste its text',
    });
    await userEvent.click(text);
    await userEvent.paste('{"data":{"timezone":"Mars","rotations":[]}}');
    await userEvent.click(submit);
    await waitFor(() =>
      expect(within(dialog).getByRole('alert')).toHaveTextContent(
        '/data/timezone: "Mars" is no time zone that is known here',
      ),
    );
    await userEvent.clear(text);
    await userEvent.click(text);
    await userEvent.paste(opsgenieFile());
    await userEvent.click(submit);
    expect(
      await screen.findByRole('region', { name: /^From pasted text/ }),
    ).toBeInTheDocument();
  });

  it('takes a file that is dropped, and refuses a large one', async () => {
    const { dialog } = await openImport();
    const target = within(dialog).getByText('or drop it here');
    const drop = (text: string) =>
      fireEvent.drop(target, {
        dataTransfer: {
          files: {
            item: () => new File([text], 'dropped.json'),
          },
        },
      });
    drop(' '.repeat(1_000_001));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /larger than 1 MB/,
    );
    drop(opsgenieFile());
    expect(
      await screen.findByRole('region', { name: /^From dropped\.json/ }),
    ).toBeInTheDocument();
  });

  it('is made on a phone too, where a difference leads to the next step', async () => {
    beNarrow();
    try {
      const { notes } = await chooseFile(opsgenieFile());
      await userEvent.click(
        await within(notes).findByRole('button', { name: /^Go there/ }),
      );
      expect(
        await screen.findByRole('region', { name: /^Two weeks from/ }),
      ).toHaveFocus();
    } finally {
      beWide();
    }
  });
});
