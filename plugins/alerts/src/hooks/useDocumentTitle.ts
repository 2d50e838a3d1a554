import { useEffect } from 'react';

/** The title of the window while a page is shown; the one before it afterwards. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
