import { createContext, useContext } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { playbooksApiRef } from '../api';

/** The page whose text is inside, for its images. */
export const ImagePage = createContext<string | undefined>(undefined);

/**
 * An address that holds the image itself. The usual content security policy of a portal takes no `blob:`, and an SVG opened from
 * one in a tab of its own would run as the portal; as `data:` it never does.
 */
const dataUrlOf = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** An image of the page inside which this stands. What was loaded stays when the network goes; what is not near is not asked for. */
export function usePageImage(path: string, isNear: boolean) {
  const api = useApi(playbooksApiRef);
  const pageId = useContext(ImagePage);
  return useQuery({
    queryKey: ['image', pageId, path],
    queryFn: async ({ signal }) =>
      dataUrlOf(await api.getImage({ pageId: pageId!, path }, { signal })),
    enabled: isNear && pageId !== undefined,
    staleTime: 5 * 60_000,
    gcTime: 30 * 60_000,
    refetchOnWindowFocus: false,
  });
}
