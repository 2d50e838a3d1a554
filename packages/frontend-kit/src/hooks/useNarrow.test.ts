import { act, renderHook } from '@testing-library/react';
import { useNarrow } from './useNarrow';

describe('useNarrow', () => {
  afterEach(() => {
    Reflect.deleteProperty(window, 'matchMedia');
  });

  it('follows the width of the window', () => {
    const listeners = new Set<() => void>();
    const list = {
      matches: true,
      addEventListener: (_: string, listener: () => void) =>
        listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) =>
        listeners.delete(listener),
    };
    const matchMedia = jest.fn(() => list);
    Object.assign(window, { matchMedia });

    const { result, unmount } = renderHook(() => useNarrow());
    expect(result.current).toBe(true);
    expect(matchMedia).toHaveBeenCalledWith('(max-width: 699px)');

    list.matches = false;
    act(() => listeners.forEach(notify => notify()));
    expect(result.current).toBe(false);

    unmount();
    expect(listeners.size).toBe(0);
  });

  it('is false where nothing can be asked', () => {
    expect(renderHook(() => useNarrow()).result.current).toBe(false);
  });
});
