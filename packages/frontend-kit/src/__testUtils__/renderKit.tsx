import { ReactElement } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, RenderResult } from '@testing-library/react';

/** Renders with the APIs the kit needs and no app around; for everything that reads no route. */
export function renderKit(
  element: ReactElement,
): RenderResult & { update: (next: ReactElement) => void } {
  const wrap = (child: ReactElement) => (
    <TestApiProvider
      apis={[
        [translationApiRef, mockApis.translation()],
        [errorApiRef, { post: jest.fn(), error$: jest.fn() }],
      ]}
    >
      <MemoryRouter
        future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
      >
        {child}
      </MemoryRouter>
    </TestApiProvider>
  );
  const result = render(wrap(element));
  return {
    ...result,
    update: (next: ReactElement) => result.rerender(wrap(next)),
  };
}

/** Listens at the clipboard; after `userEvent.setup()`, which puts a stub of its own there. */
export function watchClipboard(): jest.Mock<Promise<void>, [text: string]> {
  const writeText = jest.fn(async (_text: string) => {});
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText },
  });
  return writeText;
}
