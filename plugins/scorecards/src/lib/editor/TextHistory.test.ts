import { TextHistory } from './TextHistory';

const typed = (history: TextHistory, ...texts: string[]) => {
  for (const text of texts) {
    jest.advanceTimersByTime(1_000);
    history.change(() => text);
  }
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the history of a text', () => {
  it('is taken back edit by edit, and forward again', () => {
    const history = new TextHistory('a');
    typed(history, 'ab', 'abc');
    history.undo();
    expect(history.read()).toEqual({
      text: 'ab',
      past: ['a'],
      future: ['abc'],
    });
    history.undo();
    history.undo();
    expect(history.read().text).toBe('a');
    history.redo();
    history.redo();
    history.redo();
    expect(history.read().text).toBe('abc');
  });

  it('takes keys that follow quickly as one edit', () => {
    const history = new TextHistory('a');
    typed(history, 'ab');
    jest.advanceTimersByTime(100);
    history.change(text => `${text}c`);
    history.undo();
    expect(history.read().text).toBe('a');
  });

  it('forgets what was taken back once something else is typed', () => {
    const history = new TextHistory('a');
    typed(history, 'ab');
    history.undo();
    typed(history, 'ac');
    history.redo();
    expect(history.read()).toEqual({ text: 'ac', past: ['a'], future: [] });
  });

  it('gives back what was typed before it began again', () => {
    const history = new TextHistory('a');
    typed(history, 'ab');
    history.restart('z');
    expect(history.read().text).toBe('z');
    history.undo();
    expect(history.read().text).toBe('ab');
  });

  it('keeps no more than a hundred edits', () => {
    const history = new TextHistory('');
    typed(history, ...Array.from({ length: 150 }, (_, edit) => `${edit}`));
    expect(history.read().past).toHaveLength(100);
    expect(history.read().past[0]).toBe('49');
  });

  it('tells who listens at once, and not of an edit that changes nothing', () => {
    const history = new TextHistory('a');
    const heard: string[] = [];
    const stop = history.subscribe(() => heard.push(history.read().text));
    typed(history, 'ab', 'ab');
    stop();
    typed(history, 'abc');
    expect(heard).toEqual(['ab']);
  });
});
