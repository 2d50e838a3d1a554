import { announce, ensureRegions } from './announce';

const spoken = (politeness: string) =>
  document.querySelector(`[aria-live=${politeness}]`)?.textContent;

describe('announce', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    document.body.replaceChildren();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('makes one pair of regions for the page, whoever asks', () => {
    ensureRegions();
    ensureRegions();
    jest.isolateModules(() => {
      // A second plugin brings its own copy of this module.
      jest
        .requireActual<typeof import('./announce')>('./announce')
        .announce('hi');
    });
    expect(document.querySelectorAll('[aria-live=polite]')).toHaveLength(1);
    expect(document.querySelectorAll('[aria-live=assertive]')).toHaveLength(1);
    expect(spoken('polite')).toBe('hi');
  });

  it('answers at once and interrupts only for what is urgent', () => {
    announce('Copied');
    announce('Not acknowledged', 'urgent');
    expect(spoken('polite')).toBe('Copied');
    expect(spoken('assertive')).toBe('Not acknowledged');
  });

  it('changes the region even when the text is the same', () => {
    announce('Copied');
    const first = document.querySelector('[aria-live=polite] > span');
    announce('Copied');
    expect(document.querySelector('[aria-live=polite] > span')).not.toBe(first);
  });

  it('speaks news every 5 s at most, the last one', () => {
    announce('1 new', 'news');
    expect(spoken('polite')).toBe('1 new');
    announce('2 new', 'news');
    announce('3 new', 'news');
    expect(spoken('polite')).toBe('1 new');
    jest.advanceTimersByTime(4_900);
    expect(spoken('polite')).toBe('1 new');
    jest.advanceTimersByTime(100);
    expect(spoken('polite')).toBe('3 new');
  });

  it('is heard behind a drawer that hides the rest of the page', () => {
    ensureRegions();
    const container = document.getElementById('callboard-live-region')!;
    container.setAttribute('aria-hidden', 'true');
    announce('Copied');
    expect(container).not.toHaveAttribute('aria-hidden');
  });
});
