import { Fragment } from 'react';
import type { DocumentSummary } from '@callboard/backstage-plugin-scorecards-common';
import { PlaceLink } from '../PlaceLink';

/** The file that a document is kept in, and a way to it where it has an address. */
export function GitFile({
  document: { path = '', url },
}: {
  document: Pick<DocumentSummary, 'path' | 'url'>;
}) {
  return (
    <PlaceLink href={url}>
      {path.split('/').map((part, at) => (
        // A line ends after a slash, and not within a name.
        <Fragment key={at}>
          {at > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </PlaceLink>
  );
}
