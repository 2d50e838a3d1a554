import type {
  AlertsOnCallAnswer,
  AlertsOnCallLevel,
  AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';

/** `1 ana ben`, `2`, or `1 ana @Europe/Berlin`: a level, who is on call at it, and the zone of its schedule. */
export function levelOf(written: string): AlertsOnCallLevel {
  const [level, ...words] = written.split(' ');
  const zone = words.find(word => word.startsWith('@'));
  const names = words.filter(word => !word.startsWith('@'));
  return {
    level: Number(level),
    scheduleId: `schedule-${level}`,
    scheduleName: `Schedule ${level}`,
    timeZone: zone?.slice(1),
    userRefs: names.map(name => `user:default/${name}`),
  };
}

/** On-call as a test writes it, with what it was asked. */
export class FakeOnCall implements AlertsOnCallProvider {
  /** By reference; what is not here is unknown. */
  answers: Record<string, AlertsOnCallAnswer> = {};
  schedules: Record<string, AlertsOnCallLevel> = {};
  /** `fails`: at once. `hangs`: it never answers, whatever its signal says. */
  mood: 'answers' | 'fails' | 'throws' | 'hangs' = 'answers';
  readonly asked: { entityRefs: readonly string[]; at?: string }[] = [];
  readonly askedSchedules: string[] = [];

  /** @param levels - as {@link levelOf} reads them */
  set(ref: string, levels: string[], reason?: string): void {
    this.answers[ref] = { levels: levels.map(levelOf), reason };
  }

  getOnCall({
    entityRefs,
    at,
  }: Parameters<AlertsOnCallProvider['getOnCall']>[0]) {
    this.asked.push({ entityRefs, at: at?.toISOString() });
    return this.#say(() =>
      entityRefs.map(ref =>
        Object.hasOwn(this.answers, ref) ? this.answers[ref] : undefined,
      ),
    );
  }

  getSchedule({
    scheduleId,
  }: Parameters<AlertsOnCallProvider['getSchedule']>[0]) {
    this.askedSchedules.push(scheduleId);
    return this.#say(() =>
      Object.hasOwn(this.schedules, scheduleId)
        ? this.schedules[scheduleId]
        : undefined,
    );
  }

  async listSchedules() {
    return [];
  }

  #say<T>(answer: () => T): Promise<T> {
    if (this.mood === 'throws') throw new TypeError('of Ana Ruiz');
    if (this.mood === 'hangs') return new Promise(() => {});
    return this.mood === 'fails'
      ? Promise.reject(new Error('the schedule of Ana Ruiz'))
      : Promise.resolve(answer());
  }
}
