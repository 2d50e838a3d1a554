import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { isTaken } from '@internal/frontend-kit';
import type { Bar, TimelineRow } from '../../lib/timeline/rows';
import type { Span } from '../../lib/timeline/span';

/** The bar of a row at an instant, or the one that is nearest. */
export function barAt(row: TimelineRow, at: number): Bar | undefined {
  const distance = ({ startsAt, endsAt }: Span) =>
    Math.max(startsAt - at, at - endsAt + 1, 0);
  return row.bars.reduce<Bar | undefined>(
    (best, bar) =>
      best === undefined || distance(bar) < distance(best) ? bar : best,
    undefined,
  );
}

function barWithId(grid: HTMLElement | null, id: string | undefined) {
  const bars = grid?.querySelectorAll<HTMLElement>('[data-bar-id]') ?? [];
  return Array.from(bars).find(({ dataset }) => dataset.barId === id);
}

interface Place {
  row: TimelineRow;
  bar: Bar;
}

/**
 * Makes the bars of a grid one tab stop. Arrows go from bar to bar and, at the same moment, from row to row; Home and End to
 * the edges of the window.
 */
export function useGridKeys(rows: TimelineRow[], window: Span) {
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  /** The moment that up and down keep. */
  const moment = useRef<number>();
  /** Where the focus goes once another window is drawn. */
  const pending = useRef<{ rowId: string; at: number }>();

  const places = rows.flatMap(row => row.bars.map(bar => ({ row, bar })));
  const active = places.find(({ bar }) => bar.id === chosen) ?? places[0];

  /** The bar that gets the focus once it is in the document: far from the screen it is only drawn when it is chosen. */
  const wanted = useRef<string>();
  const giveFocus = () => {
    const found = barWithId(grid.current, wanted.current);
    if (!found) return;
    wanted.current = undefined;
    found.focus();
  };
  const focus = (bar: Bar | undefined) => {
    if (!bar) return;
    setChosen(bar.id);
    wanted.current = bar.id;
    giveFocus();
  };
  useLayoutEffect(() => {
    if (wanted.current !== undefined) giveFocus();
  });

  useEffect(() => {
    if (!pending.current) return;
    const { rowId, at } = pending.current;
    pending.current = undefined;
    const row = rows.find(({ id }) => id === rowId) ?? rows[0];
    focus(barAt(row, at) ?? rows.flatMap(({ bars }) => bars)[0]);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each set of rows
  }, [rows]);

  const sideways = ({ row, bar }: Place, step: number) => {
    const next = row.bars[row.bars.indexOf(bar) + step];
    if (!next) return;
    moment.current = Math.max(next.startsAt, window.startsAt);
    focus(next);
  };

  const upOrDown = ({ row, bar }: Place, step: number) => {
    const at = moment.current ?? Math.max(bar.startsAt, window.startsAt);
    let index = rows.indexOf(row) + step;
    while (rows[index] && rows[index].bars.length === 0) index += step;
    if (!rows[index]) return;
    moment.current = at;
    focus(barAt(rows[index], at));
  };

  const moves: Record<string, (place: Place) => void> = {
    ArrowRight: place => sideways(place, 1),
    ArrowLeft: place => sideways(place, -1),
    ArrowDown: place => upOrDown(place, 1),
    ArrowUp: place => upOrDown(place, -1),
    Home: ({ row }) => focus(row.bars[0]),
    End: ({ row }) => focus(row.bars.at(-1)),
  };

  return {
    grid,
    /** The tab stop; absent without bars. */
    active,
    focus,
    /** After the next window is drawn the focus goes to that moment of the present row. */
    focusLater: (at: number, rowId = active?.row.id ?? 'final') => {
      pending.current = { rowId, at };
    },
    onFocus: (bar: Bar) => {
      if (bar.id !== active?.bar.id) {
        moment.current = Math.max(bar.startsAt, window.startsAt);
      }
      setChosen(bar.id);
    },
    /** Moves where the key says; whether it was one of those that move. */
    onMoveKey: (event: KeyboardEvent): boolean => {
      const move = moves[event.key];
      if (!move || !active || event.shiftKey || isTaken(event)) return false;
      event.preventDefault();
      move(active);
      return true;
    },
  };
}

/** What {@link useGridKeys} answers with. */
export type GridKeys = ReturnType<typeof useGridKeys>;
