import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const DAY = 86_400_000;
const run = promisify(execFile);

/** An event as a calendar program tells it; milliseconds since 1970 in UTC. */
export interface ReadEvent {
  uid: string;
  startsAt: number;
  endsAt: number;
  title: string;
  cancelled: boolean;
}

/** From, to; milliseconds since 1970 in UTC. */
export type CalendarWindow = [from: number, to: number];

/** Files of its own for one program, in memory where there is such a place: khal waits for the disk after each event. */
function folder() {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  return mkdtempSync(join(parent, 'callboard-calendar-'));
}

const works = (program: string, args: string[]) =>
  spawnSync(program, args).status === 0;

/** The Python that has recurring_ical_events: that of the system, where another comes first on the path. */
const python = ['python3', '/usr/bin/python3'].find(program =>
  works(program, ['-c', 'import recurring_ical_events']),
);

/** The packages of the programs that are not on this machine. */
export const missingPackages = [
  ...(works('khal', ['--version']) ? [] : ['khal']),
  ...(python ? [] : ['python3-recurring-ical-events']),
];

/** Python's recurring_ical_events, given a calendar that was read over HTTP. */
export class PythonCalendar {
  readonly #folder = folder();

  /** The events of each window, those called off too. */
  async read(
    text: string,
    windows: CalendarWindow[],
  ): Promise<(ReadEvent & { sequence: number })[][]> {
    const file = join(this.#folder, 'feed.ics');
    await writeFile(file, text);
    const seconds = windows.map(window => window.map(at => at / 1000));
    const { stdout } = await run(
      python!,
      [join(__dirname, 'readCalendar.py'), file, JSON.stringify(seconds)],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const found: (ReadEvent & { sequence: number })[][] = JSON.parse(stdout);
    return found.map(events =>
      events.map(event => ({
        ...event,
        startsAt: event.startsAt * 1000,
        endsAt: event.endsAt * 1000,
      })),
    );
  }

  close() {
    rmSync(this.#folder, { recursive: true });
  }
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** khal, for somebody in one zone who subscribes to one calendar. */
export class KhalCalendar {
  readonly #folder = folder();
  readonly #timeZone: string;

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** Brings what a calendar tells into the program, as each later reading of a subscription does. */
  async take(text: string): Promise<void> {
    await mkdir(join(this.#folder, 'events'), { recursive: true });
    await writeFile(join(this.#folder, 'config'), this.#config());
    const file = join(this.#folder, 'feed.ics');
    await writeFile(file, text);
    await this.#run(['import', '--batch', '-a', 'oncall', file]);
  }

  /** What it shows, by the clock of its zone. */
  async list([from, to]: CalendarWindow): Promise<ReadEvent[]> {
    const stdout = await this.#run([
      'list',
      '--once',
      '--day-format',
      '',
      '--format',
      '{uid}|{start-long-full}|{end-long-full}|{status}|{title}',
      // Days of its zone: those around are asked for as well.
      dateOf(from - DAY),
      dateOf(to + 2 * DAY),
    ]);
    return stdout
      .split('\n')
      .filter(line => line.includes('|'))
      .map(line => {
        const [uid, start, end, status, ...title] = line.split('|');
        return {
          uid,
          startsAt: Date.parse(start),
          endsAt: Date.parse(end),
          title: title.join('|').trim(),
          cancelled: status.trim() === 'CANCELLED',
        };
      })
      .filter(({ startsAt, endsAt }) => startsAt < to && from < endsAt);
  }

  close() {
    rmSync(this.#folder, { recursive: true });
  }

  async #run(args: string[]): Promise<string> {
    const { stdout } = await run(
      'khal',
      ['-c', join(this.#folder, 'config'), ...args],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, HOME: this.#folder, LC_ALL: 'C.UTF-8' },
      },
    );
    return stdout;
  }

  #config(): string {
    return [
      '[calendars]',
      '[[oncall]]',
      `path = ${join(this.#folder, 'events')}`,
      '[sqlite]',
      `path = ${join(this.#folder, 'khal.db')}`,
      '[locale]',
      `local_timezone = ${this.#timeZone}`,
      `default_timezone = ${this.#timeZone}`,
      'timeformat = %H:%M%z',
      'dateformat = %Y-%m-%d',
      'longdateformat = %Y-%m-%d',
      'datetimeformat = %Y-%m-%dT%H:%M%z',
      'longdatetimeformat = %Y-%m-%dT%H:%M%z',
      '',
    ].join('\n');
  }
}
