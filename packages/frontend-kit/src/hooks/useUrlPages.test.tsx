import type { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useUrlPages } from './useUrlPages';
import { useUrlState } from './useUrlState';

function open(address: string) {
  const wrapper = ({ children }: PropsWithChildren) => (
    <MemoryRouter
      initialEntries={[address]}
      future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
    >
      {children}
    </MemoryRouter>
  );
  const { result } = renderHook(
    () => ({
      ...useUrlState(),
      pages: useUrlPages(50),
      search: useLocation().search,
    }),
    { wrapper },
  );
  return result;
}

describe('useUrlPages', () => {
  it('goes forward and back the same way', () => {
    const view = open('/?q=led');
    expect(view.current.pages.hasPrevious).toBe(false);
    act(() => view.current.pages.toNext('b'));
    act(() => view.current.pages.toNext('c'));
    expect(view.current.search).toBe('?q=led&cursor=c&from=100');
    expect(view.current.pages).toMatchObject({ cursor: 'c', offset: 100 });
    act(() => view.current.pages.toPrevious());
    expect(view.current.search).toBe('?q=led&cursor=b&from=50');
    act(() => view.current.pages.toPrevious());
    expect(view.current.pages).toMatchObject({
      cursor: undefined,
      offset: 0,
      hasPrevious: false,
    });
  });

  it('goes from a copied link to the first page', () => {
    const view = open('/?cursor=x&from=50');
    expect(view.current.pages).toMatchObject({ cursor: 'x', offset: 50 });
    act(() => view.current.pages.toPrevious());
    expect(view.current.search).toBe('');
  });

  it.each(['/?from=50', '/?cursor=x&from=-3', '/?cursor=x&from=many'])(
    'counts from the start where the address makes no sense: %s',
    address => {
      expect(open(address).current.pages.offset).toBe(0);
    },
  );
});

describe('useUrlState', () => {
  it('writes several values of one name, and takes empty ones away', () => {
    const view = open('/?q=led&tier=1&kept=yes');
    act(() => view.current.change({ q: '', tier: ['2', '3'] }));
    expect(view.current.search).toBe('?kept=yes&tier=2&tier=3');
  });
});
