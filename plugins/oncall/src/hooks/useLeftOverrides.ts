import { useState } from 'react';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  keepLeft,
  readLeft,
  stillAhead,
  type LeftOverrides,
} from '../lib/editor/leftOverrides';
import { useAddLeft } from './useAddLeft';

/** Overrides of the file of a schedule that were not added when it was made: which, why, and another try. */
export function useLeftOverrides(schedule: Schedule) {
  const { id, timeZone } = schedule;
  const client = useQueryClient();
  const add = useAddLeft();
  const [left, setLeft] = useState(() =>
    stillAhead(readLeft(id), Date.now(), timeZone),
  );
  const change = (next: LeftOverrides) => {
    keepLeft(id, next);
    setLeft(next);
  };
  const retry = useMutation({
    mutationFn: () => add(schedule, left),
    onSuccess: ({ latest, rest }) => {
      setLeft(rest);
      client.setQueryData(['schedule', id], latest);
      void client.invalidateQueries();
    },
  });
  return {
    left,
    retry,
    /** Gives one of them up. */
    leaveOut: (overrideId: string) =>
      change({
        ...left,
        items: left.items.filter(({ override }) => override.id !== overrideId),
      }),
  };
}
