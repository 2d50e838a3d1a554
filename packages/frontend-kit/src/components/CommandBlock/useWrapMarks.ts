import { RefObject, useLayoutEffect } from 'react';

/** Marks the last word of each line that goes on below, so that a wrapped command is not read as several. */
export function useWrapMarks(code: RefObject<HTMLElement>, command: string) {
  useLayoutEffect(() => {
    const element = code.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => mark(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [code, command]);
}

function mark(code: HTMLElement): void {
  const words = Array.from(code.querySelectorAll<HTMLElement>('span'));
  words.forEach((word, index) => {
    const next = words[index + 1];
    const wraps =
      next !== undefined &&
      next.offsetTop > word.offsetTop &&
      !word.nextSibling?.textContent?.includes('\n');
    word.toggleAttribute('data-wraps', wraps);
  });
}
