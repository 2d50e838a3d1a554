import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  CreateScheduleRequest,
  SaveVersionRequest,
} from '@callboard/backstage-plugin-oncall-common';
import { FakeOncallApi } from './FakeOncallApi';
import { renderEditor } from './renderEditor';
import { ana, chen, dana, scheduleOf, weeklyLayer } from './schedules';

/** In milliseconds. */
export const DAY = 24 * 60 * 60_000;

/** A layer of the nights alone, until a time of the morning. */
export const nightsOf = (endTime: string) =>
  weeklyLayer([dana, chen, ana], {
    restrictions: [{ kind: 'daily', startTime: '18:00', endTime }],
  });

/** Opens a schedule in the editor. */
export const openEditor = async (
  schedule = scheduleOf([weeklyLayer([dana, chen, ana])]),
) => {
  const api = new FakeOncallApi();
  api.schedule = schedule;
  renderEditor('/schedules/s1/edit', api);
  await screen.findByRole('heading', { name: `Edit ${schedule.name}` });
  return api;
};

/** What the editor says of the draft. */
export const changes = () =>
  screen.getByRole('region', { name: 'What changes' });

/** Types another text into a field. */
export const retype = async (field: string, text: string) => {
  const input = screen.getByRole('textbox', { name: new RegExp(`^${field}`) });
  await userEvent.clear(input);
  if (text) await userEvent.type(input, text);
  return input;
};

const written = (api: FakeOncallApi, name: string) =>
  api.writes.flatMap(each => (each.name === name ? [each.request] : []));

/** Versions that were sent. */
export const saved = (api: FakeOncallApi) =>
  written(api, 'saveScheduleVersion') as (SaveVersionRequest & {
    id: string;
  })[];

/** Schedules that were sent. */
export const created = (api: FakeOncallApi) =>
  written(api, 'createSchedule') as CreateScheduleRequest[];

/** Names of the drafts that are kept on the device. */
export const keptDrafts = () =>
  Object.keys(localStorage).filter(key => key.startsWith('callboard.'));
