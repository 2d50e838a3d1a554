import { Pace } from './Pace';

describe('Pace', () => {
  it('has work rest while many deliveries come in, and no longer than a second after them', () => {
    let now = 10_000;
    const pace = new Pace({ clock: () => now });
    const receive = (count: number) => {
      for (let i = 0; i < count; i++) pace.note();
    };
    receive(20);
    expect(pace.restAfter(10)).toBe(0);
    receive(180);
    expect(pace.restAfter(10)).toBe(30);
    expect(pace.restAfter(60_000)).toBe(1_000);
    now += 1_000;
    expect(pace.restAfter(10)).toBe(30);
    receive(20);
    now += 1_000;
    expect(pace.restAfter(10)).toBe(0);
  });

  it('knows of no delivery after a silence', () => {
    let now = 10_000;
    const pace = new Pace({ clock: () => now });
    for (let i = 0; i < 200; i++) pace.note();
    now += 5_000;
    expect(pace.restAfter(10)).toBe(0);
  });
});
